import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

/// What somebody who is signed in may see follows from what the operator wrote, and from nothing that others can write.
@Suite struct SignedInViewersTests {
  private typealias Sample = SyntheticOrganization

  private static let configuration = """
    teams:
      - name: Security
        members:
          - { name: Ada Long, emails: [ada@corp.example], logins: [ada] }
          - { name: Bob Short, emails: [bob@corp.example], to: 2026-03-13 }
          - { name: Cy Late, emails: [cy@corp.example], from: 2026-03-15 }
          - { name: Dee Today, emails: [dee@corp.example], from: 2026-03-14, to: 2026-03-14 }
          - { name: Only Name }
      - { name: Legal, members: [{ name: Ada Long }] }
      - { name: Web, members: [{ name: Ada Long }, { name: Gus Web, logins: [gus] }] }
    people: [{ name: Gus Web, logins: [gus], emails: [gus@corp.example] }]
    visibility: { "secret/*": [Security], "contracts": [Legal] }
    orgChart: { repository: handbook }

    """

  private static let chart = [
    "teams.csv": "Id,Name,Alias,ParentId,SortingIndex\n1,Security,,,1\n",
    "users.csv": "Id,Email,Name,TeamIds\n7,hal@corp.example,Hal Chart,1\n",
  ]

  private static let group = """
    apiVersion: backstage.io/v1alpha1
    kind: Group
    metadata: { name: Security }
    spec: { type: team, children: [], members: [eve] }
    ---
    apiVersion: backstage.io/v1alpha1
    kind: User
    metadata: { name: eve }
    spec: { profile: { email: eve@corp.example }, memberOf: [Security] }

    """

  private func viewer(_ person: String, of organization: Sample) throws -> Viewer {
    let live = LiveIndex(folder: DataFolder(organization.folder.file("data")), catalog: organization.catalog)
    return try SignedInViewers(live: live, access: AccessPolicy(organization.settings), now: { Sample.now })
      .viewer(of: person)
  }

  @Test func teamsOfTodayByTheOperatorsWord() throws {
    let organization = try Sample(Self.configuration)
    try organization.publish("handbook", files: Self.chart)
    // Whoever commits may call himself anything, and whoever has a repository may declare groups.
    try organization.publish(
      "web", authors: [("Ada Long", "eve@corp.example", 90), ("eve", "ada@corp.example", 90)], entities: Self.group)
    try organization.run()
    for (person, teams) in [
      ("ada@corp.example", ["Legal", "Security"]), ("ADA", ["Legal", "Security"]),
      ("Ada@Corp.example", ["Legal", "Security"]),
      ("bob@corp.example", []), ("cy@corp.example", []), ("dee@corp.example", ["Security"]),
      ("gus", []), ("hal@corp.example", ["Security"]), ("only name", ["Security"]),
      ("Ada Long", []), ("eve@corp.example", []), ("eve", []), ("nobody", []), ("", []),
    ] as [(String, Set<String>)] {
      #expect(try viewer(person, of: organization) == .member(teams: teams), "\(person)")
    }
  }

  @Test func whereNothingIsHiddenAllSeeTheSame() throws {
    let organization = try Sample("teams: [{ name: Web, members: [{ name: Ada, logins: [ada] }] }]\n")
    #expect(try viewer("ada", of: organization) == .anonymous)
  }
}
