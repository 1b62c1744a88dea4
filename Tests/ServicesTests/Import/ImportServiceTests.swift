import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct ImportServiceTests {
  private static let requests =
    #"{"@type": "SoftwareSourceCode", "identifier": "requests", "name": "requests", "#
    + #""description": "HTTP for people", "codeRepository": "https://git.example.org/requests", "#
    + #""programmingLanguage": "Python"}"#
  private static let redis = #"{"name": "redis-client", "codeRepository": "git@git.example.org:redis"}"#

  private func run(
    _ text: String, in organization: SmallOrganization, source: String = "upstream"
  ) async throws -> ImportReport {
    try organization.folder.write(text, to: "catalog.jsonl")
    return try await run(organization.folder.file("catalog.jsonl").path, organization, source)
  }

  private func run(_ path: String, _ organization: SmallOrganization, _ source: String) async throws -> ImportReport {
    var report = try await organization.guildhall.importCatalog(CatalogInput(path: path), source: source)
    report.elapsed = .zero
    return report
  }

  private func imported(_ organization: SmallOrganization, by viewer: Viewer = .anonymous) async throws -> [String] {
    try await organization.guildhall.useCases.cataloguing.projects(ProjectListRequest(order: .name, viewer: viewer))
      .projects.filter { $0.origin != nil }.map(\.name)
  }

  @Test func againChangesNothingAndAChangedFileIsFollowed() async throws {
    let organization = try await SmallOrganization()
    let file = Self.requests + "\n" + Self.redis + "\n" + Self.redis + "\n"
    let first = try await run(file, in: organization)
    #expect(first == ImportReport(source: "upstream", projects: 2, added: 2, repeated: 1))
    let second = try await run(file, in: organization)
    #expect(second == ImportReport(source: "upstream", projects: 2, repeated: 1))
    #expect(second.unchanged == 2)
    let changed = Self.requests.replacing("for people", with: "for humans") + "\n" + #"{"name": "new"}"#
    let third = try await run(changed, in: organization)
    #expect(third == ImportReport(source: "upstream", projects: 2, added: 1, changed: 1, removed: 1))
    #expect(try await imported(organization) == ["new", "requests"])
    // Another name is another catalogue.
    #expect(try await run(Self.redis, in: organization, source: "other").added == 1)
    #expect(try await imported(organization) == ["new", "redis-client", "requests"])
  }

  @Test func badLinesAreNamedAndTheOthersTaken() async throws {
    let organization = try await SmallOrganization()
    let report = try await run(
      Self.requests + "\n{\n\n" + #"{"@type": "Person", "name": "x"}"# + "\n[]\n" + Self.redis, in: organization)
    #expect(report.projects == 2)
    #expect(report.refused == 3)
    #expect(report.refusedLines.map(\.line) == [2, 4, 5])
    #expect(report.refusedLines[1].cause == "its @type is not SoftwareSourceCode")
    #expect(report.refusedLines.allSatisfy { !$0.cause.isEmpty && !$0.hint.isEmpty })
    let many = try await run(Self.redis + "\n" + String(repeating: "{\n", count: 50), in: organization)
    #expect(many.refused == 50)
    #expect(many.refusedLines.map(\.line) == Array(2...21))
  }

  @Test func whatHoldsNoProjectChangesNothing() async throws {
    let organization = try await SmallOrganization()
    _ = try await run(Self.requests, in: organization)
    for text in ["", "\n\n", "<html>\n<body>", "{\n{\n"] {
      await #expect(throws: UserFacingError.self, "\(text)") { _ = try await run(text, in: organization) }
    }
    await #expect(throws: UserFacingError.self) { _ = try await run(Self.redis, in: organization, source: "") }
    for path in ["/nonexistent/catalog.jsonl", organization.folder.path] {
      #expect(throws: UserFacingError.self) { try CatalogInput(path: path) }
    }
    #expect(try await imported(organization) == ["requests"])
  }

  @Test func gzipIsUnpackedAndWhatEndsTooEarlyHasDoneNothing() async throws {
    let organization = try await SmallOrganization()
    _ = try await run(Self.requests, in: organization)
    let lines = (0..<20_000).map { #"{"name": "project-\#($0 &* 2_654_435_761 % 1_000_003)", "version": "\#($0)"}"# }
    let whole = organization.folder.file("catalog.jsonl")
    try organization.folder.write(lines.joined(separator: "\n"), to: "catalog.jsonl")
    try gzip(whole)
    let packed = try Data(contentsOf: whole.appendingPathExtension("gz"))
    for (name, data) in [
      ("half", packed.prefix(packed.count / 2)), ("no end", packed.dropLast(4)), ("header", packed.prefix(10)),
      ("damaged", packed.prefix(5_000) + Data(repeating: 0xFF, count: 500) + packed.dropFirst(5_500)),
      ("rubbish after it", packed + Data("more".utf8)),
    ] {
      let file = organization.folder.file("broken.jsonl.gz")
      try data.write(to: file)
      await #expect(throws: UserFacingError.self, "\(name)") { _ = try await run(file.path, organization, "upstream") }
      #expect(try await imported(organization) == ["requests"], "\(name)")
    }
    // Members may follow one another, and zeros the last.
    let two = organization.folder.file("two.gz")
    try (packed + packed + Data(count: 1_000)).write(to: two)
    let report = try await run(two.path, organization, "packed")
    #expect(report.projects == 20_000)
    // The last line of the first and the first of the second are one, and none of the projects.
    #expect(report.repeated == 19_998 && report.refused == 1)
  }

  private func gzip(_ file: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "--keep", file.path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test func everybodyFindsThemAndTheyStayOverASync() async throws {
    let organization = try await SmallOrganization()
    _ = try await run(Self.requests + "\n" + Self.redis, in: organization)
    try organization.tools.commit(["new.txt": "new\n"])
    try await organization.guildhall.sync()
    for viewer in [Viewer.anonymous, .member(teams: ["Security"]), .operator] {
      #expect(try await imported(organization, by: viewer) == ["redis-client", "requests"])
      let answer = try await organization.search("type:project people", viewer: viewer)
      #expect(answer.totals.projects == 1)
      let hit = try #require(answer.projects.first)
      #expect(hit.project.repository == nil)
      #expect(
        hit.project.origin
          == ImportOrigin(
            source: "upstream", identifier: "requests", address: "https://git.example.org/requests"))
    }
    let browsing = organization.guildhall.useCases.browsing
    let counted = try await browsing.overview(viewer: .operator).projects
    #expect(
      counted
        == (try await organization.guildhall.useCases.cataloguing.projects(
          ProjectListRequest(filter: ProjectFilter(includesHidden: true), viewer: .operator)
        ).total))
  }

  @Test func filtersOfRepositoriesDoNotHoldForThem() async throws {
    let organization = try await SmallOrganization()
    _ = try await run(Self.requests + "\n" + #"{"name": "people-finder"}"#, in: organization)
    for (query, names) in [
      ("people", ["people-finder", "requests"]), ("people lang:python", ["requests"]),
      ("people -lang:python", ["people-finder"]), ("people lang:c", []), ("people repo:.", []),
      ("people owner:Platform", []), ("people branch:main", []),
    ] {
      let found = try await organization.search("type:project \(query)")
      #expect(found.projects.map(\.project.name).sorted() == names, "\(query)")
      #expect(found.totals.projects == names.count, "\(query)")
    }
    let offered = try await organization.guildhall.useCases.searching.complete("people-f", viewer: .anonymous, limit: 5)
    let completion = try #require(offered.first { $0.kind == "project" })
    #expect(completion.place == nil)
    #expect(try await organization.search(completion.query).projects.map(\.project.name) == ["people-finder"])
  }

  @Test func whatWasImportedIsListedAndForgotten() async throws {
    let organization = try await SmallOrganization()
    _ = try await run(Self.requests, in: organization)
    _ = try await run(Self.redis, in: organization, source: "other")
    #expect(try await organization.guildhall.imports().map(\.name) == ["other", "upstream"])
    try await organization.guildhall.removeImport("upstream")
    #expect(try await imported(organization) == ["redis-client"])
    #expect(try await organization.guildhall.imports().map(\.projects) == [1])
    let error = await #expect(throws: UserFacingError.self) {
      try await organization.guildhall.removeImport("upstream")
    }
    #expect(error?.code == .notFound)
    #expect(error?.hint == "There are: other.")
  }

  @Test func twoWritersNeverMix() async throws {
    let organization = try await SmallOrganization()
    let lock = try SyncLock(DataFolder(organization.folder.file("data")))
    await #expect(throws: UserFacingError.self) { _ = try await run(Self.requests, in: organization) }
    withExtendedLifetime(lock) {}
    #expect(try await imported(organization).isEmpty)
  }

  @Test func aSourceIsNamedAfterItsFile() {
    let names = [
      ("/a/catalog-15k.jsonl.gz", "catalog-15k"), ("pypi.json", "pypi"), ("v1.2", "v1.2"), (".gz", ".gz"),
      ("x.ndjson", "x"), ("a.b.jsonl", "a.b"),
    ]
    for (path, name) in names { #expect(CatalogInput.sourceName(ofPath: path) == name) }
    #expect(CatalogInput.sourceName(ofPath: "-") == nil)
  }
}
