import Catalog
import Foundation
import SearchModel
import Testing

@Suite struct DependencyQueryTests {
  /// nio is used by http (owned by A) and app (B); all use an outside package.
  private func organization() throws -> (fixture: Fixture, ids: [String: Int64]) {
    let fixture = try Fixture()
    var ids: [String: Int64] = [:]
    for (name, team, needs) in [
      ("swift-nio", "A", ["zlib"]), ("http", "A", ["Swift-NIO", "zlib"]), ("app", "B", ["http", "swift-nio", "zlib"]),
    ] {
      let record = try fixture.catalog.register(name: "r/\(name)", sourceURL: "s", mirror: name)
      ids[name] = record.id
      var project = ProjectRecord(
        repositoryId: record.id, name: name, description: "", folder: "", ecosystem: "swift", license: nil, topics: [])
      project.team = team
      let indexed = IndexedProject(
        project, packages: [PackageRecord(ecosystem: "swift", name: name, version: "1.0", products: ["Lib", "\"q\""])],
        dependencies: needs.enumerated().map {
          DependencyRecord(
            ecosystem: "swift", name: $1, requirement: "from: \"\($0)\"", path: "Package.swift", line: $0 + 10)
        },
        profile: "{\"name\":\"\(name)\"}")
      var contents = IndexedContents(
        repository: record, files: [], shards: [], documents: [], projects: [indexed], problems: [])
      contents.weeks = [
        WeekRecord(week: 20_000, commits: 3, authors: 2), WeekRecord(week: 20_000, commits: 4, authors: 2),
      ]
      contents.contributors = [
        ContributorRecord(repositoryId: record.id, name: "P", email: "p@x", commits: 3, integrations: 2)
      ]
      contents.profile = "{\"repository\":\"\(name)\"}"
      try fixture.catalog.publish(contents)
    }
    try fixture.catalog.publish(
      owners: Dictionary(
        uniqueKeysWithValues: ids.values.map { id in
          (
            id,
            [
              OwnerRecord(kind: .person, name: "p", basis: .guess, evidence: "90 % of merges"),
              OwnerRecord(
                folder: "lib", kind: .team, name: "A", basis: .declared, evidence: "* @A", path: "CODEOWNERS"),
            ]
          )
        }))
    return (fixture, ids)
  }

  @Test func consumersAreNamedWithTheirLine() async throws {
    let (fixture, ids) = try organization()
    let catalog = fixture.catalog
    let consumers = try await catalog.consumers(of: PackageKey(ecosystem: "swift", name: "https://h/o/swift-nio.git"))
    #expect(consumers.map(\.project) == ["app", "http"])
    #expect(consumers.map(\.line) == [11, 10])
    #expect(consumers.map(\.requirement) == ["from: \"1\"", "from: \"0\""])
    let nio = try #require(try await catalog.projects(named: "Swift-nio", limit: 1).first?.id)
    #expect(try await catalog.consumers(ofProject: nio) == consumers)
    #expect(try await catalog.consumers(ofProject: nio, in: [ids["http"] ?? 0]).map(\.project) == ["http"])
    #expect(try await catalog.packages(ofProject: nio).first?.products == ["Lib", "\"q\""])
    try catalog.countUses()
    #expect(try await catalog.projects(ProjectFilter(), order: .use, limit: 9).projects.map(\.uses) == [2, 1, 0])
    let generation = try catalog.generation()
    try catalog.countUses()
    #expect(try catalog.generation() == generation)
    try catalog.remove([ids["app"] ?? 0])
    try catalog.countUses()
    #expect(try await catalog.projects(ProjectFilter(), order: .use, limit: 9).projects.map(\.uses) == [1, 0])
  }

  @Test func dependenciesAreToldApartByWhoProvidesThem() async throws {
    let (fixture, ids) = try organization()
    let catalog = fixture.catalog
    let app = try #require(try await catalog.projects(named: "app", limit: 1).first?.id)
    let all = try await catalog.dependencies(ofProject: app)
    #expect(all.map(\.dependency.name) == ["http", "swift-nio", "zlib"])
    #expect(all.map(\.providerName) == ["http", "swift-nio", nil])
    let scoped = try await catalog.dependencies(ofProject: app, in: [ids["http"] ?? 0])
    #expect(scoped.map(\.providerName) == ["http", nil, nil], "what may not be seen does not exist")
    let external = try await catalog.externalPackages(limit: 9)
    #expect(external.map(\.key) == ["zlib"])
    #expect((external.first?.teams, external.first?.projects, external.first?.requirements) == (2, 3, 3))
    #expect(try await catalog.externalPackages(in: [ids["http"] ?? 0], limit: 9).isEmpty)
    let facts = try await catalog.dependencyFacts()
    #expect((facts.projects.count, facts.packages.count, facts.dependencies.count) == (3, 3, 6))
    #expect(try await catalog.dependencyFacts(in: []).projects.isEmpty)
  }

