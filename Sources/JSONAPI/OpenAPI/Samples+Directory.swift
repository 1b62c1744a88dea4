import Services
import WireTypes

extension Samples {
  private static let nio = TeamSummary(
    name: "NIO", department: "Server", description: "Networking for servers.", channels: ["#nio"], members: 1,
    repositories: 1)
  private static let ada = PersonLink(key: "ada-wire-0hq3k1z", name: "Ada Wire")
  private static var owned: OwnedProject {
    OwnedProject(project: projectSummary, lifecycle: "production", readiness: 0.8)
  }

  static var teams: TeamsReply { TeamsReply([nio], total: 1, next: nil) }

  static var team: TeamReply {
    let consumer = ProjectLink(name: "hummingbird", repository: "hummingbird-project/hummingbird", folder: "")
    return TeamReply(
      TeamDetail(
        summary: nio, url: "https://example.org/teams/nio",
        members: [
          TeamDetail.Member(person: ada, role: "lead", since: "2024-01-01", origin: "guildhall.yaml, line 12")
        ], projects: [owned],
        folders: [OwnedFolder(repository: "hummingbird-project/hummingbird", folder: "Sources/HummingbirdCore")],
        consumers: [
          TeamConsumer(
            project: consumer, owner: "hummingbird-project",
            uses: [ProjectLink(name: "swift-nio", repository: "apple/swift-nio", folder: "")])
        ],
        origin: "guildhall.yaml, line 8"))
  }

  static var people: PeopleReply {
    PeopleReply(PeoplePage(people: [PersonSummary(person: ada, teams: ["NIO"])], total: 1), next: nil)
  }

  static var person: PersonReply {
    PersonReply(
      PersonDetail(
        person: ada,
        memberships: [
          PersonDetail.Membership(
            team: "NIO", role: "lead", since: "2024-01-01", isCurrent: true, origin: "guildhall.yaml, line 12")
        ], manager: PersonLink(key: "ben-moss-1k20zq4", name: "Ben Moss"), emails: ["ada@example.org"], logins: ["ada"],
        merges: [
          PersonDetail.Merge(
            reason: "mailmap", first: "ada@example.org", second: "ada@home.example",
            evidence: ".mailmap of apple/swift-nio, line 3, maps one to the other, for this repository.",
            undo: #"identities: { separate: [["ada@example.org", "ada@home.example"]] }"#)
        ], projects: [owned],
        contributions: [PersonDetail.Contribution(repository: "apple/swift-nio", commits: 12, integrations: 4)]))
  }
}
