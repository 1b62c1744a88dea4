/// The block of metadata that site generators put before a document's text, between lines of
/// `---` (YAML) or `+++` (TOML). Only the title is read, as text.
struct FrontMatter {
  /// The document after the block.
  let body: Substring
  /// Lines that the block takes.
  let lines: Int
  let title: String?

  /// Longer blocks are taken for text that begins with a rule.
  private static let maximumBytes = 16 * 1024

  init(of text: String) {
    let head = text.utf8.prefix(Self.maximumBytes)
    var rest = Substring(head)
    guard let fence = Self.nextLine(&rest), fence == "---" || fence == "+++" else {
      self.init(body: text[...], lines: 0, title: nil)
      return
    }
    var lines = 1
    var title: String?
    var hasKey = false
    while let line = Self.nextLine(&rest) {
      lines += 1
      if line == fence || (fence == "---" && line == "...") {
        guard hasKey || lines == 2 else { break }
        self.init(body: text[rest.startIndex...], lines: lines, title: title)
        return
      }
      if let (key, value) = Self.entry(line, separator: fence == "---" ? ":" : "=") {
        hasKey = true
        if key == "title", title == nil { title = value }
      }
    }
    self.init(body: text[...], lines: 0, title: nil)
  }

  private init(body: Substring, lines: Int, title: String?) {
    self.body = body
    self.lines = lines
    self.title = title
  }

  private static func nextLine(_ rest: inout Substring) -> String? {
    guard !rest.isEmpty else { return nil }
    let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n"))
    let line = rest[..<(end ?? rest.endIndex)]
    rest = end.map { rest[rest.utf8.index(after: $0)...] } ?? rest[rest.endIndex...]
    return trimmedASCII(line)
  }

  private static func entry(_ line: String, separator: Character) -> (key: String, value: String?)? {
    guard let mark = line.firstIndex(of: separator) else { return nil }
    let key = asciiLowercased(trimmedASCII(line[..<mark]))
    guard !key.isEmpty, !key.contains(" ") else { return nil }
    var value = trimmedASCII(line[line.index(after: mark)...])
    for quote in ["\"", "'"] where value.count >= 2 && value.hasPrefix(quote) && value.hasSuffix(quote) {
      value = String(value.dropFirst().dropLast())
    }
    return (key, value.isEmpty ? nil : value)
  }
}

/// Without spaces, tabs and line ends at both ends.
func trimmedASCII(_ text: some StringProtocol) -> String {
  var bytes = Substring(text).utf8[...]
  while let first = bytes.first, isASCIIBlank(first) { bytes.removeFirst() }
  while let last = bytes.last, isASCIIBlank(last) { bytes.removeLast() }
  return String(Substring(bytes))
}

private func isASCIIBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
