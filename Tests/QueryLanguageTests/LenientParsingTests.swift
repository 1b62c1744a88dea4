import QueryLanguage
import Testing

@Suite struct LenientParsingTests {
  @Test func halfTypedQueriesFindWhatTheySaySoFar() {
    let table: [(query: String, tree: String)] = [
      (#""connection res"#, #""connection res"i"#),
      ("retry (back", #"and("retry"i, "back"i)"#),
      ("retry or", #""retry"i"#),
      ("retry -", #"and("retry"i, "-"i)"#),
      ("retry not", #""retry"i"#),
      ("retry lang:", #""retry"i"#),
      ("retry -lang:", #""retry"i"#),
      ("retry lnag:swift", #"and("retry"i, "lnag:swift"i)"#),
      ("retry type:re", #""retry"i"#),
      ("/a(b/", #""a(b"i"#),
      (#"/foo\w"#, #"//foo\w/i"#),
      ("retry )", #""retry"i"#),
      ("", "everything"),
    ]
    for (query, tree) in table {
      let parse = QueryParser.parseLeniently(query)
      #expect(parse.query.description == tree, "\(query)")
    }
  }

  @Test func whatIsWrongIsHinted() {
    #expect(QueryParser.parseLeniently("retry lnag:swift").hints.count == 1)
    #expect(QueryParser.parseLeniently("retry").hints.isEmpty)
  }

  /// Search-as-you-type sees every prefix, cut also inside of characters.
  @Test func everyPrefixOfAGoodQueryIsRead() throws {
    for seed in RandomQueries.seeds {
      let bytes = Array(seed.utf8)
      for end in 0...bytes.count {
        let prefix = String(decoding: bytes[..<end], as: UTF8.self)
        let parse = QueryParser.parseLeniently(prefix)
        if let strict = try? QueryParser.parse(prefix) {
          #expect(strict == parse, "\(prefix)")
        } else {
          #expect(!parse.hints.isEmpty, "\(prefix)")
        }
      }
    }
  }
}
