/// The lines on which something is declared.
struct Declaration {
  /// Lines before the name's that may belong to it: a type before a function's name, attributes.
  private static let mostAttributes = 8
  /// Lines of a declaration, and bytes of it that are kept.
  private static let mostLines = 6
  private static let longest = 200

  /// The first line of it, attributes included, and the line behind its head.
  let first: Int
  let behind: Int
  /// On one line, without the body.
  let signature: String

  init(lines: SourceLines, line: Int) {
    var parts: [Substring] = []
    var next = line
    while next < lines.count, next < line + Self.mostLines {
      let text = lines.trimmed(next)
      next += 1
      parts.append(Self.head(of: text))
      if parts.last?.utf8.count != text.utf8.count || Self.ends(text) { break }
      if parts.reduce(0, { $0 + $1.utf8.count }) > Self.longest { break }
    }
    behind = next
    let whole = parts.joined(separator: " ").withSingleBlanks
    signature = whole.utf8.count > Self.longest ? String(whole.prefix(Self.longest)) + "…" : whole
    var first = line
    while first > 0, line - first < Self.mostAttributes, Self.isAttribute(lines.trimmed(first - 1)) { first -= 1 }
    self.first = first
  }

  /// What stands before the body.
  private static func head(of text: Substring) -> Substring {
    guard let brace = text.utf8.firstIndex(of: UInt8(ascii: "{")) else { return text }
    return text[..<brace].trimmingBlanks
  }

  private static func ends(_ text: Substring) -> Bool {
    guard let last = text.utf8.last else { return true }
    return last.isWordPart && last != UInt8(ascii: "_") || ")>;:]?".utf8.contains(last)
  }

  private static func isAttribute(_ text: Substring) -> Bool {
    text.hasPrefix("@") || text.hasPrefix("#[") || text.hasPrefix("template") || text.hasPrefix("__attribute__")
      || (text.hasPrefix("[") && text.hasSuffix("]"))
  }
}
