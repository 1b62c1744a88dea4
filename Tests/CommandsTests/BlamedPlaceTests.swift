import Testing

@testable import Commands

@Suite struct BlamedPlaceTests {
  @Test func marksStandBelowTheBlamedPart() {
    let table: [(query: String, range: Range<Int>?, text: String?)] = [
      ("foo (", 4..<5, "  foo (\n      ^"),
      ("a lang:xyz b", 2..<10, "  a lang:xyz b\n    ^^^^^^^^"),
      // Bytes are counted, characters are marked.
      ("ä (", 3..<4, "  ä (\n    ^"), ("aäb", 2..<2, "  aäb\n   ^"), ("ab", 1..<99, "  ab\n   ^"),
      ("ab", 50..<99, "  ab\n    ^"), ("a", nil, nil), ("", 0..<0, nil),
      (String(repeating: "x", count: 500), 0..<1, nil),
    ]
    for (query, range, text) in table { #expect(BlamedPlace(range, in: query)?.text == text, "\(query)") }
  }

  @Test func escapesAreHarmless() {
    #expect(BlamedPlace(0..<1, in: "\u{1B}[31m(")?.text.contains("\u{1B}") == false)
  }

  @Test func suggestionsAreOneWordOfAShell() {
    #expect(SearchPrinter.quoted("it's") == #"'it'\''s'"#)
    #expect(SearchPrinter.quoted(#""a b" or c"#) == #"'"a b" or c'"#)
  }
}
