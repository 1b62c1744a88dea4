import CodeIndex
import QueryLanguage
import Testing

@Suite struct TextLinesTests {
  private static let things = [
    ["apple/swift-nio", "Event-driven network application framework", "network"], ["group/tool", "", "cli", "übung"],
    [], ["kelvin", "The \u{212A}elvin scale\nin two lines"], ["group/Tool-two", "net"],
  ]

  @Test func togetherTheyMatchLikeOneByOne() throws {
    let lines = TextLines(Self.things)
    let patterns = [
      "nio", "NET", "tool", "^group", "two$", "k.lvin", "ÜBUNG", "zzz", "e", "tool\ncli", "scale in", "swift-nio$",
    ]
    for text in patterns {
      for isRegex in [false, true] {
        let matcher = try PatternMatcher(Pattern(text, isRegex: isRegex, ignoresCase: true))
        let expected = Self.things.indices.filter { number in
          Self.things[number].contains { matcher.matches($0.replacing("\n", with: " ")) }
        }
        #expect(lines.numbers(matching: matcher) == expected, "\(text) \(isRegex)")
      }
    }
    #expect(TextLines([]).numbers(matching: try PatternMatcher(Pattern("a"))).isEmpty)
  }
}
