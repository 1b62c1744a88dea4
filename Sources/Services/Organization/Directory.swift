package import SearchModel

/// Who belongs where, and what they own. Absent and not-visible-to-you throw the same `notFound`.
package protocol Directory: Sendable {
  /// By name.
  func teams(viewer: Viewer) async throws -> [TeamSummary]
  /// `name` in any case.
  func team(_ name: String, viewer: Viewer) async throws -> TeamDetail
  /// By name, those whose name holds `matching`, whatever the case; the first `skip` are left out.
  func people(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> PeoplePage
  /// `key` as lists have it, or one that the person had before, or a whole name that only one person has.
  func person(_ key: String, viewer: Viewer) async throws -> PersonDetail
}

/// A team in a list.
package struct TeamSummary: Sendable, Equatable {
  /// Unique; its page is called so.
  package var name: String
  /// What people call it.
  package var title: String
  package var department: String
  /// The team that it is a part of.
  package var parent: String?
  package var description: String
  /// Public places to talk.
  package var channels: [String]
  /// Those who are in it today.
  package var members: Int
  /// Repositories that it is declared to own, whole or in part.
  package var repositories: Int

  package init(
    name: String, title: String? = nil, department: String = "", parent: String? = nil, description: String = "",
    channels: [String] = [], members: Int = 0, repositories: Int = 0
  ) {
    self.name = name
    self.title = title ?? name
    self.department = department
    self.parent = parent
    self.description = description
    self.channels = channels
    self.members = members
    self.repositories = repositories
  }
}

package struct TeamDetail: Sendable, Equatable {
  /// Somebody's time in the team.
  package struct Member: Sendable, Equatable {
    package var person: PersonLink
    /// What they do in it; empty when nobody says.
    package var role: String
    /// ISO dates, the last day included; nil when open.
    package var since: String?
    package var until: String?
    /// The file and line that says it.
    package var origin: String

    package init(
      person: PersonLink, role: String = "", since: String? = nil, until: String? = nil, origin: String
    ) {
      self.person = person
      self.role = role
      self.since = since
      self.until = until
      self.origin = origin
    }
  }

  package var summary: TeamSummary
  /// The team's own page elsewhere: http or https.
  package var url: String?
  /// Teams that are parts of it, by name.
  package var subteams: [TeamSummary]
  /// Those who are in it today, by name.
  package var members: [Member]
  /// Those who were, or will be, the latest first.
  package var otherMembers: [Member]
  /// What it owns, by name.
  package var projects: [OwnedProject]
  /// Folders that ownership files give it in repositories that are not its own as a whole, by repository and folder.
  package var folders: [OwnedFolder]
  /// Who depends on what it owns, without its own projects, by name.
  package var consumers: [TeamConsumer]
  /// The file and line that declares it.
  package var origin: String

  package init(
    summary: TeamSummary, url: String? = nil, subteams: [TeamSummary] = [], members: [Member] = [],
    otherMembers: [Member] = [], projects: [OwnedProject] = [], folders: [OwnedFolder] = [],
    consumers: [TeamConsumer] = [], origin: String
  ) {
    self.summary = summary
    self.url = url
    self.subteams = subteams
    self.members = members
    self.otherMembers = otherMembers
    self.projects = projects
    self.folders = folders
    self.consumers = consumers
    self.origin = origin
  }
}

/// A folder of a repository that somebody owns.
package struct OwnedFolder: Sendable, Hashable {
  package var repository: String
  /// Relative to the repository's root.
  package var folder: String

  package init(repository: String, folder: String) {
    self.repository = repository
    self.folder = folder
  }
}

/// A project that depends on those of a team.
package struct TeamConsumer: Sendable, Equatable {
  package var project: ProjectLink
  /// Its own declared owner, as people know them.
  package var owner: String?
  /// The team's projects that it names, by name.
  package var uses: [ProjectLink]

  package init(project: ProjectLink, owner: String? = nil, uses: [ProjectLink]) {
    self.project = project
    self.owner = owner
    self.uses = uses
  }
}

/// A project with what those who look for its owner want to know.
package struct OwnedProject: Sendable, Equatable {
  package var project: ProjectSummary
  /// Empty when unknown.
  package var lifecycle: String
  /// 0...1; nil when unknown.
  package var readiness: Double?
  /// From who integrated changes; nobody declared it.
  package var isGuess: Bool

  package init(project: ProjectSummary, lifecycle: String = "", readiness: Double? = nil, isGuess: Bool = false) {
    self.project = project
    self.lifecycle = lifecycle
    self.readiness = readiness
    self.isGuess = isGuess
  }
}

/// Names one person, wherever they are spoken of.
package struct PersonLink: Sendable, Hashable {
  package var key: String
  package var name: String

  package init(key: String, name: String) {
    self.key = key
    self.name = name
  }
}

/// A person in a list.
package struct PersonSummary: Sendable, Equatable {
  package var person: PersonLink
  /// The teams they are in today, by name.
  package var teams: [String]

  package init(person: PersonLink, teams: [String] = []) {
    self.person = person
    self.teams = teams
  }
}

/// A part of the list of people.
package struct PeoplePage: Sendable, Equatable {
  package var people: [PersonSummary]
  /// How many the whole list has.
  package var total: Int

  package init(people: [PersonSummary], total: Int) {
    self.people = people
    self.total = total
  }
}

package struct PersonDetail: Sendable, Equatable {
  /// A time in a team.
  package struct Membership: Sendable, Equatable {
    package var team: String
    package var role: String
    /// ISO dates, the last day included; nil when open.
    package var since: String?
    package var until: String?
    package var isCurrent: Bool
    package var origin: String

    package init(
      team: String, role: String = "", since: String? = nil, until: String? = nil, isCurrent: Bool, origin: String
    ) {
      self.team = team
      self.role = role
      self.since = since
      self.until = until
      self.isCurrent = isCurrent
      self.origin = origin
    }
  }

  /// Why two addresses are taken for one person's.
  package struct Merge: Sendable, Equatable {
    /// In a word: configured, mailmap, host-login, same-name-in-team.
    package var reason: String
    /// nil for an address that the viewer cannot read in a history, and for a name without one.
    package var first: String?
    package var second: String?
    /// One sentence with the place; nil when it speaks of what the viewer may not see.
    package var evidence: String?
    /// What to write into the configuration where they are two people after all; nil where the viewer may not read
    /// the addresses, or the configuration itself says that they are one.
    package var undo: String?

    package init(
      reason: String, first: String? = nil, second: String? = nil, evidence: String? = nil, undo: String? = nil
    ) {
      self.reason = reason
      self.first = first
      self.second = second
      self.evidence = evidence
      self.undo = undo
    }
  }

  /// A repository with commits of theirs.
  package struct Contribution: Sendable, Equatable {
    package var repository: String
    /// Written by them: evidence of a contribution, not a measure of it.
    package var commits: Int
    /// Put on the branch by them within a year of the newest commit.
    package var integrations: Int

    package init(repository: String, commits: Int, integrations: Int = 0) {
      self.repository = repository
      self.commits = commits
      self.integrations = integrations
    }
  }

  package var person: PersonLink
  /// Today's first, then the latest first.
  package var memberships: [Membership]
  package var manager: PersonLink?
  /// By name.
  package var reports: [PersonLink]
  /// Addresses that the viewer can read in a history too; to the operator all.
  package var emails: [String]
  /// Their accounts on hosts.
  package var logins: [String]
  package var merges: [Merge]
  /// What they own, declared or guessed, by name.
  package var projects: [OwnedProject]
  /// By the repository's name: people are not ranked.
  package var contributions: [Contribution]

  package init(
    person: PersonLink, memberships: [Membership] = [], manager: PersonLink? = nil, reports: [PersonLink] = [],
    emails: [String] = [], logins: [String] = [], merges: [Merge] = [], projects: [OwnedProject] = [],
    contributions: [Contribution] = []
  ) {
    self.person = person
    self.memberships = memberships
    self.manager = manager
    self.reports = reports
    self.emails = emails
    self.logins = logins
    self.merges = merges
    self.projects = projects
    self.contributions = contributions
  }
}
