import CodeIndex
import QueryLanguage
import SearchModel
import TestSupport
import Testing

/// Expressions that name a line feed match over lines.
@Suite struct MultiLineTests {
  private static let function = """
    func first() {
      one()
    }

    func second() {
      two()
    }
    """

  @Test func marksEveryLineOfAMatch() async throws {
    let index = try TestIndex([.text("a.swift", Self.function)])
    let result = try await index.search(#"content:/first\(\) \{\n.*\n\}/"#)
    let file = try #require(result.files.first)
    #expect(file.lines.map(\.line) == [1, 2, 3])
    #expect(file.lines.map(\.ranges) == [[5..<14], [0..<7], [0..<1]])
    #expect(file.lineCount == 3)
    #expect(result.lineCount == 3)
  }

  @Test(
    arguments: [
      (#"/\{\n/"#, [1, 5]), (#"/\}\n\nfunc/"#, [3, 4, 5]), (#"/(?s)first.*?two/"#, [1, 2, 3, 4, 5, 6]),
      (#"/(?s:first.{0,9}one)/"#, [1, 2]), (#"/one[\s\S]+second/"#, [2, 3, 4, 5]), (#"/one\(\)[\n ]\}/"#, [2, 3]),
      (#"/\x0a\x0Afunc/"#, [3, 4, 5]), (#"/^\n/"#, [4]), (#"/\}\z|zzz\n/"#, [7]), (#"/\Afunc\s|zz\n/"#, [1]),
      (#"/(?i)ONE\(\)\n/"#, [2]), (#"/first(.|\n)*second/"#, [1, 2, 3, 4, 5]), ("\"one()\n}\"", [2, 3]),
      // These name no line feed that could be in a match.
      (#"/first[^\n]*\{/"#, [1]), (#"/first.*second/"#, []), (#"/one\(\)\s+\}/"#, []), (#"/(?s)first/"#, [1]),
      (#""first() {\n""#, []),
    ] as [(String, [Int])])
  func whatGoesOverLines(_ term: String, lines: [Int]) async throws {
    let index = try TestIndex([.text("a.swift", Self.function)])
    let result = try await index.search("content:" + term, limits: SearchLimits(linesPerFile: 100))
    #expect(result.files.first?.lines.map(\.line) ?? [] == lines, "\(term)")
  }

  /// A line ends before CR LF, so that `\n` is one; who names `\r` sees it.
  @Test func aLineBreakMayBeTwoBytes() async throws {
    let index = try TestIndex([.text("a", "über {\r\n  one\r\n}\r\nmixed\nend\r"), .text("b", "{\n  one\n}\n")])
    let both = try await index.search(#"content:/\{\n  one$\n/"#)
    #expect(both.files.map { $0.lines.map(\.line) } == [[1, 2], [1, 2]])
    #expect(both.files.map { $0.lines.map(\.ranges) } == [[[6..<7], [0..<5]], [[0..<1], [0..<5]]])
    #expect(try await index.search(#"content:/one\r\n/"#).files.map(\.path) == ["a"])
    #expect(try await index.search(#"content:/mixed\nend\r/"#).files.map(\.path) == ["a"])
  }

  /// What one match needs may stand in blocks that lie apart, and documents without it are not read.
  @Test func goesOverBlocks() async throws {
    let filling = String(repeating: "just some filling here\n", count: 2_000)
    let documents = (0..<30).map { ShardDocument.text("other\($0)", filling + "firstword\n") }
    let index = try TestIndex(documents + [.text("both", "firstword\n" + filling + "lastword\n" + filling)])
    let result = try await index.search(#"content:/(?s)firstword.*lastword/ count:all"#)
    #expect(result.files.map(\.path) == ["both"])
    #expect(result.lineCount == 2_002)
    #expect(result.statistics.candidateFiles < 4)
    let none = try await index.search(#"content:/(?s)lastword.*firstword/"#)
    #expect(none.files.isEmpty)
  }

  @Test func combinesWithOtherTerms() async throws {
    let index = try TestIndex([
      .text("a.swift", Self.function), .text("b.swift", "func first() {\n  three()\n}\n"), .text("one\nword", "x\n"),
    ])
    #expect(try await index.search(#"first -/first\(\) \{\n *one/"#).files.map(\.path) == ["b.swift"])
    let or = try await index.search(#"content:/three\(\)\n/ or content:two"#)
    #expect(Set(or.files.map { $0.lines.map(\.line) }) == [[2], [6]])
    #expect(try await index.search(#"first three()"#).files.count == 1)
    #expect(try await index.search(#"/swift$|\nzz/"#).files.count == 2)
    let plan = index.snapshot.explain(
      try QueryParser.parse(#"content:/first\(\).*\n.*one/"#, languages: { $0 }).query, scope: index.scope)
    #expect(plan.contains("and, anywhere,"), "\(plan)")
  }
}
