import QueryLanguage
import Testing

@Suite struct QueryPrinterTests {
  @Test func printsAsPeopleWrite() throws {
    let table: [(query: String, printed: String)] = [
      ("b a", "b a"),
      ("a and (b or c)", "a (b or c)"),
      ("(a b) or c", "a b or c"),
      ("not (a b)", "-(a b)"),
      ("not -x", "x"),
      ("not 1", "not 1"),
      (#"foo\.bar"#, #""foo.bar""#),
      ("Foo bar", "Foo bar"),
      ("case:yes foo", "case:yes foo"),
      ("case:no Foo", "case:no Foo"),
      ("(case:yes foo) or (case:no Bar)", "(case:yes foo) or (case:no Bar)"),
      ("t:repo f:a.c r:x/y l:C x", "type:repo file:a.c repo:x/y lang:c x"),
      ("team:\"A B\" count:all", "count:all owner:\"A B\""),
      ("/a+/ (b|c)", "/a+/ /(b|c)/"),
      ("a -a", "nothing -nothing"),
      ("", ""),
    ]
    for (query, printed) in table {
      #expect(QueryPrinter.text(of: try QueryParser.parse(query).query) == printed, "\(query)")
    }
  }

  @Test func whatIsPrintedIsReadBackTheSame() {
    var random = RandomQueries(seed: 1)
    for _ in 0..<5_000 {
      var query = random.query(depth: 3)
      query.root = query.root.simplified
      let text = QueryPrinter.text(of: query)
      guard let read = try? QueryParser.parse(text) else {
        Issue.record("\(text) is not read: \(tree(text))")
        break
      }
      #expect(read.query == query, "\(text)")
      #expect(QueryPrinter.text(of: read.query) == text)
      if read.query != query { break }
    }
  }

  @Test func anExpressionThatAPathFieldWouldReadOtherwiseIsGrouped() throws {
    for (text, printed) in [("a.b", "file:(?:a.b)"), (".", "file:(?:.)"), ("/*.c", #"file:\/*.c"#), ("x*", "file:x*")] {
      let query = ParsedQuery(root: .file(Pattern(text, isRegex: true, ignoresCase: true)))
      #expect(QueryPrinter.text(of: query) == printed)
      guard case .file(let pattern) = try QueryParser.parse(printed).query.root else { continue }
      #expect(pattern.isRegex, "\(pattern)")
    }
  }

  @Test func whatIsReadIsPrintedTheSame() {
    var random = RandomQueries(seed: 2)
    for _ in 0..<5_000 {
      let text = random.mutation()
      guard let query = try? QueryParser.parse(text).query else { continue }
      let printed = QueryPrinter.text(of: query)
      let isSame = (try? QueryParser.parse(printed).query) == query
      #expect(isSame, "\(text) as \(printed)")
      if !isSame { break }
    }
  }
}
