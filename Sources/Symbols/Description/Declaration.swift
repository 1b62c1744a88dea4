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
  let bytes: [UInt8]

  init(lines: SourceLines, line: Int) {
    var parts: [TextSlice] = []
    var next = line
    var length = 0
    while next < lines.count, next < line + Self.mostLines {
      let text = lines.trimmed(next)
      next += 1
      let head = Self.head(of: text)
      parts.append(head)
      length += head.count
      if head.count != text.count || Self.ends(text) || length > Self.longest { break }
    }
    behind = next
    bytes = parts.withSingleBlanks
    var first = line
    while first > 0, line - first < Self.mostAttributes, Self.isAttribute(lines.trimmed(first - 1)) { first -= 1 }
    self.first = first
  }

  /// As it is shown.
  var signature: String {
    let whole = String(decoding: bytes, as: UTF8.self)
    return bytes.count > Self.longest ? String(whole.prefix(Self.longest)) + "…" : whole
  }

  /// What stands before the body.
  private static func head(of text: TextSlice) -> TextSlice {
    guard let brace = text.firstIndex(of: UInt8(ascii: "{")) else { return text }
    return text[..<brace].trimmingBlanks
  }

  private static func ends(_ text: TextSlice) -> Bool {
    guard let last = text.last else { return true }
    return last.isWordPart && last != UInt8(ascii: "_") || ")>;:]?".utf8.contains(last)
  }

  private static func isAttribute(_ text: TextSlice) -> Bool {
    text.starts(with: "@") || text.starts(with: "#[") || text.starts(with: "template")
      || text.starts(with: "__attribute__") || (text.starts(with: "[") && text.ends(with: "]"))
  }
}
