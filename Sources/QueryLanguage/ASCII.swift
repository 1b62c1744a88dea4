/// Classes of bytes that the lexer and the regular-expression reader share.
extension UInt8 {
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLower: Bool { self >= 0x61 && self <= 0x7A }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isLetter: Bool { isLower || isUpper }
  /// Part of an identifier; every byte of a non-ASCII character counts.
  package var isWord: Bool { isLetter || isDigit || self == 0x5F || self >= 0x80 }
  /// ASCII that is neither letter, digit nor `_`, as RE2 allows it after a backslash.
  var isPunctuation: Bool { self < 0x80 && !isLetter && !isDigit }
  var isQuantifier: Bool { self == 0x2A || self == 0x2B || self == 0x3F }
}

extension Array where Element == UInt8 {
  /// The byte at `index`, or nil outside.
  func at(_ index: Int) -> UInt8? { index >= 0 && index < count ? self[index] : nil }

  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// The index after the `]` that closes the character class opened at `start`. Where no `spaces` may stand in it,
  /// a class ends with the word it is in.
  func endOfClass(from start: Int, spaces: Bool) -> Int? {
    var index = start + 1
    if at(index) == UInt8(ascii: "^") { index += 1 }
    if at(index) == UInt8(ascii: "]") { index += 1 }
    while let byte = at(index) {
      switch byte {
      case UInt8(ascii: "]"): return index + 1
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "[") where at(index + 1) == UInt8(ascii: ":"):
        index = endOfNamedClass(from: index) ?? index + 1
      default:
        if byte.isSpace && !spaces { return nil }
        index += 1
      }
    }
    return nil
  }

  /// The index after `[:alpha:]` at `start`, or nil when it is no such thing.
  func endOfNamedClass(from start: Int) -> Int? {
    var index = start + 2
    if at(index) == UInt8(ascii: "^") { index += 1 }
    while let byte = at(index), byte.isLetter { index += 1 }
    guard at(index) == UInt8(ascii: ":"), at(index + 1) == UInt8(ascii: "]") else { return nil }
    return index + 2
  }
}
