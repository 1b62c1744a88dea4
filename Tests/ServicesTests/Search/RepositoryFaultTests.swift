import Catalog
import Foundation
import QueryLanguage
import SearchModel
import Settings
import TestSupport
import Testing

@testable import Services

/// What answers say of repositories that the index does not hold as they are.
@Suite struct RepositoryFaultTests {
  /// `acme/fine` is as its source; the sources of `acme/tools`, of `acme/secret`, which the team Security alone sees, and of
  /// the fork `copy` fail; `acme/gone` and the fork `none` never were there.
  private final class Organization {
    let folder: TemporaryFolder
    let guildhall: Guildhall
    let data: DataFolder

    init() async throws {
      folder = try TemporaryFolder()
      for name in ["fine", "tools", "secret", "copy"] {
        try TestRepository(folder.path + "/src/\(name)").commit([
          "README.md": "# \(name)\n\nGreets the world.\n", "hello.swift": "func helloWorld() {}\n",
        ])
      }
      try folder.write(
        """
        organization: { name: Acme }
        sources:
          - git:
              - { url: \(folder.path)/src/fine, name: acme/fine }
              - { url: \(folder.path)/src/tools, name: acme/tools }
              - { url: \(folder.path)/src/secret, name: acme/secret }
              - { url: \(folder.path)/src/gone, name: acme/gone }
              - { url: \(folder.path)/src/copy, name: copy, fork: true }
              - { url: \(folder.path)/src/none, name: none, fork: true }
        teams:
          - { name: Security, repositories: ["acme/secret"] }
        visibility: { "acme/secret": [Security] }
        """, to: "guildhall.yaml")
      data = DataFolder(folder.file("data"))
      try data.create()
      guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
      try await guildhall.sync()
      for name in ["tools", "secret", "copy"] { try move(name, "away-\(name)") }
      try await guildhall.sync()
    }

    func move(_ from: String, _ to: String) throws {
      try FileManager.default.moveItem(atPath: folder.path + "/src/\(from)", toPath: folder.path + "/src/\(to)")
    }

    var catalog: Catalog { get throws { try Catalog(path: data.catalog.path) } }
    var live: LiveIndex { get throws { LiveIndex(folder: data, catalog: try catalog) } }
    var access: AccessPolicy { get throws { AccessPolicy(try Settings.read(folder.file("guildhall.yaml"))) } }

    func answer(_ query: String, _ type: ResultType? = nil, viewer: Viewer = .operator) async throws -> SearchAnswer {
      var search = SearchService(live: try live, access: try access)
      // The machine may have much else to do.
      (search.deadline, search.patience) = (.seconds(120), .seconds(120))
      return try await search.search(SearchRequest(query: query, type: type, viewer: viewer))
    }

    /// `stale:acme/tools unreadable:acme/gone`
    func lacks(_ query: String, _ type: ResultType? = nil, viewer: Viewer = .operator) async throws -> String {
      Self.words(try await answer(query, type, viewer: viewer).incomplete)
    }

    static func words(_ incomplete: [Incompleteness]) -> String {
      incomplete.map { reason in
        "\(reason.lack?.cause, default: "other"):" + (reason.lack?.named.map(\.name).joined(separator: ",") ?? "")
      }.joined(separator: " ")
    }
  }

