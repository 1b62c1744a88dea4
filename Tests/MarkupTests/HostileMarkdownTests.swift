import Markup
import Testing

/// Inputs made to exhaust a parser: all come out as well-formed HTML or as plain text with a reason.
@Suite struct HostileMarkdownTests {
  private static func table(_ columns: Int) -> String {
    let row = { (cell: String) in Array(repeating: cell, count: columns).joined(separator: "|") + "\n" }
    return row("a") + row("-") + String(repeating: "b|c\n", count: 100)
  }

  private let inputs: [(name: String, text: String)] = [
    ("brackets", String(repeating: "[", count: 100_000)),
    ("emphasis", String(repeating: "*a ", count: 35_000)),
    ("open tags", String(repeating: "<", count: 100_000)),
    ("quotations", String(repeating: ">", count: 10_000) + "a"),
    ("nested lists", (0..<800).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()),
    ("wide table", table(65_537)),
    ("definitions", (0..<20_000).map { "[r\($0)]: /x\n" }.joined() + "[r1]"),
    ("links", String(repeating: "[a](", count: 25_000)),
    ("nested links", String(repeating: "[", count: 5_000) + "a" + String(repeating: "](b)", count: 5_000)),
    ("nested images", String(repeating: "![", count: 4_000) + "a" + String(repeating: "](b)", count: 4_000)),
    ("backticks", (1..<400).map { String(repeating: "`", count: $0) + " " }.joined()),
    ("comments", String(repeating: "<!--", count: 25_000)),
    ("instructions", String(repeating: "<?", count: 50_000)),
    ("addresses", String(repeating: "https://a.b/(", count: 8_000)),
    (
      "footnotes", (0..<2_000).map { "[^\($0)] " }.joined() + "\n\n" + (0..<2_000).map { "[^\($0)]: x [^0]\n" }.joined()
    ),
    ("strikethrough", String(repeating: "~~a", count: 30_000)),
    ("escapes", String(repeating: "\\[", count: 50_000)),
    ("carriage returns", String(repeating: "\r", count: 100_000)),
    (
      "controls",
      String((0..<0x20).map { Character(Unicode.Scalar(UInt8($0))) }) + "\u{7F}\u{85}\u{2028}\u{FEFF}\u{202E}"
    ),
    ("flags", String(repeating: "🇩🇪", count: 25_000)),
    ("nul", "a\u{0}b <\u{0}script> [a](java\u{0}script:x)"),
  ]

  @Test func areReadOrShownAsText() {
    for (name, text) in inputs {
      let document = render(text)
      let inspector = HTMLInspector(document.html, pages: "/r/")
      #expect(inspector.problems.isEmpty, "\(name): \(inspector.problems.prefix(3))")
      #expect(document.html.utf8.count <= 8 * text.utf8.count + 2_000_000, "\(name)")
      _ = DocumentSections(of: text, kind: .markdown)
      _ = Readme.summary(text)
    }
  }

  @Test func whatCostsTooMuchIsShownAsTextWithTheReason() {
    let table: [(text: String, notice: String)] = [
      (String(repeating: "a\n", count: 600_000), "it is larger than 1024 KiB"),
      (String(repeating: "*", count: 400_000), "it has too much markup"),
      (String(repeating: "<!A ", count: 25_000), "it repeats one kind of markup too often in a paragraph"),
    ]
    for (text, notice) in table {
      let document = render(text)
      #expect(document.notice?.hasPrefix("This document is shown as plain text because \(notice).") == true)
      #expect(document.html.hasPrefix("<pre class=\"plain\">"))
    }
    #expect(render("a").notice == nil)
  }

  /// Random pieces of markup in any order give well-formed output with unique ids.
  @Test func randomMarkup() {
    let pieces = [
      "# ", "\n", "\n\n", "> ", "- ", "1. ", "- [x] ", "    ", "```", "~~~", "`", "``", "*", "**", "_", "~~", "[", "]",
      "(", ")",
      "![", "](", "](a)", "[a]: b\n", "[^1]", "[^1]: ", "<", ">", "<b>", "<!--", "-->", "<br>", "|", "|-|-|\n", "&amp;",
      "&#0;",
      "&", "\"", "'", "\\", "\t", "\r", "a", "b c", "https://x.y", "www.", "javascript:", "ü", "🎉", "\u{0}", "---\n",
      "===\n",
      "[!NOTE]\n", "@Row {\n", "}\n",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for round in 0..<2_000 {
      let text = (0..<next(60)).map { _ in pieces[next(pieces.count)] }.joined()
      let document = render(text, path: round % 2 == 0 ? "a.md" : "X.docc/a.md")
      let inspector = HTMLInspector(document.html, pages: "/r/")
      #expect(inspector.problems.isEmpty, "\(text.debugDescription): \(inspector.problems)")
      let sections = DocumentSections(of: text, kind: round % 2 == 0 ? .markdown : .docC)
      let anchors = Set(sections.sections.map(\.anchor).filter { !$0.isEmpty })
      #expect(anchors == Set(document.headings.map(\.anchor)), "\(text.debugDescription)")
      if !inspector.problems.isEmpty { break }
    }
  }
}
