import Testing

@testable import Services

@Suite struct SectionExcerptTests {
  /// The marked words in brackets.
  private static func shown(_ text: String, _ words: [String]) -> String {
    let excerpt = SectionExcerpt(of: text, words: WordBeginnings(words))
    var bytes = Array(excerpt.text.utf8)
    for range in excerpt.ranges.reversed() {
      bytes.insert(UInt8(ascii: "]"), at: range.upperBound)
      bytes.insert(UInt8(ascii: "["), at: range.lowerBound)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func marksTheWordsInAllTheirForms() {
    #expect(
      Self.shown("Retry a query; queries are\n\n  retried\tonce.", ["query"])
        == "Retry a [query]; [queries] are retried once.")
    #expect(
      Self.shown("Building `builds`, not buildings-to-be.", ["build"])
        == "[Building] `[builds]`, not [buildings]-to-be.")
    #expect(Self.shown("RED redistributes", ["red"]) == "[RED] redistributes")
    #expect(Self.shown("Über den Fluß", ["fluß"]) == "Über den [Fluß]")
    #expect(Self.shown("nothing fits", ["word"]) == "nothing fits")
    #expect(Self.shown("", ["word"]) == "")
    #expect(Self.shown("  \n", []) == "")
  }

  /// Many of the words together are better than one early, and in their order better than in another.
  @Test func showsWhereTheWordsStandTogether() {
    let filler = (0..<60).map { "filler\($0)" }.joined(separator: " ")
    let text = "memory \(filler) of memory out \(filler) runs out of memory here \(filler)"
    let shown = Self.shown(text, ["out", "of", "memory"])
    #expect(shown.hasPrefix("…filler56 filler57 filler58 filler59 runs [out] [of] [memory] here filler0 "))
    #expect(shown.hasSuffix("filler22…"))
  }

  @Test func readsNoMoreThanItsBound() {
    let text = String(repeating: "é", count: SectionExcerpt.mostRead) + " word"
    let excerpt = SectionExcerpt(of: "a" + text, words: WordBeginnings(["word"]))
    #expect(excerpt.ranges.isEmpty && !excerpt.text.contains("\u{FFFD}"))
  }
}
