/// JSON text that grows: the primitive values, each of them well-formed by construction.
///
/// A value type, so that writing costs no exclusivity checks.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Structure that the caller answers for: brackets, commas, keys that need no escape.
  mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Values that were written elsewhere.
  mutating func append(_ text: JSONText) { bytes.append(contentsOf: text.bytes) }

  mutating func integer(_ value: some BinaryInteger) {
    var rest = value.magnitude
    guard rest >= 10 else {
      if value < 0 { bytes.append(UInt8(ascii: "-")) }
      return bytes.append(UInt8(ascii: "0") + UInt8(rest))
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") + UInt8(digit))
      rest = quotient
    }
    bytes[start...].reverse()
  }

  /// - Returns: whether JSON has such a number; otherwise nothing is written.
  mutating func double(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    if let whole = Int32(exactly: value) {
      integer(whole)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
    return true
  }

  mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { text in
      var written = 0
      var position = 0
      while position < text.count {
        guard !Self.isPlain(text[position]), let escape = Self.escape(in: text, at: position) else {
          position += 1
          continue
        }
        bytes.append(contentsOf: text[written..<position])
        bytes.append(contentsOf: escape.text.utf8)
        position += escape.length
        written = position
      }
      bytes.append(contentsOf: text[written...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether the byte stands for itself and begins no character that must be escaped.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// What stands instead of the character that begins at `position`; nil when it may stand as it is.
  ///
  /// JSON demands it for the quote, the backslash and everything below the space. DEL and the C1 controls can steer
  /// a terminal; U+0085, U+2028 and U+2029 end lines for some readers.
  private static func escape(
    in text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (text: String, length: Int)? {
    let byte = text[position]
    switch byte {
    case UInt8(ascii: "\""): return ("\\\"", 1)
    case UInt8(ascii: "\\"): return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0D: return ("\\r", 1)
    case 0x09: return ("\\t", 1)
    case 0..<0x20, 0x7F: return (unicodeEscape(UInt16(byte)), 1)
    case 0xC2 where position + 1 < text.count && text[position + 1] < 0xA0:
      return (unicodeEscape(UInt16(text[position + 1])), 2)
    case 0xE2 where position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] & 0xFE == 0xA8:
      return (unicodeEscape(0x2000 | UInt16(text[position + 2] & 0x3F)), 3)
    default: return nil
    }
  }

  private static func unicodeEscape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
