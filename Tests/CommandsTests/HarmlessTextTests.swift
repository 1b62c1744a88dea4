import Testing

@testable import Commands

@Suite struct HarmlessTextTests {
  @Test func controlsAreShown() {
    for (text, expected) in [
      ("plain ä\tb", "plain ä\tb"), ("a\u{1B}[2Jb\n", "a^[[2Jb^J"), ("\u{0}", "^@"), ("\u{7F}", "\\u{7f}"),
      ("\u{9B}31m", "\\u{9b}31m"), ("\u{202E}x\u{61C}", "\\u{202e}x\\u{61c}"), ("\u{E0041}", "\\u{e0041}"),
      ("a\r\nb", "a^M^Jb"),
    ] {
      #expect(harmless(text) == expected)
    }
    #expect(harmless("a\n\u{1B}b", keepsLineBreaks: true) == "a\n^[b")
  }
}
