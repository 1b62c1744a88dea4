import Catalog
import Foundation
import Ownership
import SearchModel
import Testing

@testable import Services

/// Teams and people of hidden repositories do not exist for those who may not see them.
@Suite struct DirectoryPermissionTests {
  private typealias Sample = SyntheticOrganization

  private static let group = """
    apiVersion: backstage.io/v1alpha1
    kind: Group
    metadata: { name: shadows, annotations: { github.com/team-slug: open/shadows } }
    spec: { type: team, children: [] }
    ---
    apiVersion: backstage.io/v1alpha1
    kind: Group
    metadata: { name: open, description: Hidden words }
    spec: { type: team, children: [] }
    ---
    apiVersion: backstage.io/v1alpha1
    kind: User
    metadata: { name: spy }
    spec: { profile: { displayName: Spy Name }, memberOf: [open, shadows] }

    """

  private func organization() throws -> Sample {
    let organization = try Sample(
      """
      teams: [{ name: Open, repositories: ["open/a", secret/b] }, { name: Security }]
      visibility: { "secret/*": [Security] }
      """)
    try organization.publish(
      "open/a", authors: [("Ada Wire", "ada@corp.example", 5), ("Ada Wire", "ada@home.example", 1)],
      projects: [("visible", "")])
    try organization.publish(
      "open/shadowed", claims: [Sample.claim(.team, "open/shadows"), Sample.claim(.user, "spylogin")])
    try organization.publish(
      "secret/b",
      authors: [
        ("Ada Wire", "ada@hidden.example", 5), ("Hidden Person", "hidden@corp.example", 7),
        ("Spy Login", "1+spylogin@users.noreply.github.com", 4), ("Ada Wire", "ada@corp.example", 5),
      ], mailmap: "Ada Wire <ada@corp.example> <ada@hidden.example>\n", entities: Self.group, projects: [("hidden", "")]
    )
    try organization.run()
    return organization
  }

  @Test func listsAndCountsLeaveOutWhatIsHidden() async throws {
    let organization = try organization()
    let security = Viewer.member(teams: ["Security"])
    #expect(try await organization.names(.anonymous) == ["Ada Wire"])
    #expect(try await organization.names(security).sorted() == ["Ada Wire", "Hidden Person", "Spy Login", "Spy Name"])
    let few = try await organization.directory.people(matching: "", skip: 0, limit: 0, viewer: .anonymous)
    #expect(few.total == 1)
    #expect(try await organization.directory.teams(viewer: .anonymous).map(\.name) == ["Open", "Security"])
    #expect(try await organization.directory.teams(viewer: security).map(\.name) == ["Open", "Security", "shadows"])
    let open = try await organization.directory.teams(viewer: .anonymous).first
    #expect(open?.repositories == 1 && open?.members == 0 && open?.description == "")
    #expect(try await organization.directory.teams(viewer: security).first?.members == 1)
  }

  @Test func pagesLeaveOutWhatIsHidden() async throws {
    let organization = try organization()
    let open = try await organization.directory.team("Open", viewer: .anonymous)
    #expect(open.projects.map(\.project.name) == ["visible"] && open.members.isEmpty)
    #expect(try await organization.directory.team("Open", viewer: .operator).projects.count == 2)
    let ada = try await organization.person("Ada Wire", .anonymous)
    #expect(ada.emails == ["ada@corp.example", "ada@home.example"])
    #expect(ada.contributions.map(\.repository) == ["open/a"])
    #expect(ada.merges.allSatisfy { !"\($0)".contains("hidden") && !"\($0)".contains("secret") })
    #expect(try await organization.person("Ada Wire").emails.contains("ada@hidden.example"))
    // Whom a visible file names by an account that only hidden commits explain stays an account.
    let id = try #require(try organization.catalog.repositories().first { $0.name == "open/shadowed" }?.id)
    #expect(try await organization.owners(id) == ["team @open/shadows declared", "person @spylogin declared"])
  }

  @Test func hiddenAndAbsentSayTheSame() async throws {
    let organization = try organization()
    for name in ["shadows", "nobody"] {
      let error = await #expect(throws: UserFacingError.self) {
        try await organization.directory.team(name, viewer: .anonymous)
      }
      #expect(error?.message == "There is no team \(name) here, or it is not visible to you.")
    }
    let hidden = try await organization.person("Hidden Person").person.key
    for key in [hidden, "Hidden Person", "nobody-0000000"] {
      let error = await #expect(throws: UserFacingError.self) { try await organization.person(key, .anonymous) }
      #expect(error?.message == "There is no person \(key) here, or it is not visible to you.")
    }
    #expect(try await organization.catalog.people(matching: "hidden", in: [1], limit: 9).isEmpty)
    #expect(try await organization.catalog.teams(in: [1]).matching("shadows", limit: 9).isEmpty)
  }
}
