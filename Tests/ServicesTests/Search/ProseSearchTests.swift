import Testing

@testable import Services

@Suite struct ProseSearchTests {
  @Test func snippetsLoseTheirMarksAndLineBreaks() {
    let table: [(snippet: String, text: String, ranges: [Range<Int>])] = [
      ("plain", "plain", []),
      ("a \u{1}word\u{2} b", "a word b", [2..<6]),
      ("\u{1}é\u{2}\u{1}x\u{2}", "éx", [0..<2, 2..<3]),
      ("open \u{1}end", "open end", []),
      ("\u{2}closed", "closed", []),
      ("two\n\n  lines\tand\u{1}\u{2}", "two lines and", []),
      ("a\n\u{1}b\u{2}", "a b", [2..<3]),
    ]
    for row in table {
      let found = ProseSearch.unmarked(row.snippet)
      #expect(found.text == row.text && found.ranges == row.ranges, "\(row.snippet.debugDescription)")
    }
  }
}
