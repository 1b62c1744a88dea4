/// Names in code.
enum Identifier {
  /// Letters, digits, the underscore, and all beyond ASCII.
  static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  /// The whole name of which a part was matched, from the UTF-8 of its line.
  static func around(_ range: Range<Int>, in line: [UInt8]) -> String {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, isPart(line[start - 1]) { start -= 1 }
    while end < line.count, isPart(line[end]) { end += 1 }
    return String(decoding: line[start..<end], as: UTF8.self)
  }
}
