import Bytes

/// The two characters outside ASCII that are an ASCII letter when case is ignored.
enum UnicodeFolding {
  private static let kelvin: [UInt8] = [0xE2, 0x84, 0xAA]
  private static let longS: [UInt8] = [0xC5, 0xBF]
  private static let kelvinNeedle = Needle(kelvin, ignoresCase: false)
  private static let longSNeedle = Needle(longS, ignoresCase: false)

  /// The text with the Kelvin sign as `k` and the long s as `s`; nil when it holds neither.
  static func withASCIILetters(_ text: ByteView) -> [UInt8]? {
    guard occurs(in: text) else { return nil }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if stands(kelvin, in: text, at: index) {
        folded.append(UInt8(ascii: "k"))
        index += kelvin.count
      } else if stands(longS, in: text, at: index) {
        folded.append(UInt8(ascii: "s"))
        index += longS.count
      } else {
        folded.append(text.base[index])
        index += 1
      }
    }
    return folded
  }

  /// Whether these bytes are one of the two characters.
  static func isLetter(_ bytes: [UInt8]) -> Bool { bytes == kelvin || bytes == longS }

  static func occurs(in text: ByteView) -> Bool {
    kelvinNeedle.find(in: text, from: 0) != nil || longSNeedle.find(in: text, from: 0) != nil
  }

  private static func stands(_ sequence: [UInt8], in text: ByteView, at index: Int) -> Bool {
    sequence.indices.allSatisfy { text[index + $0] == sequence[$0] }
  }
}
