import Catalog
import Foundation
import SearchModel
import Testing

@Suite struct ImportTests {
  private struct Broken: Error {}

  private static let date = Date(timeIntervalSince1970: 1_700_000_000)

  private func run(
    _ catalog: Catalog, _ projects: [ImportedProject], source: String = "upstream", failingAfter limit: Int = .max
  ) throws -> ImportOutcome {
    var position = 0
    return try catalog.importProjects(source: source, at: Self.date) {
      guard position < limit else { throw Broken() }
      defer { position += 1 }
      return position < projects.count ? projects[position] : nil
    }
  }

  private func project(_ identifier: String, _ name: String, _ description: String = "") -> ImportedProject {
    var project = ImportedProject(identifier: identifier, name: name)
    project.description = description
    project.ecosystem = "pypi"
    return project
  }

  @Test func theSameFileAgainChangesNothing() async throws {
    let fixture = try Fixture()
    let projects = [project("1", "kafka-client", "Talks to Kafka"), project("2", "redis"), project("1", "again")]
    let first = try run(fixture.catalog, projects)
    #expect(first == ImportOutcome(projects: 2, added: 2, changed: 0, removed: 0, repeated: 1))
    let ids = try await fixture.catalog.projects(ProjectFilter(), order: .name, limit: 9).projects.map(\.id)
    let generation = try fixture.catalog.generation()
    let second = try run(fixture.catalog, projects)
    #expect(second == ImportOutcome(projects: 2, added: 0, changed: 0, removed: 0, repeated: 1))
    #expect(second.unchanged == 2)
    #expect(try fixture.catalog.generation() == generation)
    #expect(try await fixture.catalog.projects(ProjectFilter(), order: .name, limit: 9).projects.map(\.id) == ids)
    #expect(try await fixture.catalog.importSources().map(\.projects) == [2])
    try fixture.catalog.check()
  }

  @Test func changedOnesFollowAndVanishedOnesGo() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    _ = try run(catalog, [project("1", "kafka-client", "old words"), project("2", "redis")])
    _ = try run(catalog, [project("1", "elsewhere")], source: "other")
    let outcome = try run(catalog, [project("1", "kafka-consumer", "new words"), project("3", "postgres")])
    #expect(outcome == ImportOutcome(projects: 2, added: 1, changed: 1, removed: 1, repeated: 0))
    func found(_ expression: String) async throws -> [String] {
      try await catalog.names(matching: expression, ProjectFilter())
    }
    #expect(try await found("\"old\"").isEmpty)
    #expect(try await found("\"new\"") == ["kafka-consumer"])
    #expect(try await found("\"redis\"").isEmpty)
    #expect(try await found("\"elsewhere\"") == ["elsewhere"], "another import is not touched")
    #expect(try await catalog.projects(typed: "kafka-client", limit: 9).isEmpty)
    #expect(try await catalog.facetCube().all == 3)
    let id = try #require(try await catalog.projects(named: "kafka-consumer", limit: 1).first?.id)
    #expect(try await catalog.packages(ofProject: id).map(\.name) == ["kafka-consumer"])
    try catalog.check()
    #expect(try catalog.removeImport(source: "upstream"))
    #expect(try catalog.removeImport(source: "upstream") == false)
    #expect(try await catalog.facetCube().all == 1)
    try catalog.check()
  }

  /// What a kill does too: SQLite undoes a transaction that was not committed.
  @Test func anImportThatFailsHasDoneNothing() async throws {
    let fixture = try Fixture()
    _ = try run(fixture.catalog, [project("1", "kafka"), project("2", "redis")])
    let before = try fixture.catalog.generation()
    #expect(throws: Broken.self) {
      try run(fixture.catalog, (0..<50).map { project("\($0)", "new-\($0)") }, failingAfter: 40)
    }
    #expect(try fixture.catalog.generation() == before)
    let names = try await fixture.catalog.projects(ProjectFilter(), order: .name, limit: 99).projects.map(\.name)
    #expect(names == ["kafka", "redis"])
    #expect(try run(fixture.catalog, [project("1", "kafka"), project("2", "redis")]).unchanged == 2)
    try fixture.catalog.check()
    #expect(throws: UserFacingError.self) { try run(fixture.catalog, [], source: "") }
  }

  @Test func importedProjectsStandBesideTheRepositories() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    let hidden = try fixture.publish("a/hidden", project: "kafka-secret")
    let seen = try fixture.publish("a/seen", project: "kafka-own")
    _ = try run(catalog, [project("1", "kafka")])
    for scope in [[], [seen.id], nil] as [[Int64]?] {
      let expected = ["kafka"] + (scope == [] ? [] : ["kafka-own"]) + (scope == nil ? ["kafka-secret"] : [])
      let page = try await catalog.projects(ProjectFilter(), order: .name, in: scope, limit: 9)
      #expect(page.projects.map(\.name) == expected)
      #expect(page.total == expected.count)
      let typed = try await catalog.projects(typed: "kafka", in: scope, limit: 9)
      #expect(typed.map(\.project.name).sorted() == expected)
      let matching = try await catalog.projects(matching: "kafka", ProjectFilter(), in: scope)
      #expect(matching.total == expected.count)
      #expect(matching.facets.all == expected.count)
      #expect(try await catalog.names(matching: "kafka", in: scope).sorted() == expected)
    }
    #expect(try await catalog.names(matching: "kafka", in: [seen.id], importedLanguages: []) == ["kafka-own"])
    #expect(try await catalog.names(matching: "kafka", in: [seen.id], importedLanguages: [""]).count == 2)
    #expect(try await catalog.importedLanguages() == [""])
    // A project without a repository is counted apart.
    #expect(try catalog.manifest().projects == [hidden.id: 1, seen.id: 1])
    #expect(try catalog.manifest().importedProjects == 1)
    try catalog.remove([hidden.id])
    #expect(try await catalog.facetCube().all == 2)
  }

  @Test func hostileNamesAreOnlyNames() async throws {
    let fixture = try Fixture()
    let names = [
      "'; DROP TABLE project; --", "\"", "a\"b\"c", "*", "NEAR(", "日本語プロジェクト", "İstanbul", "\u{0}nul", "", " ",
      String(repeating: "x", count: 100_000), "🧑‍🚀🧑‍🚀🧑‍🚀", "%_%", "\u{202E}gnp.exe", "\u{10FFFF}",
    ]
    let outcome = try run(fixture.catalog, names.enumerated().map { project("\($0)", $1) })
    #expect(outcome.added == names.count)
    for name in names.map({ $0.replacing("\0", with: "\u{FFFD}") }) {
      _ = try await fixture.catalog.projects(typed: name, limit: 9)
      #expect(try await fixture.catalog.projects(named: name, limit: 9).map(\.name) == [name], "\(name.prefix(20))")
    }
    let typed = try await fixture.catalog.projects(typed: "日本語プ", limit: 9)
    #expect(typed.map(\.project.name) == ["日本語プロジェクト"])
    #expect(try run(fixture.catalog, names.enumerated().map { project("\($0)", $1) }).unchanged == names.count)
    try fixture.catalog.check()
  }
}
