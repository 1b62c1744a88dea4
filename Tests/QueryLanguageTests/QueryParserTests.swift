import QueryLanguage
import Testing

/// The tree of a query as text, or the error's sentence.
func tree(_ text: String) -> String {
  do throws(QueryError) {
    return try QueryParser.parse(text).query.description
  } catch {
    return "error \(error.range): \(error.message)"
  }
}

@Suite struct QueryParserTests {
  private func check(_ table: [(query: String, tree: String)], _ location: SourceLocation = #_sourceLocation) {
    for (query, expected) in table {
      #expect(tree(query) == expected, "\(query)", sourceLocation: location)
    }
  }

  @Test func whatZoektUsersType() {
    check([
      (#"case:yes spin_lock_irqsave\(&\w+->lock"#, #"/spin_lock_irqsave\(&\w+->lock/"#),
      ("case:yes (EPROBE_DEFER|ENOTRECOVERABLE)", "/(EPROBE_DEFER|ENOTRECOVERABLE)/"),
      ("sym:tcp_sendmsg", #"sym:"tcp_sendmsg"i"#),
    ])
  }
}
