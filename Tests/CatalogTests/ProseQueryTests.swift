import Catalog
import Foundation
import SearchModel
import Testing

@Suite struct ProseQueryTests {
  private static func guide(_ path: String, _ bodies: [String]) -> DocumentRecord {
    DocumentRecord(
      path: path, title: path,
      sections: bodies.enumerated().map { .init(heading: "Part \($0)", anchor: "part-\($0)", line: $0 + 1, body: $1) })
  }

  /// Every shape of expression that is made of a query, with words that are hostile to FTS5.
  @Test func everyExpressionOfQuotedWordsIsValid() async throws {
    let fixture = try Fixture()
    try fixture.publish("a/b", document: Self.guide("g.md", ["NEAR or and not zebra 日本 größe x*"]), project: "Zebra")
    let words = ["zebra", "NEAR", "AND", "OR", "NOT", "or and", "日本", "größe", "İ ß", "col", "1", "²", "e\u{301}", "𝒳"]
    for word in words {
      let quoted = "\"\(word)\""
      let expressions = [
        quoted, quoted + "*", "(\(quoted))", "(\(quoted) OR \(quoted)*)", "((\(quoted) AND \(quoted)) NOT \(quoted))",
        "((((\(quoted)) NOT \(quoted)) OR (\(quoted)*)) AND \(quoted))",
      ]
      for expression in expressions {
        _ = try await fixture.catalog.sections(matching: expression, limit: 9)
        _ = try await fixture.catalog.documents(matching: expression)
        _ = try await fixture.catalog.projects(matching: expression)
      }
    }
    let many = (0..<256).map { "\"word\($0)\"" }
    #expect(try await fixture.catalog.sections(matching: many.joined(separator: " AND "), limit: 9).sections.isEmpty)
    #expect(try await fixture.catalog.sections(matching: many.joined(separator: " OR "), limit: 9).sections.isEmpty)
    // FTS5's parser has a stack of 100; the deepest expression that search makes of a query fits.
    let nested = (0..<8).reduce("\"zebra\"") { inner, _ in "((\"x\" AND (\"y\" OR \(inner))) NOT (\"z\" OR \"z\"))" }
    #expect(try await fixture.catalog.sections(matching: nested, limit: 9).sections.count == 1)
    #expect(try await fixture.catalog.names(matching: nested).isEmpty)
  }

  @Test func anExpressionThatIsNoneIsOneError() async throws {
    let fixture = try Fixture()
    for expression in [
      "\"", "NEAR(", "nocolumn:x", "*", "'; DROP TABLE section; --", "(", "a AND",
      String(repeating: "(", count: 200) + "a",
    ] {
      await #expect(throws: UserFacingError.self, "\(expression)") {
        try await fixture.catalog.sections(matching: expression, limit: 9)
      }
    }
    try fixture.catalog.check()
  }

  @Test func wordsAreFoundByStemAndByPrefix() async throws {
    let fixture = try Fixture()
    try fixture.publish(
      "a/b", document: Self.guide("g.md", ["It retries calls with exponential backoff", "Größe zählt"]),
      project: "AsyncHTTPClient")
    let table: [(expression: String, sections: Int, projects: Int)] = [
      ("\"retry\"", 1, 1), ("\"RETRYING\"", 1, 1), ("\"expo\"*", 1, 0), ("\"expo\"", 0, 0), ("\"grosse\"", 0, 0),
      ("\"grösse\"", 0, 0), ("\"GRÖßE\"", 1, 0), ("\"http client\"", 0, 1), ("\"asynchttp\"*", 0, 1),
      ("\"calls with\"", 1, 0), ("\"with calls\"", 0, 0),
    ]
    for (expression, sections, projects) in table {
      let found = try await fixture.catalog.sections(matching: expression, limit: 9).sections
      #expect(found.count == sections, "\(expression)")
      #expect(try await fixture.catalog.names(matching: expression).count == projects, "\(expression)")
    }
  }

  /// Who may see one repository of many loses nothing because the others fill the limit, and counts none of theirs.
  @Test func theScopeAppliesBeforeTheLimit() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    for number in 0..<30 {
      try fixture.publish(
        "hidden/\(number)", document: Self.guide("h.md", ["zebra zebra zebra"]), project: "zebra zebra \(number)")
    }
    let seen = try fixture.publish(
      "seen/one", document: Self.guide("s.md", ["a long text in which the zebra stands once"]), project: "My Zebra")
    let scope = [seen.id]
    #expect(try await catalog.names(matching: "zebra", in: scope) == ["My Zebra"])
    #expect(try await catalog.projects(matching: "zebra", in: scope).total == 1)
    #expect(try await catalog.projects(matching: "zebra").total == 31)
    #expect(try await catalog.sections(matching: "zebra", in: scope, limit: 9).documents == 1)
    let documents = try await catalog.documents(matching: "zebra", in: scope)
    #expect(documents.map(\.path) == ["s.md"])
    #expect(documents.map(\.repositoryId) == scope)
    let sections = try await catalog.sections(matching: "zebra", ofDocuments: documents.map(\.id), limit: 1).sections
    #expect(sections.map(\.path) == ["s.md"])
    #expect(sections.first?.text.contains("the zebra stands once") == true)
    for nobody in [[], [999_999]] as [[Int64]] {
      #expect(try await catalog.names(matching: "zebra", in: nobody).isEmpty)
      #expect(try await catalog.documents(matching: "zebra", in: nobody).isEmpty)
      #expect(try await catalog.sections(matching: "zebra", ofDocuments: nobody, limit: 9).sections.isEmpty)
      #expect(try await catalog.sections(matching: "zebra", in: nobody, limit: 9) == ([], 0))
    }
  }

  @Test func oneDocumentDoesNotFillTheAnswer() async throws {
    let fixture = try Fixture()
    try fixture.publish("a/long", document: Self.guide("l.md", (0..<50).map { "zebra zebra \($0)" }))
    try fixture.publish("a/short", document: Self.guide("s.md", ["one zebra in a much longer text than the others"]))
    let (sections, documents) = try await fixture.catalog.sections(matching: "zebra", perDocument: 3, limit: 10)
    #expect(documents == 2)
    #expect(sections.map(\.path) == ["l.md", "l.md", "l.md", "s.md"])
    #expect(zip(sections, sections.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(try await fixture.catalog.sections(matching: "zebra", limit: 10).sections.count == 10)
  }
}
