import Catalog
import Foundation
import QueryLanguage
import SearchModel
import Settings
import TestSupport
import Testing

@testable import Services

@Suite struct NavigationTests {
  /// Two repositories that everybody sees and one for the team Security alone; all define `Retry`.
  private final class Organization {
    let folder: TemporaryFolder
    let guildhall: Guildhall

    init() async throws {
      folder = try TemporaryFolder()
      try TestRepository(folder.path + "/src/acme/client").commit([
        "Sources/Client/Client.swift": "import RetryKit\n\nstruct Client {\n  let retry: Retry\n  func run() {}\n}\n",
        "Sources/Other/Retry.swift": "struct Retry {}\n",
        "tool.py": "class Retry:\n    \"\"\"Tries again, in Python.\"\"\"\n",
      ])
      try TestRepository(folder.path + "/src/acme/retry-kit").commit([
        "Sources/RetryKit/Policy.swift":
          "/// Tries again, waiting longer each time.\npublic struct Retry {\n  /// How often.\n  var limit: Int\n}\n",
        "Sources/Client2/More.swift": "extension Retry {}\n",
        "Sources/RetryKit/Use.swift": "func use(_ retry: Retry, _ retryless: Int) -> Retryable { retry }\n",
      ])
      try TestRepository(folder.path + "/src/acme/secret").commit(["Retry.swift": "class Retry {}\n"])
      try folder.write(
        """
        organization: { name: Acme }
        sources:
          - folder: { path: src/acme, prefix: acme }
        teams:
          - { name: Security, repositories: ["acme/secret"] }
        visibility: { "acme/secret": [Security] }
        """, to: "guildhall.yaml")
      let data = DataFolder(folder.file("data"))
      try data.create()
      guildhall = try Guildhall(data: data, settingsFile: folder.file("guildhall.yaml"), logger: .silent)
      try await guildhall.sync()
    }

    func ask(
      _ name: String, from: NameQuestion.Place? = nil, viewer: Viewer = .anonymous, limit: Int = 20
    ) async throws -> NameAnswer {
      let data = DataFolder(folder.file("data"))
      var navigation = NavigationService(
        live: LiveIndex(folder: data, catalog: try Catalog(path: data.catalog.path)),
        access: AccessPolicy(try Settings.read(folder.file("guildhall.yaml"))))
      // The machine may have much else to do.
      navigation.deadline = .seconds(120)
      return try await navigation.definitions(NameQuestion(name: name, from: from, viewer: viewer, limit: limit))
    }
  }

  private let client = NameQuestion.Place(repository: "acme/client", path: "Sources/Client/Client.swift")

  @Test func whatAFileImportsComesBeforeTheRestOfItsRepository() async throws {
    let answer = try await Organization().ask("Retry", from: client)
    #expect(
      answer.definitions.map(\.path) == [
        "Sources/RetryKit/Policy.swift", "Sources/Other/Retry.swift", "Sources/Client2/More.swift",
      ], "extensions last")
    #expect(answer.definitions.map(\.nearness) == [.imported, .repository, .elsewhere])
    let first = try #require(answer.definitions.first)
    #expect(first.repository == "acme/retry-kit" && first.line == 2 && first.kind == .struct)
    #expect(first.signature == "public struct Retry")
    #expect(first.comment == "Tries again, waiting longer each time.")
  }

  @Test func theSameFileComesFirstAndMembersAreDescribed() async throws {
    let organization = try await Organization()
    let policy = NameQuestion.Place(repository: "acme/retry-kit", path: "Sources/RetryKit/Policy.swift")
    #expect(try await organization.ask("Retry", from: policy).definitions.first?.nearness == .file)
    let use = NameQuestion.Place(repository: "acme/retry-kit", path: "Sources/RetryKit/Use.swift")
    #expect(try await organization.ask("Retry", from: use).definitions.first?.nearness == .folder)
    let limit = try #require(try await organization.ask("limit", from: policy).definitions.first)
    #expect(limit.name == "Retry.limit" && limit.comment == "How often." && limit.line == 4)
  }

  @Test func usesAreWholeWordsOfTheSameLanguages() async throws {
    let organization = try await Organization()
    let uses = try #require(try await organization.ask("Retry", from: client).uses)
    #expect(uses.files.first?.repository.name == "acme/client")
    #expect(Set(uses.files.map(\.match.path)).isSuperset(of: ["Sources/RetryKit/Use.swift"]))
    #expect(!uses.files.contains { $0.match.path == "tool.py" })
    #expect(uses.lines == 5 && uses.isComplete)
    let again = try await organization.guildhall.useCases.searching.search(
      SearchRequest(query: uses.query, type: .code, viewer: .anonymous))
    #expect(again.totals.lines == uses.lines)
    #expect(try await organization.ask("Retry").definitions.contains { $0.path == "tool.py" })
  }

  @Test func hiddenDefinitionsDoNotExist() async throws {
    let organization = try await Organization()
    #expect(try await !organization.ask("Retry").definitions.contains { $0.repository == "acme/secret" })
    #expect(
      try await organization.ask("Retry", viewer: .operator).definitions.contains { $0.repository == "acme/secret" })
    await #expect(throws: UserFacingError.self) {
      try await organization.ask("Retry", from: .init(repository: "acme/secret", path: "Retry.swift"))
    }
  }

  @Test func whatIsNoNameIsRefused() async throws {
    let organization = try await Organization()
    for name in ["", " ", "a\nb", "a\0b", String(repeating: "x", count: 201)] {
      await #expect(throws: UserFacingError.self) { try await organization.ask(name) }
    }
    for name in ["(", "a.*b", "\\", "operator +", "ü"] {
      #expect(try await organization.ask(name).definitions.isEmpty, "\(name)")
    }
    #expect(try await organization.ask("Retry", limit: 1).definitions.count == 1)
  }
}
