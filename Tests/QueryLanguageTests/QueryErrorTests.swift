import QueryLanguage
import Testing

@Suite struct QueryErrorTests {
  /// The query, the part to blame, the kind of mistake, and the query that the replacement gives.
  private let mistakes: [(query: String, blamed: String, reason: QueryError.Reason, repaired: String?)] = [
    ("x lnag:swift", "lnag", .unknownField, "x lang:swift"),
    ("langs:swift", "langs", .unknownField, "lang:swift"),
    ("reop:x", "reop", .unknownField, "repo:x"),
    (#"a "b c"#, #""b c"#, .unclosedQuote, #"a "b c""#),
    (#"a "b \"#, #""b \"#, .unclosedQuote, #"a "b \\""#),
    (#"file:"b c"#, #""b c"#, .unclosedQuote, #"file:"b c""#),
    (#"/foo\w"#, #"/foo\w"#, .unclosedRegex, nil),
    ("a (b c", "(", .unclosedParenthesis, nil),
    ("foo (", "(", .unclosedParenthesis, nil),
    ("a )", ")", .unopenedParenthesis, "a "),
    ("a ( ) b", "( )", .emptyParentheses, nil),
    ("a or", "or", .danglingOperator, nil),
    ("or a", "or", .danglingOperator, nil),
    ("a or or b", "or", .danglingOperator, nil),
    ("and", "and", .danglingOperator, nil),
    ("a not", "not", .danglingOperator, nil),
    ("a (b or) c", "or", .danglingOperator, nil),
    ("lang:", "lang:", .missingValue, nil),
    ("-lang:", "lang:", .missingValue, nil),
    ("lang: swift", "lang: ", .missingValue, "lang:swift"),
    ("lang: repo:x", "lang:", .missingValue, nil),
    (#"a """#, #""""#, .missingValue, nil),
    ("sym:function:", "sym:function:", .missingValue, nil),
    ("type:reop", "type:reop", .badValue, "type:repo"),
    ("type:nonsense", "type:nonsense", .badValue, nil),
    ("case:ye x", "case:ye", .badValue, "case:yes x"),
    ("count:0", "count:0", .badValue, nil),
    ("count:-1", "count:-1", .badValue, nil),
    ("count:99999999999999999999", "count:99999999999999999999", .badValue, nil),
    ("fork:maybe", "fork:maybe", .badValue, nil),
    ("-type:repo", "type:repo", .notNegatable, nil),
    ("-case:yes a", "case:yes", .notNegatable, nil),
    ("/a(b/", "(", .badRegex, nil),
    (#"ü /a\1/"#, #"\1"#, .badRegex, nil),
    (#"/\Q\E/"#, #"\Q\E"#, .badRegex, nil),
    ("content:/[z-a]/", "z-a", .badRegex, nil),
    ("regex:yes a**", "*", .badRegex, nil),
    ("a\u{0}b", "\u{0}", .nulCharacter, "ab"),
  ]

  @Test func eachMistakeIsNamedWhereItStands() {
    for (query, blamed, reason, repaired) in mistakes {
      let error = #expect(throws: QueryError.self, "\(query)") { try QueryParser.parse(query) }
      guard let error else { continue }
      let bytes = Array(query.utf8)
      #expect(error.reason == reason, "\(query)")
      #expect(String(decoding: bytes[error.range], as: UTF8.self) == blamed, "\(query)")
      #expect(error.message.hasSuffix(".") && error.suggestion.hasSuffix("."), "\(error)")
      let text = error.replacement.map {
        String(decoding: bytes[..<error.range.lowerBound] + $0.utf8 + bytes[error.range.upperBound...], as: UTF8.self)
      }
      #expect(text == repaired, "\(query)")
      if let text { #expect(throws: Never.self, "\(text)") { try QueryParser.parse(text) } }
    }
  }

  @Test func limitsAreToldBeforeAnythingIsPlanned() {
    let table: [(query: String, reason: QueryError.Reason)] = [
      (String(repeating: "a", count: 1 << 20), .tooLong),
      (String(repeating: "a or ", count: 10_000) + "a", .tooLong),
      (String(repeating: "a ", count: 300), .tooManyTerms),
      (String(repeating: "a or ", count: 300) + "a", .tooManyTerms),
      (String(repeating: "( ", count: 200) + "a" + String(repeating: " )", count: 200), .tooDeep),
      (String(repeating: "not ", count: 1000), .danglingOperator),
      ("/" + String(repeating: "(", count: 1000) + String(repeating: ")", count: 1000) + "/", .badRegex),
      ("/((x{1,1000}){1,1000}){1,1000}/", .badRegex),
      ("/(.*a){2000}/", .badRegex),
    ]
    for (query, reason) in table {
      let error = #expect(throws: QueryError.self) { try QueryParser.parse(query) }
      #expect(error?.reason == reason, "\(query.prefix(40))")
      _ = QueryParser.parseLeniently(query)
    }
  }

  @Test func thePlaceIsCountedFromOne() throws {
    let error = #expect(throws: QueryError.self) { try QueryParser.parse("lnag:x") }
    #expect(error?.description.hasPrefix("At character 1: ") == true)
    // The range counts bytes, the sentence counts what people see.
    let umlaut = #expect(throws: QueryError.self) { try QueryParser.parse("ü lnag:x") }
    #expect(umlaut?.range == 3..<7)
  }

  @Test func wordsBeforeAColonThatAreNoFieldAreText() throws {
    for query in ["key:value", "base:x", "form:x", "context:global", "author:me", "a:b", "lnag: x", "Lnag:x"] {
      #expect(throws: Never.self, "\(query)") { try QueryParser.parse(query) }
    }
  }
}
