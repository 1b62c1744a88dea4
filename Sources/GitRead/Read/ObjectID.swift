/// The name of a git object: 20 bytes (SHA-1) or 32 (SHA-256), stored inline.
package struct ObjectID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// Big-endian words; a SHA-1 fills the first two and the upper half of the third.
  private var words: (UInt64, UInt64, UInt64, UInt64)
  /// 20 or 32.
  package let byteCount: Int

  /// From 40 or 64 hexadecimal digits; nil otherwise.
  package init?(hex: some Collection<UInt8>) {
    guard hex.count == 40 || hex.count == 64 else { return nil }
    var parts: [UInt64] = [0, 0, 0, 0]
    var position = 0
    for byte in hex {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x61...0x66: digit = byte - 0x61 + 10
      case 0x41...0x46: digit = byte - 0x41 + 10
      default: return nil
      }
      parts[position / 16] |= UInt64(digit) << UInt64(60 - 4 * (position % 16))
      position += 1
    }
    words = (parts[0], parts[1], parts[2], parts[3])
    byteCount = position / 2
  }

  /// From 20 or 32 bytes; nil otherwise.
  package init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 20 || bytes.count == 32 else { return nil }
    var parts: [UInt64] = [0, 0, 0, 0]
    for (position, byte) in bytes.enumerated() {
      parts[position / 8] |= UInt64(byte) << UInt64(56 - 8 * (position % 8))
    }
    words = (parts[0], parts[1], parts[2], parts[3])
    byteCount = bytes.count
  }

  package init?(_ text: some StringProtocol) { self.init(hex: Array(text.utf8)) }

  /// All zeros: git's way to say that there is no object.
  package var isNull: Bool { words == (0, 0, 0, 0) }

  /// Lower-case hexadecimal.
  package var hex: String { String(decoding: hexBytes, as: UTF8.self) }

  /// The 20 or 32 bytes.
  package var bytes: [UInt8] {
    let all = [words.0, words.1, words.2, words.3]
    return (0..<byteCount).map { UInt8(truncatingIfNeeded: all[$0 / 8] >> UInt64(56 - 8 * ($0 % 8))) }
  }

  var hexBytes: [UInt8] {
    let all = [words.0, words.1, words.2, words.3]
    return (0..<byteCount * 2).map { position in
      let digit = UInt8(truncatingIfNeeded: all[position / 16] >> UInt64(60 - 4 * (position % 16))) & 0xF
      return digit < 10 ? 0x30 + digit : 0x57 + digit
    }
  }

  package var description: String { hex }

  package static func == (left: ObjectID, right: ObjectID) -> Bool {
    left.words == right.words && left.byteCount == right.byteCount
  }

  package static func < (left: ObjectID, right: ObjectID) -> Bool { left.words < right.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = ObjectID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "An object id has 40 or 64 hex digits.")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
