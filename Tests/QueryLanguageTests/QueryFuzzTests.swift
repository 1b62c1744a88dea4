import QueryLanguage
import Testing

/// Whatever is typed: no trap, no hang, and errors that point into the query.
@Suite struct QueryFuzzTests {
  private func check(_ text: String) {
    do throws(QueryError) {
      let parse = try QueryParser.parse(text)
      #expect(QueryParser.parseLeniently(text) == parse, "\(text)")
    } catch {
      let length = text.utf8.count
      #expect(error.range.lowerBound >= 0 && error.range.upperBound <= length, "\(text): \(error.range)")
      #expect(!error.message.isEmpty && !error.suggestion.isEmpty)
      _ = QueryParser.parseLeniently(text)
    }
  }

  @Test func randomBytes() {
    var random = RandomQueries(seed: 11)
    for _ in 0..<10_000 { check(random.noise()) }
  }

  @Test func randomTokens() {
    var random = RandomQueries(seed: 12)
    for _ in 0..<10_000 { check(random.soup()) }
  }

  @Test func mutatedQueries() {
    var random = RandomQueries(seed: 13)
    for _ in 0..<10_000 { check(random.mutation()) }
  }

  /// One piece over and over, up to a quarter of the limit of a query's length, is read in linear time or nearly so.
  @Test func repetitions() {
    let pieces = [
      "(", ")", "( ", "() ", "\"", "\\", "/", "[", "[[:", "(?", "a(", "-", "--(", "/(", "not ", "or ", "a or ", "\"\\",
      "x:",
      "lang:", "/a ", "[^", "{", "a{1,", "\\Q", "\\x{", "*", "|", "(a|", "^", "$", "(-(", "file:(", "file:**/", "é",
    ]
    for piece in pieces {
      let text = String(repeating: piece, count: QueryLimits.length / 4 / piece.utf8.count)
      check(text)
      check(text + " a")
      check("/" + text.dropLast() + "/")
    }
  }
}
