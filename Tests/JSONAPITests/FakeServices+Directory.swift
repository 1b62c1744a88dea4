import SearchModel
import Services

extension FakeServices: Directory {
  private static let ada = PersonLink(key: "ada-wire-0hq3k1z", name: "Ada Wire")
  private static let ben = PersonLink(key: "ben-moss-1k20zq4", name: "Ben Moss")
  private static let team = TeamSummary(
    name: "NIO", title: "Network people", department: "Server", parent: "Server", description: "Networking",
    channels: ["#nio"], members: 1, repositories: 2)

  private var owned: OwnedProject {
    OwnedProject(
      project: ProjectSummary(
        id: 1, name: "nio", description: "Networking", repository: "apple/swift-nio", folder: "", ecosystem: "swift",
        owner: "NIO"), lifecycle: "production", readiness: 0.5, isGuess: true)
  }

  func teams(viewer: Viewer) async throws -> [TeamSummary] {
    if let failure { throw failure }
    return [Self.team, TeamSummary(name: "a/b")]
  }

  func team(_ name: String, viewer: Viewer) async throws -> TeamDetail {
    if let failure { throw failure }
    guard name.lowercased() == "nio" else { throw UserFacingError(.notFound, "There is no team \(name) here.") }
    let member = TeamDetail.Member(
      person: Self.ada, role: "lead", since: "2024-01-01", until: "2024-12-31", origin: "guildhall.yaml, line 3")
    let link = ProjectLink(name: "nio", repository: "apple/swift-nio", folder: "")
    return TeamDetail(
      summary: Self.team, url: "https://example.org/nio", subteams: [TeamSummary(name: "a/b")], members: [member],
      otherMembers: [member], projects: [owned], folders: [OwnedFolder(repository: "apple/swift-log", folder: "Net")],
      consumers: [TeamConsumer(project: link, owner: "Else", uses: [link])],
      origin: "guildhall.yaml, line 2")
  }

  func people(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> PeoplePage {
    if let failure { throw failure }
    let all = [Self.ada, Self.ben].filter { matching.isEmpty || $0.name.lowercased().contains(matching) }
    return PeoplePage(
      people: all.dropFirst(skip).prefix(limit).map { PersonSummary(person: $0, teams: ["NIO"]) }, total: all.count)
  }

  func person(_ key: String, viewer: Viewer) async throws -> PersonDetail {
    if let failure { throw failure }
    guard key == Self.ada.key else { throw UserFacingError(.notFound, "There is no person \(key) here.") }
    return PersonDetail(
      person: Self.ada,
      memberships: [
        PersonDetail.Membership(
          team: "NIO", role: "lead", since: "2024-01-01", until: "2024-12-31", isCurrent: false,
          origin: "guildhall.yaml, line 3")
      ], manager: Self.ben, reports: [Self.ben], emails: ["ada@example.org"], logins: ["adaw"],
      merges: [
        PersonDetail.Merge(
          reason: "mailmap", first: "ada@example.org", second: "ada@home.example", evidence: "A line says so.",
          undo: #"identities: { separate: [["ada@example.org", "ada@home.example"]] }"#)
      ], projects: [owned],
      contributions: [PersonDetail.Contribution(repository: "apple/swift-nio", commits: 12, integrations: 3)])
  }
}
