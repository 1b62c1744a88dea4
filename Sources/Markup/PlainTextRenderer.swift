/// Documents whose markup is not interpreted: their text as written, with headings (where the
/// markup's headings are simple to tell) as elements that can be linked to. Directives of
/// reStructuredText and AsciiDoc stay text: nothing is included, fetched or run.
package enum PlainTextRenderer {
  /// Bytes of text that a page shows.
  package static let maximumBytes = 1 << 20

  package static func render(_ text: String, kind: DocumentKind, idPrefix: String = "") -> RenderedDocument {
    let (shown, notice) = bounded(text)
    let headings = LineHeadings.find(in: shown, kind: kind)
    var output = HTMLOutput()
    let lines = LineHeadings.lines(of: shown)
    var next = 0
    for heading in headings {
      writeBlock(lines[next..<heading.lines.lowerBound], to: &output)
      write(heading.heading, idPrefix: idPrefix, to: &output)
      next = heading.lines.upperBound
    }
    writeBlock(lines[next...], to: &output)
    let found = headings.map(\.heading)
    return RenderedDocument(html: output.string, headings: found, title: found.first?.text, notice: notice)
  }

  /// The text of a document whose markup was not interpreted for the given reason.
  static func render(_ text: String, because refusal: String) -> RenderedDocument {
    var document = render(text, kind: .plainText)
    let cut = document.notice == nil ? "" : " Only its first \(maximumBytes >> 10) KiB are shown."
    document.notice = "This document is shown as plain text because \(refusal).\(cut)"
    return document
  }

  private static func bounded(_ text: String) -> (text: Substring, notice: String?) {
    let head = text.utf8.prefix(maximumBytes)
    guard head.endIndex < text.utf8.endIndex else { return (text[...], nil) }
    let end = head.lastIndex(of: 0x0A) ?? text.unicodeScalars.index(before: head.endIndex)
    return (text[..<end], "Only the first \(maximumBytes >> 10) KiB of this document are shown.")
  }

  private static func write(_ heading: DocumentHeading, idPrefix: String, to output: inout HTMLOutput) {
    output.raw("<h")
    output.number(heading.level)
    output.attribute("id", idPrefix, heading.anchor)
    output.raw(">")
    output.text(heading.text)
    output.raw(" <a class=\"heading-link\"")
    output.attribute("href", "#", idPrefix, heading.anchor)
    output.raw(" aria-label=\"Link to this heading\">#</a></h")
    output.number(heading.level)
    output.raw(">\n")
  }

  private static func writeBlock(_ lines: ArraySlice<Substring>, to output: inout HTMLOutput) {
    let isBlank: (Substring) -> Bool = { $0.utf8.allSatisfy { $0 <= 0x20 } }
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) })
    else { return }
    output.raw("<pre class=\"plain\">")
    for line in lines[first...last] {
      output.text(line)
      output.raw("\n")
    }
    output.raw("</pre>\n")
  }
}
