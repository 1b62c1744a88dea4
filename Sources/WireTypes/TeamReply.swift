package import Services

/// A team in a list.
package struct TeamItem: Codable, Sendable, Equatable {
  package var name: String
  package var title: String
  package var department: String
  /// The team that it is a part of.
  package var parent: String?
  package var description: String
  package var channels: [String]
  /// Those who are in it today.
  package var members: Int
  /// Repositories that it is declared to own, whole or in part.
  package var repositories: Int

  package init(_ team: TeamSummary) {
    name = team.name
    title = team.title
    department = team.department
    parent = team.parent
    description = team.description
    channels = team.channels
    members = team.members
    repositories = team.repositories
  }
}

/// What `/api/v1/teams` answers.
package struct TeamsReply: Codable, Sendable {
  package var teams: [TeamItem]
  package var total: Int
  package var next: String?

  package init(_ teams: [TeamSummary], total: Int, next: String?) {
    self.teams = teams.map(TeamItem.init)
    self.total = total
    self.next = next
  }
}

/// What `/api/v1/teams/{team}` answers.
package struct TeamReply: Codable, Sendable {
  package var team: TeamItem
  /// The team's own page elsewhere.
  package var url: String?
  package var subteams: [TeamItem]
  package var members: [MemberItem]
  /// Those who were, or will be.
  package var otherMembers: [MemberItem]
  package var projects: [OwnedProjectItem]
  /// That ownership files give it in repositories of others.
  package var folders: [OwnedFolderItem]
  package var consumers: [TeamConsumerItem]
  /// The file and line that declares it.
  package var origin: String

  package init(_ detail: TeamDetail) {
    team = TeamItem(detail.summary)
    url = detail.url
    subteams = detail.subteams.map(TeamItem.init)
    members = detail.members.map(MemberItem.init)
    otherMembers = detail.otherMembers.map(MemberItem.init)
    projects = detail.projects.map(OwnedProjectItem.init)
    folders = detail.folders.map(OwnedFolderItem.init)
    consumers = detail.consumers.map(TeamConsumerItem.init)
    origin = detail.origin
  }
}

/// Somebody's time in a team.
package struct MemberItem: Codable, Sendable, Equatable {
  /// The person's key.
  package var person: String
  package var name: String
  package var role: String
  /// First and last day; absent when open.
  package var since: String?
  package var until: String?
  package var origin: String

  init(_ member: TeamDetail.Member) {
    person = member.person.key
    name = member.person.name
    role = member.role
    since = member.since
    until = member.until
    origin = member.origin
  }
}

/// A folder of an owner.
package struct OwnedFolderItem: Codable, Sendable, Equatable {
  package var repository: String
  /// Relative to the repository's root.
  package var folder: String

  init(_ owned: OwnedFolder) {
    repository = owned.repository
    folder = owned.folder
  }
}

/// A project of an owner.
package struct OwnedProjectItem: Codable, Sendable, Equatable {
  package var project: ProjectItem
  /// Empty when unknown.
  package var lifecycle: String
  /// 0...1; absent when unknown.
  package var readiness: Double?
  /// From who integrated changes; nobody declared it.
  package var guess: Bool

  init(_ owned: OwnedProject) {
    project = ProjectItem(owned.project)
    lifecycle = owned.lifecycle
    readiness = owned.readiness
    guess = owned.isGuess
  }
}

/// A project that depends on those of a team.
package struct TeamConsumerItem: Codable, Sendable, Equatable {
  package var project: ProjectLinkItem
  package var owner: String?
  /// The team's projects that it names.
  package var uses: [ProjectLinkItem]

  init(_ consumer: TeamConsumer) {
    project = ProjectLinkItem(consumer.project)
    owner = consumer.owner
    uses = consumer.uses.map(ProjectLinkItem.init)
  }
}
