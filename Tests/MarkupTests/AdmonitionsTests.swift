import Testing

@testable import Markup

@Suite struct AdmonitionsTests {
  private func quoted(_ text: String) -> String { String(Admonitions.quoted(text[...])) }

  @Test func boxesBecomeQuotations() {
    for (text, expected) in [
      ("!!! note\n    One\n    two.\n\nAfter", "> [!NOTE]\n> One\n> two.\n\nAfter"),
      ("!!! warning \"Mind *this*\"\n    Text", "> **Mind *this***\\\n> Text"),
      ("??? tip\n\n    Far\n\n    away\n", "> [!TIP]\n>\n> Far\n>\n> away\n"),
      ("???+ danger\n\tTab\nout", "> [!CAUTION]\n> Tab\nout"),
      ("!!! quote \"\"\n    x", "> [!NOTE]\n> x"), ("!!! note", "> [!NOTE]"),
      // Code in a box keeps its indentation.
      ("!!! note\n        code", "> [!NOTE]\n>     code"),
    ] {
      #expect(quoted(text) == expected, "\(text)")
    }
  }

  @Test func allElseStays() {
    for text in [
      "", "!!!", "!!! ", "!!! 1", "wow!!! note\n    x", "```\n!!! note\n    x\n```\n", "    !!! note\n        x",
      "~~~\n```\n!!! note\n~~~", "a\n\n\n",
    ] {
      #expect(quoted(text) == text, "\(text)")
    }
  }

  @Test func linesOfHeadingsStay() {
    let text = "# One\n\n!!! note \"A\"\n    x\n\n    y\n\n## Two\n"
    let context = MarkupContext(path: "a.md")
    #expect(MarkdownRenderer.render(text, in: context).headings.map(\.line) == [1, 8])
    #expect(DocumentSections(of: text, kind: .markdown).sections.map(\.line) == [1, 8])
  }

  /// Every line is a box: the time grows with the length alone.
  @Test func manyBoxesAreBounded() {
    let text = String(repeating: "!!! note\n    a\n\n", count: 50_000)
    #expect(quoted(text).utf8.count < text.utf8.count * 2)
    let open = "!!! note\n" + String(repeating: "\n", count: 200_000)
    #expect(quoted(open).hasPrefix("> [!NOTE]\n\n"))
  }
}