  @Test func whatTheQueryMayFindSomethingInIsNamed() async throws {
    let organization = try await Organization()
    let all = "stale:acme/secret,acme/tools unreadable:acme/gone"
    for (query, expected) in [
      ("hello", all), ("hello lang:c", all), ("nothing-like-this", all), ("sym:helloWorld", all), ("file:hello", all),
      ("hello rev:main", all), ("-hello", all),
      ("hello repo:fine", ""), ("hello -repo:tools -repo:secret -repo:gone", ""),
      ("hello repo:tools", "stale:acme/tools"), ("hello (repo:tools or repo:fine)", "stale:acme/tools"),
      ("repo:gone", "unreadable:acme/gone"),
      // Its branches and owners are not known.
      ("hello branch:nowhere", "unreadable:acme/gone"), ("hello owner:nobody", "unreadable:acme/gone"),
      ("hello owner:security", "stale:acme/secret unreadable:acme/gone"),
      ("hello fork:yes", "stale:acme/secret,acme/tools,copy unreadable:acme/gone,none"),
      ("hello fork:only", "stale:copy unreadable:none"), ("hello archived:only", ""),
    ] { #expect(try await organization.lacks(query) == expected, "\(query)") }
    for type in [ResultType.code, .symbol, .file, .repository, .project, .document, .decision] {
      #expect(try await organization.lacks("hello", type) == all, "\(type)")
    }
    for type in [ResultType.team, .person, .question] { #expect(try await organization.lacks("hello", type).isEmpty) }
  }

  @Test func whatAViewerMayNotSeeIsNotEvenCounted() async throws {
    let organization = try await Organization()
    for viewer in [Viewer.anonymous, .member(teams: ["Platform"])] {
      let answer = try await organization.answer("hello", viewer: viewer)
      #expect(Organization.words(answer.incomplete) == "stale:acme/tools unreadable:acme/gone")
      #expect(answer.incomplete.lacks.allSatisfy { $0.more == 0 })
      #expect(!answer.incomplete.contains { $0.sentence.contains("secret") })
    }
    let member = try await organization.lacks("hello", viewer: .member(teams: ["Security"]))
    #expect(member == "stale:acme/secret,acme/tools unreadable:acme/gone")
  }

  @Test func theAnswerIsWholeForWhatIsIndexed() async throws {
    let organization = try await Organization()
    let answer = try await organization.answer("helloWorld repo:tools")
    #expect(answer.totals.files == 1 && !answer.isComplete && !answer.incomplete.areBounds)
    #expect(answer.completeness == "all that is indexed")
    let sentence = try #require(answer.incomplete.first?.sentence)
    #expect(sentence.hasPrefix("acme/tools is searched as it was on 20") && sentence.contains("/status"), "\(sentence)")
    try organization.move("away-tools", "tools")
    try await organization.guildhall.sync()
    #expect(try await organization.answer("helloWorld repo:tools").isComplete)
  }

  @Test func whatIsToBeReadIsNamedBeforeItIs() async throws {
    let organization = try await Organization()
    let catalog = try organization.catalog
    let before = try catalog.generation()
    func new(_ name: String) -> NewRepository {
      NewRepository(name: name, sourceURL: "https://example.org/x", mirror: name, isFork: false, isArchived: false)
    }
    try catalog.register([new("acme/new"), new("acme/fine")])
    #expect(try catalog.generation() == before + 1)
    #expect(try await organization.lacks("hello repo:new") == "unread:acme/new")
    try catalog.register([new("acme/new")])
    #expect(try catalog.generation() == before + 1)
  }

  @Test func whatCouldNotBeReadOfARepositoryIsNamed() async throws {
    let organization = try await Organization()
    let catalog = try organization.catalog
    var record = try #require(try catalog.repositories().first { $0.name == "acme/fine" })
    (record.branchesLeftOut, record.filesWithoutSymbols) = (3, 2)
    let files = [FileIntake.missingObject, FileIntake.damagedObject, "binary", "too large"].map {
      FileRecord(
        repositoryId: record.id, path: $0, oid: "00", branchMask: 1, mode: 0o100644, size: 1, language: "", skipped: $0)
    }
    try catalog.publish(
      IndexedContents(repository: record, files: files, shards: [], documents: [], projects: [], problems: []))
    #expect(try await organization.lacks("hello repo:fine") == "files:acme/fine branches:acme/fine")
    #expect(
      try await organization.lacks("hello repo:fine", .symbol)
        == "files:acme/fine branches:acme/fine symbols:acme/fine")
    let lacks = try await organization.answer("sym:x repo:fine").incomplete.lacks
    #expect(lacks.map { $0.named.map(\.count) } == [[2], [3], [2]])
  }

  @Test func definitionsAndResearchSayItToo() async throws {
    let organization = try await Organization()
    var navigation = NavigationService(live: try organization.live, access: try organization.access)
    navigation.deadline = .seconds(120)
    let answer = try await navigation.definitions(NameQuestion(name: "helloWorld", viewer: .anonymous))
    #expect(answer.definitions.count == 2 && answer.uses?.isComplete == true)
    #expect(Organization.words(answer.incomplete) == "stale:acme/tools unreadable:acme/gone")
    let research = try await organization.guildhall.useCases.researching.research(
      ResearchRequest(need: "greet the world", viewer: .anonymous, limit: 5))
    #expect(Organization.words(research.incomplete) == "stale:acme/tools unreadable:acme/gone")
  }
}
