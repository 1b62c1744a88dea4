import Testing

@testable import GitRead

@Suite struct PrintableTextTests {
  @Test func harmfulPartsGo() {
    let table: [(String, String)] = [
      ("plain ünï 🦀\ttab\n", "plain ünï 🦀\ttab\n"),
      ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{1B}]0;title\u{7}after", "after"),
      ("\u{1B}]52;c;eA==\u{1B}\\after", "after"),
      ("\u{1B}Pdcs\u{1B}\\x", "x"), ("\u{1B}", ""), ("\u{1B}[", ""), ("\u{1B}]never ends", ""),
      ("\u{1B}]0;x\nnext", "\nnext"), ("10%\r20%", "10%\n20%"), ("a\u{8}b\u{7F}c\0d", "abcd"),
      ("\u{9B}31mc1", "31mc1"), ("bidi\u{202E}\u{2066}\u{61C}x", "bidix"), ("tag\u{E0041}", "tag"),
      ("https://user:pw@h/x", "https://…@h/x"), ("'https://a@b@h/x'", "'https://…@h/x'"),
      ("https://h/a@b", "https://h/a@b"), ("x ssh://h", "x ssh://h"),
    ]
    for (input, expected) in table { #expect(PrintableText.clean(input) == expected, "\(input.debugDescription)") }
    #expect(PrintableText.clean([0x61, 0xFF, 0xC3, 0x28] as [UInt8]) == "a\u{FFFD}\u{FFFD}(")
  }
}
