internal import CCmark
internal import Synchronization

/// A parsed Markdown document; owns the nodes.
struct MarkdownTree: ~Copyable {
  private let root: OpaquePointer

  /// Parses a text that `MarkdownBudget` lets pass.
  init?(_ text: Substring, allowsTables: Bool) {
    guard let root = Self.parse(text, allowsTables: allowsTables) else { return nil }
    self.root = root
  }

  deinit {
    cmark_node_free(root)
  }

  /// Visits all nodes in document order, without recursion. `visit` answers whether the node's
  /// children are to be visited.
  func walk(_ visit: (MarkdownNode, MarkdownEvent) -> Bool) {
    var node = root
    var depth = 0
    while true {
      if visit(MarkdownNode(node, depth: depth), .enter), let child = cmark_node_first_child(node) {
        node = child
        depth += 1
        continue
      }
      _ = visit(MarkdownNode(node, depth: depth), .leave)
      while cmark_node_next(node) == nil || node == root {
        guard node != root, let parent = cmark_node_parent(node) else { return }
        node = parent
        depth -= 1
        _ = visit(MarkdownNode(node, depth: depth), .leave)
      }
      guard let next = cmark_node_next(node) else { return }
      node = next
    }
  }

  private static let extensions = Mutex(false)

  /// While it parses inlines, cmark-gfm switches characters of its extensions on and off in
  /// global tables; so one document is parsed at a time (some 30 MB a second).
  private static func parse(_ text: Substring, allowsTables: Bool) -> OpaquePointer? {
    extensions.withLock { isRegistered -> OpaquePointer? in
      if !isRegistered {
        cmark_gfm_core_extensions_ensure_registered()
        isRegistered = true
      }
      guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES) else { return nil }
      defer { cmark_parser_free(parser) }
      // Not "autolink": its scanner reads before the text's start in this version, and ours is linear.
      for name in ["strikethrough", "tasklist"] + (allowsTables ? ["table"] : []) {
        if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
      }
      var text = text
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      }
      return cmark_parser_finish(parser)
    }
  }
}

enum MarkdownEvent {
  case enter
  case leave
}

/// A node of a `MarkdownTree`, valid as long as the tree. `depth` is 0 for the document.
struct MarkdownNode {
  enum Kind {
    case document, paragraph, heading, quotation, list, item, task, rule, code, htmlBlock
    case table, headerRow, row, cell
    case text, softBreak, hardBreak, inlineCode, inlineHTML, emphasis, strong, strikethrough, link, image
    case footnote, footnoteReference
    case unknown
  }

  private let node: OpaquePointer
  let depth: Int
  let kind: Kind

  fileprivate init(_ node: OpaquePointer, depth: Int) {
    self.node = node
    self.depth = depth
    kind = Self.kind(of: node)
  }

  var literal: String { Self.string(cmark_node_get_literal(node)) }
  var url: String { Self.string(cmark_node_get_url(node)) }
  var title: String { Self.string(cmark_node_get_title(node)) }
  var fenceInfo: String { Self.string(cmark_node_get_fence_info(node)) }
  var headingLevel: Int { min(max(Int(cmark_node_get_heading_level(node)), 1), 6) }
  /// 1-based; 0 for inlines of which the parser keeps none.
  var line: Int { Int(cmark_node_get_start_line(node)) }
  var isOrdered: Bool { cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(node)) }
  var isChecked: Bool { cmark_gfm_extensions_get_tasklist_item_checked(node) }

  /// A paragraph that is shown without being one: its list is tight.
  var isInTightList: Bool {
    guard let item = cmark_node_parent(node), let list = cmark_node_parent(item) else { return false }
    return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
  }

  /// A cell of the header row.
  var isHeaderCell: Bool { cmark_node_parent(node).map { Self.kind(of: $0) } == .headerRow }

  var isFirstBodyRow: Bool { cmark_node_previous(node).map { Self.kind(of: $0) } == .headerRow }

  var isLast: Bool { cmark_node_next(node) == nil }

  var firstChild: MarkdownNode? { cmark_node_first_child(node).map { MarkdownNode($0, depth: depth + 1) } }

  var next: MarkdownNode? { cmark_node_next(node).map { MarkdownNode($0, depth: depth) } }

  func isSame(as other: MarkdownNode) -> Bool { node == other.node }

  /// `l`, `c`, `r`, or 0 of each column of the table.
  var alignments: [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard count > 0, let values = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return Array(UnsafeBufferPointer(start: values, count: count))
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_BLOCK_QUOTE: .quotation
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: name(node) == "tasklist" ? .task : .item
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .hardBreak
    case CMARK_NODE_CODE: .inlineCode
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    default: extensionKind(of: node)
    }
  }

  private static func extensionKind(of node: OpaquePointer) -> Kind {
    switch name(node) {
    case "table": .table
    case "table_header": .headerRow
    case "table_row": .row
    case "table_cell": .cell
    case "strikethrough": .strikethrough
    default: .unknown
    }
  }

  private static func name(_ node: OpaquePointer) -> String {
    string(cmark_node_get_type_string(node))
  }
}
