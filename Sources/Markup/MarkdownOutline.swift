/// The headings of a Markdown document with their anchors, the same for the page that is shown
/// and for the sections that are searched.
struct MarkdownOutline {
  private(set) var headings: [DocumentHeading] = []
  private(set) var title: String?

  /// Counts `linesBefore`, the lines of the file before the parsed text, into the lines of headings.
  init(_ tree: borrowing MarkdownTree, title: String?, linesBefore: Int) {
    var found: [DocumentHeading] = []
    var anchors = HeadingAnchors()
    var text: String?
    var alternative = ""
    var htmlTitle: String?
    tree.walk { node, event in
      switch (node.kind, event) {
      case (.heading, .enter):
        text = ""
        alternative = ""
      case (.heading, .leave):
        let name = trimmedASCII(text ?? "")
        found.append(
          DocumentHeading(
            level: node.headingLevel, text: name.isEmpty ? trimmedASCII(alternative) : name,
            anchor: anchors.anchor(for: name), line: node.line + linesBefore))
        text = nil
      case (.image, .enter):
        // A logo in the heading: its description names the document, but is no part of the anchor.
        if text != nil { alternative += InlineText.of(node) }
        return false
      case (.htmlBlock, .enter):
        if htmlTitle == nil, found.isEmpty { htmlTitle = HTMLText.heading(of: node.literal) }
      case (_, .enter):
        if text != nil { text? += InlineText.piece(of: node) }
      case (_, .leave): break
      }
      return true
    }
    headings = found
    self.title = title ?? htmlTitle ?? found.first { $0.level == 1 && !$0.text.isEmpty }?.text
  }
}

/// The words of inline nodes.
enum InlineText {
  /// What the node itself says, without its children.
  static func piece(of node: MarkdownNode) -> String {
    switch node.kind {
    case .text, .inlineCode: node.literal
    case .softBreak, .hardBreak: " "
    case .inlineHTML: HTMLText.isBreak(node.literal) ? " " : ""
    default: ""
    }
  }

  /// What the node's descendants say: an image's description. Without recursion.
  static func of(_ node: MarkdownNode) -> String {
    var text = ""
    var open = node.firstChild.map { [$0] } ?? []
    while let current = open.popLast() {
      text += piece(of: current)
      if let next = current.next { open.append(next) }
      if let child = current.firstChild { open.append(child) }
    }
    return text
  }
}
