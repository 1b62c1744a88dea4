/// A part of a document below one heading, as search sees it.
package struct DocumentSection: Sendable, Equatable {
  /// Headings from the document's top down to this one; empty for text before the first heading.
  package var titlePath: [String]
  /// The heading's anchor on the rendered page; empty for text before the first heading.
  package var anchor: String
  /// 1-based line in the file of the heading, or of the first text that belongs here.
  package var line: Int
  /// The words without markup and without the heading, blocks separated by line ends; at most
  /// `DocumentSections.maximumBytes`. A longer section goes on in the next element, which has the same
  /// title and anchor.
  package var text: String

  package init(titlePath: [String], anchor: String, line: Int, text: String) {
    self.titlePath = titlePath
    self.anchor = anchor
    self.line = line
    self.text = text
  }
}

/// A document split into sections for search.
package struct DocumentSections: Sendable, Equatable {
  package var title: String?
  package var sections: [DocumentSection]
  /// Why part of the document is missing, a sentence for people; nil when all of it is here.
  package var notice: String?

  /// Bytes of a section's text.
  package static let maximumBytes = 16 * 1024

  /// Bytes of a document that is split; longer ones are cut at a line, and the notice says so.
  package static let maximumDocumentBytes = 16 << 20

  package init(of text: String, kind: DocumentKind) {
    let (whole, notice) = Self.bounded(text)
    switch kind {
    case .markdown, .docC: self.init(markdown: whole, isDocC: kind == .docC)
    case .tutorial: self.init(lines: DocCDirectives.withArguments(whole)[...], kind: kind)
    case .restructuredText, .asciiDoc, .plainText: self.init(lines: whole, kind: kind)
    }
    self.notice = notice
  }

  private init(title: String?, sections: [DocumentSection]) {
    self.title = title
    self.sections = sections
  }

  private static func bounded(_ text: String) -> (text: Substring, notice: String?) {
    let head = text.utf8.prefix(maximumDocumentBytes)
    guard head.endIndex < text.utf8.endIndex else { return (text[...], nil) }
    let end = head.lastIndex(of: 0x0A) ?? text.unicodeScalars.index(before: head.endIndex)
    return (text[..<end], "Only the first \(maximumDocumentBytes >> 20) MiB of this document are searched.")
  }

  private init(markdown text: Substring, isDocC: Bool) {
    let matter = FrontMatter(of: String(text))
    let budget = MarkdownBudget(matter.body.utf8)
    let body = isDocC ? DocCDirectives.blanked(matter.body)[...] : Admonitions.quoted(matter.body)
    guard budget.refusal == nil, let tree = MarkdownTree(body, allowsTables: budget.allowsTables) else {
      self.init(lines: text, kind: .plainText)
      return
    }
    let outline = MarkdownOutline(tree, title: matter.title, linesBefore: matter.lines)
    var collector = MarkdownCollector(headings: outline.headings, linesBefore: matter.lines)
    tree.walk { node, event in
      event == .enter ? collector.enter(node) : collector.leave(node)
    }
    self.init(title: outline.title, sections: collector.assembler.finished())
  }

  private init(lines text: Substring, kind: DocumentKind) {
    let lines = LineHeadings.lines(of: text)
    let headings = LineHeadings.find(in: text, kind: kind)
    var assembler = SectionAssembler()
    var next = 0
    for heading in headings {
      assembler.append(lines: lines[next..<heading.lines.lowerBound])
      assembler.begin(heading.heading)
      next = heading.lines.upperBound
    }
    assembler.append(lines: lines[next...])
    self.init(title: headings.first?.heading.text, sections: assembler.finished())
  }
}

/// Builds the sections of a document from its headings and blocks in order.
private struct SectionAssembler {
  private var sections: [DocumentSection] = []
  private var path: [(level: Int, text: String)] = []
  private var heading: DocumentHeading?
  private var text: [UInt8] = []
  private var firstLine: Int?

  mutating func begin(_ heading: DocumentHeading) {
    close()
    self.heading = heading
    path.removeAll { $0.level >= heading.level }
    path.append((heading.level, heading.text))
  }

  mutating func append(_ block: some StringProtocol, line: Int) {
    let words = block.utf8
    guard words.contains(where: { $0 > 0x20 }) else { return }
    if !text.isEmpty, text.count + words.count > DocumentSections.maximumBytes { close() }
    if firstLine == nil { firstLine = line }
    if !text.isEmpty { text.append(0x0A) }
    text += words
    while text.count > DocumentSections.maximumBytes {
      let rest = Array(text[cut(text)...])
      text.removeLast(rest.count)
      close()
      text = rest
      firstLine = line
    }
  }

  mutating func append(lines: ArraySlice<Substring>) {
    for index in lines.indices where !isOrnament(lines[index]) {
      append(lines[index], line: index + 1)
    }
  }

  mutating func finished() -> [DocumentSection] {
    close()
    return sections
  }

  /// A section with a heading counts even without text; what continues one only with text.
  private mutating func close() {
    let isContinuation = heading != nil && sections.last?.anchor == heading?.anchor
    if !text.isEmpty || (heading != nil && !isContinuation) {
      let line = isContinuation ? firstLine : heading?.line ?? firstLine
      sections.append(
        DocumentSection(
          titlePath: path.map(\.text), anchor: heading?.anchor ?? "", line: line ?? 1,
          text: String(decoding: text, as: UTF8.self)))
    }
    text = []
    firstLine = nil
  }

  /// Where a text that is too long is cut: after a line, else after a word, else between characters.
  private func cut(_ text: [UInt8]) -> Int {
    let head = text[..<DocumentSections.maximumBytes]
    if let end = head.lastIndex(of: 0x0A), end > 0 { return end + 1 }
    if let end = head.lastIndex(of: 0x20), end > 0 { return end + 1 }
    var end = head.endIndex
    while end > 1, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// Rules and underlines are no words.
  private func isOrnament(_ line: Substring) -> Bool {
    line.utf8.allSatisfy { $0 <= 0x20 || "=-~^*_#+.`|:".utf8.contains($0) }
  }
}

/// Collects the words of a Markdown tree.
private struct MarkdownCollector {
  var assembler = SectionAssembler()

  private let headings: [DocumentHeading]
  private let linesBefore: Int
  private var headingsSeen = 0
  private var words = ""
  private var line = 1

  init(headings: [DocumentHeading], linesBefore: Int) {
    self.headings = headings
    self.linesBefore = linesBefore
  }

  mutating func enter(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .heading:
      if headingsSeen < headings.count { assembler.begin(headings[headingsSeen]) }
      headingsSeen += 1
      // The outline has the heading's words.
      return false
    case .paragraph, .row, .headerRow:
      words = ""
      line = node.line + linesBefore
    case .code:
      for (index, text) in LineHeadings.lines(of: node.literal[...]).enumerated() {
        assembler.append(text, line: node.line + linesBefore + index + 1)
      }
      return false
    case .htmlBlock:
      assembler.append(HTMLText.words(of: node.literal), line: node.line + linesBefore)
      return false
    case .image:
      words += InlineText.of(node)
      return false
    default: words += InlineText.piece(of: node)
    }
    return true
  }

  mutating func leave(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .paragraph, .row, .headerRow: assembler.append(words, line: line)
    case .cell: words += node.isLast ? "" : " | "
    default: break
    }
    return true
  }
}
