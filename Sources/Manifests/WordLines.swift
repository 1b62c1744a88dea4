/// On which line a word stands, for formats whose reader gives no places. Made
/// once for a text, so that asking for ten thousand words stays cheap.
struct WordLines {
  /// The first word of a line is what the line is about.
  private var leading: [String: Int] = [:]
  private var others: [String: Int] = [:]

  init(_ text: String) {
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "#") { continue }
      var isFirst = true
      for word in line.split(whereSeparator: { !Self.isWordByte($0) }) {
        let word = String(decoding: word, as: UTF8.self)
        if isFirst, leading[word] == nil { leading[word] = number }
        if !isFirst, others[word] == nil { others[word] = number }
        isFirst = false
      }
    }
  }

  /// 1-based.
  func line(of word: String) -> Int? { leading[word] ?? others[word] }

  /// The name that a requirement begins with.
  static func firstWord(_ text: String) -> String {
    String(decoding: text.utf8.drop { !isWordByte($0) }.prefix(while: isWordByte), as: UTF8.self)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
