package import Services

/// Names a person.
package struct PersonItem: Codable, Sendable, Equatable {
  /// Stable over syncs.
  package var key: String
  package var name: String

  package init(_ person: PersonLink) {
    key = person.key
    name = person.name
  }
}

/// A person in a list.
package struct PersonListItem: Codable, Sendable, Equatable {
  package var key: String
  package var name: String
  /// The teams they are in today.
  package var teams: [String]

  package init(_ person: PersonSummary) {
    key = person.person.key
    name = person.person.name
    teams = person.teams
  }
}

/// What `/api/v1/people` answers.
package struct PeopleReply: Codable, Sendable {
  package var people: [PersonListItem]
  package var total: Int
  package var next: String?

  package init(_ page: PeoplePage, next: String?) {
    people = page.people.map(PersonListItem.init)
    total = page.total
    self.next = next
  }
}

/// What `/api/v1/people/{person}` answers.
package struct PersonReply: Codable, Sendable {
  package var person: PersonItem
  package var memberships: [TeamTimeItem]
  package var manager: PersonItem?
  package var reports: [PersonItem]
  /// Addresses that stand in a history that the viewer may read.
  package var emails: [String]
  package var logins: [String]
  package var merges: [IdentityMergeItem]
  package var projects: [OwnedProjectItem]
  /// By the repository's name.
  package var contributions: [ContributionItem]

  package init(_ detail: PersonDetail) {
    person = PersonItem(detail.person)
    memberships = detail.memberships.map(TeamTimeItem.init)
    manager = detail.manager.map(PersonItem.init)
    reports = detail.reports.map(PersonItem.init)
    emails = detail.emails
    logins = detail.logins
    merges = detail.merges.map(IdentityMergeItem.init)
    projects = detail.projects.map(OwnedProjectItem.init)
    contributions = detail.contributions.map(ContributionItem.init)
  }
}

/// A person's time in a team.
package struct TeamTimeItem: Codable, Sendable, Equatable {
  package var team: String
  package var role: String
  /// First and last day; absent when open.
  package var since: String?
  package var until: String?
  package var current: Bool
  package var origin: String

  init(_ membership: PersonDetail.Membership) {
    team = membership.team
    role = membership.role
    since = membership.since
    until = membership.until
    current = membership.isCurrent
    origin = membership.origin
  }
}

/// Why two addresses are taken for one person's.
package struct IdentityMergeItem: Codable, Sendable, Equatable {
  package var reason: String
  /// Absent for an address that stands in no history that the viewer may read.
  package var first: String?
  package var second: String?
  package var evidence: String?
  /// What to write into the configuration where they are two people.
  package var undo: String?

  init(_ merge: PersonDetail.Merge) {
    reason = merge.reason
    first = merge.first
    second = merge.second
    evidence = merge.evidence
    undo = merge.undo
  }
}

/// A repository with commits of a person.
package struct ContributionItem: Codable, Sendable, Equatable {
  package var repository: String
  package var commits: Int
  /// Commits put on the branch within a year of the newest one.
  package var integrations: Int

  init(_ contribution: PersonDetail.Contribution) {
    repository = contribution.repository
    commits = contribution.commits
    integrations = contribution.integrations
  }
}
