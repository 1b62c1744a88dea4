import SearchModel
import Services

extension SampleOrganization: Directory {
  static let nioTeam = TeamSummary(
    name: "Apple", department: "Language", description: "Keeps the language's own packages.",
    channels: ["https://forums.example.org/c/nio", "#nio"], members: 2, repositories: 23)
  static let partTeam = TeamSummary(name: "Buffers", title: "Buffer people", department: "Language", parent: "Apple")
  static let hostileTeam = TeamSummary(
    name: "evil/\(script)", title: image + reordering, department: script, parent: script, description: script,
    channels: ["javascript:alert(1)", image], members: .max, repositories: .max)

  static let ada = PersonLink(key: "ada-wire-0hq3k1z", name: "Ada Wire")
  static let ben = PersonLink(key: "ben-moss-1k20zq4", name: "Ben Moss")
  static let hostilePerson = PersonLink(key: "person-000000x", name: script + reordering)

  func teams(viewer: Viewer) async throws -> [TeamSummary] {
    isEmpty ? [] : [Self.nioTeam, Self.partTeam, Self.hostileTeam]
  }

  func team(_ name: String, viewer: Viewer) async throws -> TeamDetail {
    switch name {
    case Self.nioTeam.name:
      return TeamDetail(
        summary: Self.nioTeam, url: "https://example.org/apple", subteams: [Self.partTeam],
        members: [
          TeamDetail.Member(
            person: Self.ada, role: "trusted committer", since: "2024-01-01", origin: "guildhall.yaml, line 12")
        ],
        otherMembers: [
          TeamDetail.Member(
            person: Self.ben, since: "2020-01-01", until: "2023-12-31", origin: "guildhall.yaml, line 13")
        ],
        projects: [
          OwnedProject(project: Self.project, lifecycle: "production", readiness: 0.82),
          OwnedProject(project: Self.imported, isGuess: true),
        ],
        folders: [
          OwnedFolder(repository: "hummingbird-project/hummingbird", folder: "Sources/HummingbirdCore"),
          OwnedFolder(repository: "hummingbird-project/hummingbird", folder: "Tests/Core tests"),
        ],
        consumers: [
          TeamConsumer(
            project: ProjectLink(name: "hummingbird", repository: "hummingbird-project/hummingbird", folder: ""),
            owner: "hummingbird-project",
            uses: [ProjectLink(name: "NIOCore", repository: "apple/swift-nio", folder: "Sources")])
        ], origin: "guildhall.yaml, line 8")
    case Self.partTeam.name: return TeamDetail(summary: Self.partTeam, origin: "people:catalog-info.yaml, line 3")
    case Self.hostileTeam.name:
      let member = TeamDetail.Member(
        person: Self.hostilePerson, role: Self.image, since: Self.script, until: Self.image, origin: Self.script)
      return TeamDetail(
        summary: Self.hostileTeam, url: "javascript:alert(1)", subteams: [Self.hostileTeam], members: [member],
        otherMembers: [member],
        projects: [OwnedProject(project: Self.hostileProject, lifecycle: Self.script, readiness: 1, isGuess: true)],
        folders: [OwnedFolder(repository: Self.hostileName, folder: Self.hostilePath)],
        consumers: [
          TeamConsumer(
            project: ProjectLink(name: Self.script, repository: Self.hostileName, folder: Self.hostilePath),
            owner: Self.image, uses: [ProjectLink(name: Self.image, repository: Self.script, folder: "")])
        ], origin: Self.image)
    default: throw UserFacingError(.notFound, "There is no team \(name) here, or it is not visible to you.")
    }
  }

  func people(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> PeoplePage {
    let all = isEmpty ? [] : [(Self.ada, ["Apple"]), (Self.ben, []), (Self.hostilePerson, [Self.image])]
    let found = all.filter { matching.isEmpty || $0.0.name.lowercased().contains(matching.lowercased()) }
    return PeoplePage(
      people: found.dropFirst(skip).prefix(limit).map { PersonSummary(person: $0.0, teams: $0.1) }, total: found.count)
  }

  func person(_ key: String, viewer: Viewer) async throws -> PersonDetail {
    switch key {
    case Self.ada.key:
      return PersonDetail(
        person: Self.ada,
        memberships: [
          PersonDetail.Membership(
            team: "Apple", role: "trusted committer", since: "2024-01-01", isCurrent: true,
            origin: "guildhall.yaml, line 12"),
          PersonDetail.Membership(
            team: "Buffers", until: "2023-12-31", isCurrent: false, origin: "people:catalog-info.yaml, line 3"),
        ], manager: Self.ben, emails: ["ada@example.org", "ada@home.example"], logins: ["adaw"],
        merges: [
          PersonDetail.Merge(
            reason: "mailmap", first: "ada@example.org", second: "ada@home.example",
            evidence:
              ".mailmap of apple/swift-nio, line 3, maps one to the other, and both stand with the name 'ada wire'.",
            undo: #"identities: { separate: [["ada@example.org", "ada@home.example"]] }"#),
          PersonDetail.Merge(reason: "same-name-in-team", first: "ada@example.org"),
        ], projects: [OwnedProject(project: Self.project, isGuess: true)],
        contributions: [PersonDetail.Contribution(repository: "apple/swift-nio", commits: 1_212, integrations: 40)])
    case Self.ben.key: return PersonDetail(person: Self.ben, reports: [Self.ada])
    case Self.hostilePerson.key:
      return PersonDetail(
        person: Self.hostilePerson,
        memberships: [
          PersonDetail.Membership(
            team: Self.hostileTeam.name, role: Self.script, since: Self.image, isCurrent: true, origin: Self.image)
        ], manager: Self.hostilePerson, reports: [Self.hostilePerson], emails: [Self.image], logins: [Self.script],
        merges: [
          PersonDetail.Merge(
            reason: Self.script, first: Self.image, second: Self.reordering, evidence: Self.script, undo: Self.image)
        ], projects: [OwnedProject(project: Self.hostileProject)],
        contributions: [PersonDetail.Contribution(repository: Self.hostileName, commits: .max)])
    default: throw UserFacingError(.notFound, "There is no person \(key) here, or it is not visible to you.")
    }
  }
}
