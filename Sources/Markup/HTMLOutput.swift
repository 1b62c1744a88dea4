/// A growing piece of HTML. Text and attribute values are escaped on their way in; only string
/// literals of this module and the caller's highlighted code come in as they are.
struct HTMLOutput {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// HTML that the caller vouches for.
  mutating func trusted(_ html: String) {
    bytes.append(contentsOf: html.utf8)
  }

  mutating func number(_ value: Int) {
    bytes.append(contentsOf: String(value).utf8)
  }

  /// Escapes for element content and for double-quoted attribute values alike. Control
  /// characters have no meaning in HTML and become U+FFFD; a carriage return would be read
  /// back as a line end, so it is written as a reference.
  mutating func text(_ text: some StringProtocol) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      case UInt8(ascii: "\r"): raw("&#13;")
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"): bytes.append(byte)
      case 0..<0x20, 0x7F: raw("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }

  /// ` name="value"`, escaped.
  mutating func attribute(_ name: StaticString, _ values: String...) {
    raw(" ")
    raw(name)
    raw("=\"")
    for value in values { text(value) }
    raw("\"")
  }

  /// Where the output stands now, for `isBlank(since:)` and `truncate(to:)`.
  var mark: Int { bytes.count }

  func isBlank(since mark: Int) -> Bool {
    bytes[mark...].allSatisfy { $0 == 0x20 || $0 == 0x0A }
  }

  mutating func truncate(to mark: Int) {
    bytes.removeSubrange(mark...)
  }

  mutating func insert(_ markup: StaticString, at mark: Int) {
    markup.withUTF8Buffer { bytes.insert(contentsOf: $0, at: mark) }
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }
}
