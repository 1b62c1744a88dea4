import Markup
import Testing

@Suite struct DocumentSectionsTests {
  private func lines(_ text: String, _ kind: DocumentKind) -> [String] {
    DocumentSections(of: text, kind: kind).sections.map { section in
      "\(section.line) \(section.titlePath.joined(separator: "/"))#\(section.anchor): "
        + section.text.split(separator: "\n").joined(separator: "~")
    }
  }

  @Test func markdown() {
    let text = """
      ---
      title: Guide
      ---
      before

      # One & *two*
      a [b](c) `d`
      e

      ## Three
      - x
      - y

      | h |
      |---|
      | c |

      ## Three
      ```
      code
      ```
      <p>html &amp; more</p>

      # Last
      """
    #expect(
      lines(text, .markdown) == [
        "4 #: before", "6 One & two#one--two: a b d e", "10 One & two/Three#three: x~y~h~c",
        "18 One & two/Three#three-1: code~html & more", "24 Last#last: ",
      ])
    let sections = DocumentSections(of: text, kind: .markdown)
    #expect(sections.title == "Guide")
    let rendered = render(text, path: "g.md")
    #expect(sections.sections.compactMap { $0.anchor.isEmpty ? nil : $0.anchor } == rendered.headings.map(\.anchor))
    #expect(HTMLInspector(rendered.html, pages: "/r/").ids == rendered.headings.map(\.anchor))
  }

  @Test func restructuredText() {
    let text = """
      =====
      Title
      =====

      Intro.

      Part
      ----
      Words :ref:`x`.

      .. include:: /etc/passwd

      Deep
      ~~~~
      More
      """
    #expect(
      lines(text, .restructuredText) == [
        "2 Title#title: Intro.", "7 Title/Part#part: Words :ref:`x`.~.. include:: /etc/passwd",
        "13 Title/Part/Deep#deep: More",
      ])
    let rendered = PlainTextRenderer.render(text, kind: .restructuredText)
    #expect(HTMLInspector(rendered.html, pages: "/r/").ids == ["title", "part", "deep"])
    #expect(rendered.html.contains(".. include:: /etc/passwd"))
  }

  @Test func asciiDoc() {
    let text = "= Title\n\nIntro <b>.\n\n== Part\n----\n== no heading\n----\n=== Deep\nx\n"
    #expect(
      lines(text, .asciiDoc) == [
        "1 Title#title: Intro <b>.", "5 Title/Part#part: == no heading", "9 Title/Part/Deep#deep: x",
      ])
    let rendered = PlainTextRenderer.render(text, kind: .asciiDoc)
    #expect(HTMLInspector(rendered.html, pages: "/r/").problems.isEmpty)
    #expect(rendered.headings.map(\.anchor) == ["title", "part", "deep"])
  }

  @Test func longSectionsGoOnInTheNext() {
    let word = String(repeating: "wörd ", count: 10_000)
    let sections = DocumentSections(of: "# A\n\n\(word)\n\n\(word)", kind: .markdown).sections
    #expect(sections.count > 4)
    #expect(sections.allSatisfy { $0.anchor == "a" && $0.text.utf8.count <= DocumentSections.maximumBytes })
    #expect(sections.map(\.text).joined(separator: " ").split(whereSeparator: \.isWhitespace).count == 20_000)
    #expect(sections.first?.line == 1)
    #expect(sections.last?.line == 5)
  }

  @Test func kindsByPath() {
    let table: [(path: String, kind: DocumentKind?)] = [
      ("README.md", .markdown), ("readme", .plainText), ("X.docc/A.md", .docC), ("X.docc/T.tutorial", .tutorial),
      ("a.tutorial", nil), ("d/x.rst", .restructuredText), ("x.adoc", .asciiDoc), ("key.asc", nil),
      ("README.asc", .asciiDoc),
      ("docs/x.txt", .plainText), ("x.txt", nil), ("LICENSE.md", nil), ("node_modules/a/README.md", nil),
      ("a.swift", nil),
      ("", nil), ("/", nil), (".md", nil),
    ]
    for (path, kind) in table { #expect(DocumentKind.of(path) == kind, "\(path)") }
  }
}
