/// Writes the nodes of a Markdown document as HTML, in document order.
struct MarkdownWriter {
  private(set) var output = HTMLOutput()

  private let context: MarkupContext
  private let headings: [DocumentHeading]
  private let anchors: Set<String>
  private var headingsWritten = 0
  private var alignments: [UInt8] = []
  private var column = 0
  /// Links do not nest in HTML: what is inside one is written as text.
  private var isInLink = false
  /// Whether the open link became an element; nil outside of links.
  private var linkIsElement = false
  private var paragraph = Paragraph()
  /// The text node with an alert's marker, and the line break after it, are not written.
  private var alertMarker: MarkdownNode?
  private var footnotes = Footnotes()

  /// Browsers flatten trees that are deeper than some hundred elements.
  private static let maximumDepth = 100

  init(context: MarkupContext, outline: MarkdownOutline) {
    self.context = context
    headings = outline.headings
    anchors = Set(outline.headings.map(\.anchor))
  }

  private struct Paragraph {
    var start = 0
    var contents = 0
    /// Only remote images and links around them so far.
    var hasOnlyBadges = true
    var badges = 0
  }

  private struct Footnotes {
    /// References written so far to each footnote, by its number.
    var references: [String: Int] = [:]
    var definitions = 0
  }

  // MARK: - Nodes

