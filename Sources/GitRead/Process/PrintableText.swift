import SearchModel

/// Text from outside made fit for a log, a terminal and a page.
enum PrintableText {
  /// `bytes` as text: invalid UTF-8 replaced; carriage returns become line
  /// breaks; control codes (with the CSI and OSC sequences they start) and
  /// characters that reorder text dropped; credentials in URLs hidden.
  static func clean(_ bytes: some Sequence<UInt8>) -> String {
    hidingCredentials(withoutControls(Array(bytes)))
  }

  static func clean(_ text: String) -> String { clean(text.utf8) }

  private static func withoutControls(_ bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x1B:
        index = endOfEscape(bytes, index)
        continue
      case 0x0D: kept.append(0x0A)
      case 0x09, 0x0A, 0x20...0x7E, 0x80...: kept.append(byte)
      default: break
      }
      index += 1
    }
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: kept, as: UTF8.self).unicodeScalars where !scalar.isDeceptive {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// The index behind the escape sequence that starts at `start`: CSI ends at a
  /// byte of 0x40...0x7E, the string sequences at BEL or ESC \, others are two bytes.
  private static func endOfEscape(_ bytes: [UInt8], _ start: Int) -> Int {
    guard start + 1 < bytes.count else { return bytes.count }
    var index = start + 2
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
      return min(index + 1, bytes.count)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "X"):
      while index < bytes.count, bytes[index] != 0x07, bytes[index] != 0x1B, bytes[index] != 0x0A { index += 1 }
      if index < bytes.count, bytes[index] == 0x1B, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\\") {
        return index + 2
      }
      return index < bytes.count && bytes[index] == 0x07 ? index + 1 : index
    default: return index
    }
  }

  /// `https://user:secret@host/` becomes `https://…@host/`: a configured rewrite
  /// may put credentials into addresses, and git prints them.
  private static func hidingCredentials(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      result.append(bytes[index])
      index += 1
      guard result.suffix(3).elementsEqual("://".utf8) else { continue }
      var end = index
      var at: Int?
      while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "'") {
        if bytes[end] == UInt8(ascii: "@") { at = end }
        end += 1
      }
      if let at {
        result.append(contentsOf: "…".utf8)
        index = at
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
