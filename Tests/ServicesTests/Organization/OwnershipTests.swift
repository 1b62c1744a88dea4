import Catalog
import Foundation
import Ownership
import SearchModel
import Settings
import TestSupport
import Testing

@testable import Services

/// Who owns each repository, and on what ground.
@Suite struct OwnershipTests {
  private typealias Sample = SyntheticOrganization

  @Test func configurationThenFilesThenGuess() async throws {
    let organization = try Sample(
      """
      teams:
        - { name: Net, repositories: ["net/*"], aliases: ["@acme/network-people"] }
        - { name: Data }
      people: [{ name: "Ada Wire", emails: [ada@corp.example], logins: [adaw] }]
      """)
    let ada: [Sample.Author] = [("Ada Wire", "ada@corp.example", 9), ("ci-bot", "ci-bot@x.example", 99)]
    let configured = try organization.publish("net/a", authors: ada, claims: [Sample.claim(.user, "adaw")])
    let alias = try organization.publish("x/alias", claims: [Sample.claim(.team, "acme/network-people")])
    let own = try organization.publish("data-org/b", claims: [Sample.claim(.team, "data-org/data")])
    let foreign = try organization.publish("data-org/c", claims: [Sample.claim(.team, "elsewhere/data")])
    let login = try organization.publish("x/d", claims: [Sample.claim(.user, "AdaW"), Sample.claim(.user, "stranger")])
    let files = try organization.publish(
      "x/e",
      claims: [Sample.claim(.email, "ADA@corp.example"), Sample.claim(.team, "Net", path: "catalog-info.yaml")])
    let guess = try organization.publish("x/f", authors: ada + [("Ben Moss", "ben@corp.example", 1)])
    let asleep = try organization.publish("x/g", authors: ada, integrated: Sample.now - 900 * 86_400)
    let nobody = try organization.publish("x/h", authors: [("Ada Wire", "ada@corp.example", 2)])
    try organization.run()
    #expect(try await organization.owners(configured) == ["team Net declared"])
    #expect(try await organization.owners(alias) == ["team Net declared"])
    #expect(try await organization.owners(own) == ["team Data declared"])
    #expect(try await organization.owners(foreign) == ["team @elsewhere/data declared"], "not our host's team")
    #expect(try await organization.owners(login) == ["person Ada Wire declared", "person @stranger declared"])
    #expect(try await organization.owners(files) == ["person Ada Wire declared"], "the first file is believed")
    #expect(try await organization.owners(guess) == ["person Ada Wire guess"])
    #expect(try await organization.owners(asleep) == ["person Ada Wire guess"])
    #expect(try await organization.owners(nobody) == [], "two commits prove nothing")
    let evidence = try await organization.catalog.owners(ofRepository: asleep).map(\.evidence)
    #expect(evidence == ["9 of 9 commits of the year before its last change (100 %)."])
    #expect(
      try await organization.catalog.owners(ofRepository: configured).map { "\($0.evidence) \($0.path ?? "")" } == [
        "The team Net has the pattern 'net/*'. guildhall.yaml"
      ])
    let problems = try await organization.catalog.problems().filter { $0.step != nil }
    #expect(problems.map(\.message) == ["CODEOWNERS, line 1: nobody here knows the owner '@elsewhere/data'."])
    #expect(problems.first?.hint == "Name it below `aliases` of its team in guildhall.yaml.")
  }

  @Test func foldersMayHaveTheirOwnOwners() async throws {
    let organization = try Sample("teams: [{ name: Net, repositories: [mono] }, { name: Data }]\n")
    let mono = try organization.publish(
      "mono", claims: [Sample.claim(.team, "Data", folder: "db", line: 7)], projects: [("net", ""), ("db", "db")])
    try organization.run()
    #expect(try await organization.owners(mono) == ["team Net declared"])
    #expect(try await organization.owners(mono, folder: "db") == ["team Data declared"])
    let data = try await organization.directory.team("Data", viewer: .anonymous)
    #expect(data.projects.map(\.project.name) == ["db"] && data.projects.first?.project.owner == "Data")
    #expect(try await organization.directory.team("Net", viewer: .anonymous).projects.map(\.project.name) == ["net"])
    #expect(data.summary.repositories == 1)
  }

  /// A guess shows, and answers no question as if somebody had declared it.
  @Test func aGuessOwnsNothing() async throws {
    let organization = try Sample()
    let id = try organization.publish("a", authors: [("Ada Wire", "ada@corp.example", 9)])
    try organization.run()
    let live = LiveIndex(folder: DataFolder(organization.folder.file("data")), catalog: organization.catalog)
    let scope = AccessPolicy(organization.settings).scope(of: try live.state(), for: .anonymous)
    let facts = try #require(scope[RepositoryID(UInt32(id))])
    #expect(facts.owner == nil && !facts.isOwned(by: "Ada Wire"))
    #expect(facts.owners(of: "x").map(\.title) == ["Ada Wire"] && facts.owners.first?.isGuess == true)
    let ada = try await organization.person("Ada Wire")
    #expect(ada.projects.isEmpty, "there is no project in it")
  }

  /// What ownership files give a team within repositories of others, as far as the viewer may see those.
  @Test func foldersOfOthersRepositoriesAreTheTeamsToo() async throws {
    let organization = try Sample(
      """
      teams: [{ name: Data, repositories: [own] }, { name: Security }]
      visibility: { "secret/*": [Security] }
      """)
    let claim = Sample.claim(.team, "Data", folder: "db")
    try organization.publish("own", claims: [claim])
    for name in ["mono", "secret/vault"] { try organization.publish(name, claims: [claim]) }
    try organization.run()
    for (viewer, repositories) in [
      (Viewer.anonymous, ["mono"]), (.member(teams: ["Security"]), ["mono", "secret/vault"]),
    ] {
      let folders = try await organization.directory.team("Data", viewer: viewer).folders
      #expect(folders == repositories.map { OwnedFolder(repository: $0, folder: "db") })
    }
  }

  @Test func chartsAreBelievedWhereTheConfigurationSaysSo() async throws {
    let chart = #"{"ada": {"manager": "zoe"}, "ben": {"manager": "zoe"}, "zoe": {}}"#
    let organization = try Sample("orgChart: { repository: handbook, folder: people }\n")
    let authors: [Sample.Author] = [("Ada Wire", "1+ada@users.noreply.github.com", 3)]
    try organization.publish(
      "handbook", files: ["people/org-data.json": chart, "org-data.json": #"{"x": {"manager": "y"}}"#])
    try organization.publish(
      "evil", authors: authors, files: ["people/org-data.json": #"{"ada": {"manager": "evil"}}"#])
    try organization.run()
    #expect(try await organization.directory.teams(viewer: .anonymous).map(\.name) == ["zoe"])
    let zoe = try await organization.directory.team("zoe", viewer: .anonymous)
    #expect(zoe.members.map(\.person.name) == ["Ada Wire", "ben", "zoe"])
    #expect(zoe.origin.hasPrefix("handbook:people/org-data.json, line 1"))
    let ada = try await organization.person("Ada Wire", .anonymous)
    #expect(ada.manager?.name == "zoe")
    #expect(try await organization.person("zoe", .anonymous).reports.map(\.name) == ["Ada Wire", "ben"])
  }

  @Test func devLakeFilesAreTeamsToo() async throws {
    let organization = try Sample(
      "orgChart: { repository: handbook }\nteams: [{ name: Network, aliases: [Net], channel: \"#net\" }]\n")
    try organization.publish(
      "handbook",
      files: [
        "teams.csv": "Id,Name,Alias,ParentId,SortingIndex\n1,Engineering,,,0\n2,Net,,1,1\n3,Data,,1,2\n4,../x,,1,3\n",
        "users.csv": "Id,Name,Email,TeamIds\n1,Ada Wire,ada@corp.example,2;3\n",
      ])
    try organization.run()
    let teams = try await organization.directory.teams(viewer: .anonymous)
    #expect(teams.map(\.name) == ["Data", "Engineering", "Network"])
    #expect(teams.first { $0.name == "Data" }?.department == "Engineering")
    #expect(teams.first { $0.name == "Network" }?.channels == ["#net"], "configuration goes before files")
    #expect(try await organization.person("Ada Wire").memberships.map(\.team) == ["Data", "Network"])
    #expect(try await organization.catalog.problems().contains { $0.message.contains("'../x' cannot stand") })
  }

  @Test func groupsAndUsersOfCatalogueFiles() async throws {
    let organization = try Sample("teams: [{ name: Network, aliases: [net], department: Server }]\n")
    let entities = """
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: { name: net, description: Cables and sockets }
      spec: { type: team, parent: eng, children: [], members: [ada] }
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: { name: search, title: Search people }
      spec: { type: team, parent: eng, children: [] }
      ---
      apiVersion: backstage.io/v1alpha1
      kind: Group
      metadata: { name: eng, title: Engineering }
      spec: { type: department, children: [] }
      ---
      apiVersion: backstage.io/v1alpha1
      kind: User
      metadata: { name: ada, annotations: { github.com/user-login: adaw } }
      spec: { profile: { displayName: Somebody Important, email: ada@corp.example }, memberOf: [search] }

      """
    try organization.publish("people", authors: [("Ada Wire", "ada@corp.example", 9)], entities: entities)
    try organization.publish("x/a", claims: [Sample.claim(.user, "ada", path: "catalog-info.yaml")])
    try organization.run()
    let teams = try await organization.directory.teams(viewer: .anonymous)
    #expect(teams.map(\.name) == ["eng", "Network", "search"])
    #expect(teams.first { $0.name == "Network" }?.description == "Cables and sockets")
    let search = try await organization.directory.team("search", viewer: .anonymous)
    #expect(search.summary.title == "Search people" && search.summary.department == "Engineering")
    #expect(search.summary.parent == "eng" && search.members.map(\.person.name) == ["Ada Wire"])
    #expect(search.origin == "people:catalog-info.yaml, line 6" || search.origin.hasPrefix("people:catalog-info.yaml"))
    #expect(try await organization.names() == ["Ada Wire"], "a file gives nobody another name")
    organization.settings.orgChart.groups = []
    try organization.run()
    #expect(try await organization.directory.teams(viewer: .anonymous).map(\.name) == ["Network"])
  }
}
