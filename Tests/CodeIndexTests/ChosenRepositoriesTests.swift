import CodeIndex
import QueryLanguage
import SearchModel
import Testing

/// What searches of one scope share is never another scope's, nor another question's.
@Suite struct ChosenRepositoriesTests {
  private static let count: UInt32 = 40

  private func index() throws -> TestIndex {
    let repositories = (1...Self.count).map { number in
      RepositoryFacts(
        id: RepositoryID(number), name: "team\(number % 2)/r\(number)", isFork: number <= 3, isArchived: number == 4,
        branches: ["main"])
    }
    return try TestIndex(
      repositories.map { .text("\($0.id.rawValue).c", "alpha beta\n", repository: $0.id) }, in: repositories)
  }

  @Test func scopesAndQuestionsAreKeptApart() async throws {
    let index = try index()
    let all = index.scope
    let few = SearchScope(index.repositories.filter { $0.id != 1 && $0.id != 9 })
    func files(_ query: String, in scope: SearchScope) async throws -> String {
      let parsed = try QueryParser.parse(query, languages: { $0.lowercased() }).query
      let result = try await index.search(parsed, limits: SearchLimits(files: 100), scope: scope)
      return "\(result.fileCount) \(result.hiddenForks) \(result.hiddenArchived)"
    }
    // Each twice, in turn: the second time from what the first one left.
    for _ in 0..<2 {
      #expect(try await files("alpha", in: all) == "36 3 1")
      #expect(try await files("alpha", in: few) == "35 2 1")
      #expect(try await files("alpha fork:yes", in: all) == "39 0 1")
      #expect(try await files("alpha fork:only", in: few) == "2 0 0")
      #expect(try await files("alpha archived:yes fork:yes", in: few) == "38 0 0")
      #expect(try await files("alpha repo:team0", in: few) == "18 1 1")
      #expect(try await files("alpha -repo:team0", in: all) == "18 2 0")
      #expect(try await files("alpha branch:other", in: all) == "0 0 0")
      #expect(try await files("nothere", in: all) == "0 3 1")
    }
    let plan = index.snapshot.explain(ParsedQuery(root: .text(Pattern("alpha"))), scope: few)
    #expect(plan.contains("in 38 shards, 38 documents") && plan.contains("38 of 38 text blocks"), "\(plan)")
    let nothing = ParsedQuery(root: .nothing)
    #expect(try await index.search(nothing, scope: all).fileCount == 0)
    #expect(try await files("alpha", in: all) == "36 3 1")
  }
}
