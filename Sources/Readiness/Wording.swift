/// A line's words for comparison: lower case, everything but letters and digits one space, a space
/// at both ends.
struct Wording {
  let bytes: [UInt8]

  init(_ text: some StringProtocol) {
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let source = isASCII ? Array(text.utf8) : Array(text.lowercased().utf8)
    var bytes: [UInt8] = [0x20]
    for byte in source {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: bytes.append(byte)
      default: if bytes.last != 0x20 { bytes.append(0x20) }
      }
    }
    if bytes.last != 0x20 { bytes.append(0x20) }
    self.bytes = bytes
  }

  var isEmpty: Bool { bytes.count < 2 }

  func contains(_ phrase: Phrase) -> Bool {
    let wanted = phrase.bytes
    guard wanted.count <= bytes.count, wanted.count > 1 else { return false }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == 0x20 && bytes[start + 1] == wanted[1] {
      if bytes[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
    }
    return false
  }

  /// Whether a heading says the phrase: a single word counts only in a short heading, for in a long one
  /// it is about something else ("Testing for record existence").
  func isTitled(_ phrase: Phrase) -> Bool {
    contains(phrase) && (phrase.isOpen || phrase.wordCount > 1 || words.count <= Self.shortTitle)
  }

  private static let shortTitle = 3

  func isTitledAny(_ phrases: [Phrase]) -> Bool { phrases.contains { isTitled($0) } }

  func containsAny(_ phrases: [Phrase]) -> Bool { phrases.contains { contains($0) } }

  /// The words.
  var words: [String] { bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) } }
}

/// Words in a row; a `*` at the end lets the last word go on.
struct Phrase: ExpressibleByStringLiteral {
  let bytes: [UInt8]

  /// Its last word may go on.
  var isOpen: Bool { bytes.last != 0x20 }

  var wordCount: Int { bytes.split(separator: 0x20).count }

  init(stringLiteral text: String) {
    let words = Wording(text).bytes
    bytes = text.hasSuffix("*") ? Array(words.dropLast()) : words
  }
}