  mutating func enter(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .text, .softBreak, .hardBreak, .inlineCode, .inlineHTML, .footnoteReference:
      writeLeaf(node)
      return false
    case .code:
      writeCode(node)
      return false
    case .htmlBlock:
      writeWords(of: node)
      return false
    case .rule:
      output.raw("<hr />\n")
      return false
    case .image:
      writeImage(node)
      return false
    case .link:
      if case .article(let name) = LinkDestination(node.url, in: context.path) {
        writeArticleLink(node, name)
        return false
      }
      openLink(node)
    case .table, .headerRow, .row, .cell: openTable(node)
    case .paragraph: openParagraph(node)
    case .heading: openHeading(node)
    case .footnote: openFootnote()
    case .document, .unknown: break
    case .quotation, .list, .item, .task, .emphasis, .strong, .strikethrough:
      if node.depth <= Self.maximumDepth { openNested(node) }
    }
    return true
  }

  mutating func leave(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .link: closeLink()
    case .table, .headerRow, .row, .cell: closeTable(node)
    case .paragraph: closeParagraph(node)
    case .heading: closeHeading(node)
    case .footnote: closeFootnote()
    case .document: if footnotes.definitions > 0 { output.raw("</ol>\n</section>\n") }
    case .quotation, .list, .item, .task, .emphasis, .strong, .strikethrough:
      if node.depth <= Self.maximumDepth { closeNested(node) }
    default: break
    }
    return true
  }

  private mutating func openNested(_ node: MarkdownNode) {
    switch node.kind {
    case .quotation: openQuotation(node)
    case .list:
      output.raw(node.isOrdered ? "<ol" : "<ul")
      if node.isOrdered, node.listStart != 1 { output.attribute("start", String(node.listStart)) }
      output.raw(">\n")
    case .item: output.raw("<li>")
    case .task:
      output.raw("<li class=\"task\"><input type=\"checkbox\" disabled=\"\"")
      output.raw(node.isChecked ? " checked=\"\" aria-label=\"Done\" /> " : " aria-label=\"To do\" /> ")
    case .emphasis: output.raw("<em>")
    case .strong: output.raw("<strong>")
    case .strikethrough: output.raw("<del>")
    default: break
    }
  }

  private mutating func closeNested(_ node: MarkdownNode) {
    switch node.kind {
    case .quotation: output.raw(Alert(node) == nil ? "</blockquote>\n" : "</div>\n")
    case .list: output.raw(node.isOrdered ? "</ol>\n" : "</ul>\n")
    case .item, .task: output.raw("</li>\n")
    case .emphasis: output.raw("</em>")
    case .strong: output.raw("</strong>")
    case .strikethrough: output.raw("</del>")
    default: break
    }
  }

  private mutating func openQuotation(_ node: MarkdownNode) {
    guard let alert = Alert(node) else {
      output.raw("<blockquote>\n")
      return
    }
    alertMarker = alert.marker
    output.raw("<div")
    output.attribute("class", "alert alert-", alert.kind)
    output.raw("><p class=\"alert-title\">")
    output.text(alert.title)
    output.raw("</p>\n")
  }

  // MARK: - Paragraphs and headings

  private mutating func openParagraph(_ node: MarkdownNode) {
    paragraph = Paragraph(start: output.mark)
    if !node.isInTightList { output.raw("<p>") }
    paragraph.contents = output.mark
  }

  private mutating func closeParagraph(_ node: MarkdownNode) {
    if node.isInTightList {
      if !node.isLast { output.raw("\n") }
    } else if output.isBlank(since: paragraph.contents) {
      // Only raw HTML stood here.
      output.truncate(to: paragraph.start)
    } else {
      if paragraph.hasOnlyBadges, paragraph.badges > 0 {
        output.insert(" class=\"badges\"", at: paragraph.contents - 1)
      }
      output.raw("</p>\n")
    }
  }

  private mutating func openHeading(_ node: MarkdownNode) {
    output.raw("<h")
    output.number(node.headingLevel)
    if headingsWritten < headings.count {
      output.attribute("id", context.idPrefix, headings[headingsWritten].anchor)
    }
    output.raw(">")
  }

  private mutating func closeHeading(_ node: MarkdownNode) {
    if headingsWritten < headings.count {
      output.raw(" <a class=\"heading-link\"")
      output.attribute("href", "#", context.idPrefix, headings[headingsWritten].anchor)
      output.raw(" aria-label=\"Link to this heading\">#</a>")
    }
    headingsWritten += 1
    output.raw("</h")
    output.number(node.headingLevel)
    output.raw(">\n")
  }

  // MARK: - Inlines

  private mutating func writeLeaf(_ node: MarkdownNode) {
    if let marker = alertMarker {
      if marker.isSame(as: node) { return }
      alertMarker = nil
      if node.kind == .softBreak || node.kind == .hardBreak { return }
    }
    switch node.kind {
    case .text: writeText(node.literal)
    case .softBreak: output.raw("\n")
    case .hardBreak: output.raw("<br />\n")
    case .inlineCode:
      paragraph.hasOnlyBadges = false
      output.raw("<code>")
      output.text(node.literal)
      output.raw("</code>")
    case .inlineHTML: if HTMLText.isBreak(node.literal) { output.raw("<br />") }
    case .footnoteReference: writeFootnoteReference(node.literal)
    default: break
    }
  }

  private mutating func writeText(_ text: String) {
    if text.utf8.contains(where: { $0 > 0x20 }) { paragraph.hasOnlyBadges = false }
    guard !isInLink else {
      output.text(text)
      return
    }
    Autolink.split(text) { piece in
      switch piece {
      case .text(let text): output.text(text)
      case .link(let text, let address):
        if case .external(let address) = LinkDestination(address, in: context.path) {
          writeExternalLink(address)
          output.text(text)
          output.raw("</a>")
        } else {
          output.text(text)
        }
      }
    }
  }

  private mutating func writeExternalLink(_ address: String, class name: StaticString? = nil) {
    output.raw("<a")
    if let name {
      output.raw(" class=\"")
      output.raw(name)
      output.raw("\"")
    }
    output.attribute("href", address)
    output.raw(" rel=\"noopener noreferrer nofollow\">")
  }

  private mutating func openLink(_ node: MarkdownNode) {
    let isOutermost = !isInLink
    isInLink = true
    guard isOutermost, node.depth <= Self.maximumDepth else { return }
    linkIsElement = true
    switch LinkDestination(node.url, in: context.path) {
    case .fragment(let fragment): writeLinkTag("#" + context.idPrefix + anchor(for: fragment))
    case .external(let address): writeExternalLink(address)
    case .mail(let address): writeLinkTag(address)
    case .repository(let place):
      if let page = context.link(place, .link) { writeLinkTag(page) } else { linkIsElement = false }
    case .refused, .article: linkIsElement = false
    }
  }

  /// `<doc:Name>` has no text of its own: the article's title stands for it.
  private mutating func writeArticleLink(_ node: MarkdownNode, _ name: String) {
    paragraph.hasOnlyBadges = false
    let words = InlineText.of(node)
    let isBare = words.hasPrefix("doc:")
    guard let target = context.article(name), !isInLink, node.depth <= Self.maximumDepth else {
      output.text(isBare ? name : words)
      return
    }
    writeLinkTag(target.page)
    output.text(isBare ? target.title : words)
    output.raw("</a>")
  }

  private mutating func writeLinkTag(_ address: String) {
    output.raw("<a")
    output.attribute("href", address)
    output.raw(">")
  }

  private mutating func closeLink() {
    if linkIsElement { output.raw("</a>") }
    linkIsElement = false
    isInLink = false
  }

  /// Authors write fragments in the case of the heading; forges let that pass.
  private func anchor(for fragment: String) -> String {
    let lowered = asciiLowercased(fragment)
    return !anchors.contains(fragment) && anchors.contains(lowered) ? lowered : fragment
  }

  private mutating func writeImage(_ node: MarkdownNode) {
    let description = InlineText.of(node)
    switch LinkDestination(node.url, in: context.path) {
    case .repository(let place):
      guard let address = context.link(place, .image) else { return output.text(description) }
      paragraph.hasOnlyBadges = false
      output.raw("<img")
      output.attribute("src", address)
      output.attribute("alt", description)
      if !node.title.isEmpty { output.attribute("title", node.title) }
      output.raw(" loading=\"lazy\" />")
    case .external(let address):
      paragraph.badges += 1
      let words = description.isEmpty ? "image" : description
      if isInLink {
        output.raw("<span class=\"remote-image\">")
        output.text(words)
        output.raw("</span>")
      } else {
        writeExternalLink(address, class: "remote-image")
        output.text(words)
        output.raw("</a>")
      }
    case .fragment, .mail, .article, .refused: output.text(description)
    }
  }

  // MARK: - Code and raw HTML

  private mutating func writeCode(_ node: MarkdownNode) {
    let code = node.literal
    let language = String(node.fenceInfo.prefix { $0 != " " && $0 != "\t" && $0 != "," && $0 != "{" }.prefix(40))
    output.raw("<pre><code")
    let name = asciiLowercased(language).utf8.filter {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || "+#.-_".utf8.contains($0)
    }
    if !name.isEmpty { output.attribute("class", "language-", String(decoding: name, as: UTF8.self)) }
    output.raw(">")
    if let html = context.highlight(code, language) { output.trusted(html) } else { output.text(code) }
    output.raw("</code></pre>\n")
  }

  private mutating func writeWords(of node: MarkdownNode) {
    let words = HTMLText.words(of: node.literal)
    guard !words.isEmpty else { return }
    output.raw("<p>")
    output.text(words)
    output.raw("</p>\n")
  }

  // MARK: - Tables

  private mutating func openTable(_ node: MarkdownNode) {
    switch node.kind {
    case .table:
      alignments = node.alignments
      output.raw("<div class=\"table-scroll\"><table>\n")
    case .headerRow:
      column = 0
      output.raw("<thead>\n<tr>")
    case .row:
      column = 0
      if node.isFirstBodyRow { output.raw("<tbody>\n") }
      output.raw("<tr>")
    default:
      output.raw(node.isHeaderCell ? "<th" : "<td")
      switch column < alignments.count ? alignments[column] : 0 {
      case UInt8(ascii: "l"): output.raw(" align=\"left\"")
      case UInt8(ascii: "c"): output.raw(" align=\"center\"")
      case UInt8(ascii: "r"): output.raw(" align=\"right\"")
      default: break
      }
      output.raw(">")
      column += 1
    }
  }

  private mutating func closeTable(_ node: MarkdownNode) {
    switch node.kind {
    case .table: output.raw("</table></div>\n")
    case .headerRow: output.raw("</tr>\n</thead>\n")
    case .row:
      output.raw("</tr>\n")
      if node.isLast { output.raw("</tbody>\n") }
    default: output.raw(node.isHeaderCell ? "</th>" : "</td>")
    }
  }

  // MARK: - Footnotes

  // Ids have a colon, which no heading's anchor has.

  private mutating func writeFootnoteReference(_ number: String) {
    paragraph.hasOnlyBadges = false
    output.raw("<sup class=\"footnote-reference\">")
    if isInLink {
      output.text(number)
    } else {
      let count = footnotes.references[number, default: 0] + 1
      footnotes.references[number] = count
      output.raw("<a")
      output.attribute("id", context.idPrefix, "fnref:", number, count == 1 ? "" : ":\(count)")
      output.attribute("href", "#", context.idPrefix, "fn:", number)
      output.raw(">")
      output.text(number)
      output.raw("</a>")
    }
    output.raw("</sup>")
  }

  private mutating func openFootnote() {
    if footnotes.definitions == 0 { output.raw("<section class=\"footnotes\">\n<ol>\n") }
    footnotes.definitions += 1
    output.raw("<li")
    output.attribute("id", context.idPrefix, "fn:", String(footnotes.definitions))
    output.raw(">")
  }

  private mutating func closeFootnote() {
    if footnotes.references[String(footnotes.definitions)] != nil {
      output.raw("<a class=\"footnote-back\"")
      output.attribute("href", "#", context.idPrefix, "fnref:", String(footnotes.definitions))
      output.raw(" aria-label=\"Back to the text\">↩</a>")
    }
    output.raw("</li>\n")
  }
}

/// GitHub's alert: a quotation whose first line is `[!NOTE]` or one of its kind.
private struct Alert {
  let kind: String
  let marker: MarkdownNode

  private static let kinds = ["note", "tip", "important", "warning", "caution"]

  init?(_ quotation: MarkdownNode) {
    guard let paragraph = quotation.firstChild, paragraph.kind == .paragraph, let marker = paragraph.firstChild,
      marker.kind == .text
    else { return nil }
    if let next = marker.next, next.kind != .softBreak, next.kind != .hardBreak { return nil }
    let text = trimmedASCII(asciiLowercased(marker.literal))
    guard let kind = Self.kinds.first(where: { text == "[!\($0)]" }) else { return nil }
    self.kind = kind
    self.marker = marker
  }

  var title: String { kind.prefix(1).uppercased() + kind.dropFirst() }
}