  /// The same rule as that of the graph: an address of another owner on the same host names another package.
  @Test func ownersAreToldApartByAddress() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    for (name, needs) in [
      ("a/log", []), ("b/log", []),
      ("c/app", ["https://h.example/b/log", "https://h.example/x/log", "ssh://git@h.example/B/log.git"]),
    ] as [(String, [String])] {
      let record = try catalog.register(name: name, sourceURL: "https://h.example/\(name)", mirror: name)
      let project = ProjectRecord(
        repositoryId: record.id, name: name, description: "", folder: "", ecosystem: "swift", license: nil, topics: [])
      let indexed = IndexedProject(
        project,
        packages: [
          PackageRecord(
            ecosystem: "swift", name: name, location: PackageLocation(record.sourceURL), path: "Package.swift", line: 3)
        ],
        dependencies: needs.map {
          DependencyRecord(ecosystem: "swift", name: $0, requirement: "", location: $0, path: "Package.swift")
        })
      try catalog.publish(
        IndexedContents(
          repository: record, files: [], shards: [], documents: [], projects: [indexed], problems: []))
    }
    func id(_ name: String) async throws -> Int64 {
      try #require(try await catalog.projects(named: name, limit: 1).first?.id)
    }
    let (first, second, app) = (try await id("a/log"), try await id("b/log"), try await id("c/app"))
    #expect(try await catalog.dependencies(ofProject: app).map(\.provider) == [second, nil, second])
    #expect(try await catalog.consumers(ofProject: first).isEmpty)
    #expect(try await catalog.consumers(ofProject: second).map(\.project) == ["c/app", "c/app"])
    #expect(try await catalog.externalPackages(usedByTeams: 1, limit: 9).map(\.address) == ["x/log"])
    try catalog.countUses()
    let uses = try await catalog.projects(ProjectFilter(), order: .name, limit: 9).projects.map(\.uses)
    #expect(uses == [0, 1, 0])
    let package = try #require(try await catalog.packages(ofProject: first).first)
    #expect(package.location?.text == "h.example/a/log" && package.path == "Package.swift" && package.line == 3)
    let facts = try await catalog.dependencyFacts()
    #expect(facts.packages.map(\.address) == ["a/log", "b/log", "c/app"])
    #expect(facts.dependencies.map(\.host) == ["h.example", "h.example", "h.example"])
  }

  @Test func factsComeBackAsTheyWereGiven() async throws {
    let (fixture, ids) = try organization()
    let catalog = fixture.catalog
    let http = try #require(try await catalog.projects(named: "http", limit: 1).first?.id)
    let repository = ids["http"] ?? 0
    #expect(try await catalog.profile(ofProject: http) == "{\"name\":\"http\"}")
    #expect(try await catalog.profile(ofRepository: repository) == "{\"repository\":\"http\"}")
    #expect(try catalog.repositoryProfiles().count == 3)
    #expect(try await catalog.owners(ofRepository: repository, folder: "lib").map(\.name) == ["A"])
    #expect(try await catalog.owners(ofRepository: repository, folder: "other").map(\.name) == ["p"])
    #expect(try await catalog.contributors(ofRepository: repository).map(\.integrations) == [2])
    #expect(try catalog.contributors().count == 3)
    #expect(try await catalog.weeks(ofRepository: repository, since: 19_999).map(\.commits) == [4])
    #expect(try await catalog.weeks(ofRepository: repository, since: 20_001).isEmpty)
    #expect(try await catalog.repositories(ownedBy: .person, "p").count == 3)
    #expect(try await catalog.repositories(ownedBy: .team, "B", in: [repository]).isEmpty)
  }

  @Test func theOrgChartIsReplacedAsAWhole() async throws {
    let catalog = try Fixture().catalog
    var chart = OrganizationRecords(
      teams: [TeamRecord(name: "A", origin: "o"), TeamRecord(name: "B", parent: "A", channels: ["#b"], origin: "o")],
      people: [PersonRecord(key: "ann", name: "Ann"), PersonRecord(key: "ben", name: "Ben", manager: "ann")],
      memberships: [
        MembershipRecord(team: "A", person: "ann", since: "2024-01-01", until: "2024-12-31", origin: "o"),
        MembershipRecord(team: "B", person: "ann", since: "2025-01-01", origin: "o"),
        MembershipRecord(team: "none", person: "ann", origin: "o"),
      ],
      identities: [
        IdentityRecord(person: "ann", kind: .email, value: "a@x"),
        IdentityRecord(person: "ben", kind: .email, value: "a@x"),
        IdentityRecord(person: "nobody", kind: .email, value: "n@x"),
      ])
    try catalog.publish(chart)
    #expect(try await catalog.teams().map(\.name) == ["A", "B"])
    #expect(try await catalog.team("b")?.channels == ["#b"])
    let times = try await catalog.memberships(ofPeople: ["ann"])
    #expect(times.filter { $0.covers("2024-12-31") }.map(\.team) == ["A"])
    #expect(times.filter { $0.covers("2025-06-01") }.map(\.team) == ["B"])
    #expect(try await catalog.memberships(ofTeam: "B").map(\.person) == ["ann"])
    #expect(try await catalog.people(.email, "a@x").map(\.key) == ["ann", "ben"], "ambiguous")
    #expect(try await catalog.identities(ofPerson: "ann").map(\.value) == ["a@x"])
    chart.people.removeLast()
    #expect(try catalog.publish(chart))
    let generation = try catalog.generation()
    #expect(try !catalog.publish(chart), "nothing changed")
    #expect(try catalog.generation() == generation)
    #expect(try await catalog.people(limit: 9).people.map(\.key) == ["ann"])
    #expect(try await catalog.person("ben") == nil)
  }
}
