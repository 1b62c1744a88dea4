import Foundation

/// How a body is written down (RFC 2045, section 6). What is malformed is taken as far as it goes.
enum TransferCoding {
  static func decoded(_ bytes: ArraySlice<UInt8>, as name: String) -> [UInt8] {
    switch name {
    case "base64": base64(bytes)
    case "quoted-printable": quotedPrintable(bytes)
    default: Array(bytes)
    }
  }

  /// Other characters are skipped, and the first `=` ends it.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var (result, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for byte in bytes {
      guard byte != UInt8(ascii: "=") else { break }
      guard let value = base64Value(byte) else { continue }
      bits = (bits << 6 | value) & 0xFF_FFFF
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func base64Value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// `=C3=A9` and `=` at the end of a line; underscores are spaces in encoded words.
  static func quotedPrintable(_ bytes: some Sequence<UInt8>, underscores: Bool = false) -> [UInt8] {
    let bytes = Array(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "="), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else if byte == UInt8(ascii: "="), let end = softBreak(bytes, index + 1) {
        index = end
      } else {
        result.append(underscores && byte == UInt8(ascii: "_") ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    return result
  }

  /// Behind the line break that a `=` before `start` takes back.
  private static func softBreak(_ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "\r") { index += 1 }
    guard index == bytes.count || bytes[index] == UInt8(ascii: "\n") else { return nil }
    return min(index + 1, bytes.count)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    UnicodeScalar(byte).properties.numericType == nil && !(0x41...0x46).contains(byte & 0xDF)
      ? nil : Character(UnicodeScalar(byte)).hexDigitValue.map { UInt8($0) }
  }
}

/// How bytes stand for characters, for the names that mail of today has; others are read as UTF-8 where they are, else as
/// Latin-1, in which every byte is a character.
enum Charset: Equatable {
  case utf8
  case other(String.Encoding)

  init(_ name: String) {
    switch name.lowercased() {
    case "iso-8859-2", "latin2": self = .other(.isoLatin2)
    case "windows-1250", "cp1250": self = .other(.windowsCP1250)
    case "windows-1251", "cp1251": self = .other(.windowsCP1251)
    case "windows-1252", "cp1252", "iso-8859-1", "latin1", "iso-8859-15": self = .other(.windowsCP1252)
    case "utf-16", "utf-16le", "utf-16be": self = .other(.utf16)
    case "iso-2022-jp": self = .other(.iso2022JP)
    case "shift_jis": self = .other(.shiftJIS)
    case "euc-jp": self = .other(.japaneseEUC)
    default: self = .utf8
    }
  }

  func decoded(_ bytes: [UInt8]) -> String {
    if case .other(let encoding) = self, let text = String(bytes: bytes, encoding: encoding) { return text }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(bytes: bytes, encoding: .isoLatin1) ?? String(decoding: bytes, as: UTF8.self)
  }
}

/// `=?utf-8?B?w6k=?=` in header fields (RFC 2047).
enum EncodedWords {
  private static let longest = 10_000

  static func decoded(_ text: String) -> String {
    var rest = text.prefix(longest)
    var result = ""
    var lastWasWord = false
    while let start = rest.range(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let word = word(rest[start.upperBound...]) else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        lastWasWord = false
        continue
      }
      // Blanks between two words only part them.
      if !(lastWasWord && before.allSatisfy(\.isWhitespace)) { result += before }
      result += word.text
      rest = rest[word.end...]
      lastWasWord = true
    }
    let all = result + rest
    return String(String.UnicodeScalarView(all.unicodeScalars.filter { $0.properties.generalCategory != .control }))
  }

  private static func word(_ rest: Substring) -> (text: String, end: String.Index)? {
    let parts = rest.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[3].hasPrefix("="), parts[0].utf8.count <= 60, parts[1].count == 1 else { return nil }
    let bytes: [UInt8]
    switch parts[1].lowercased() {
    case "b": bytes = TransferCoding.base64(parts[2].utf8)
    case "q": bytes = TransferCoding.quotedPrintable(parts[2].utf8, underscores: true)
    default: return nil
    }
    // A language may stand behind the name: `utf-8*en`.
    return (Charset(String(parts[0].prefix { $0 != "*" })).decoded(bytes), parts[3].index(after: parts[3].startIndex))
  }
}

/// HTML without its marks, for mail that has no plain text.
enum HTMLText {
  private static let mostCharacters = 500_000

  static func plain(_ html: String) -> String {
    var result = ""
    var rest = html.prefix(mostCharacters)[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else { return entities(result) }
      let tag = rest[rest.index(after: open)..<close].prefix { !$0.isWhitespace && $0 != ">" }.lowercased()
      rest = rest[rest.index(after: close)...]
      switch tag {
      case "br", "br/", "p", "/p", "div", "/div", "/tr", "/li": result += "\n"
      case "script", "style", "head", "blockquote":
        guard let end = rest.range(of: "</\(tag)", options: .caseInsensitive) else { return entities(result) }
        rest = rest[end.lowerBound...]
      default: break
      }
    }
    return entities(result + rest)
  }

  private static func entities(_ text: String) -> String {
    [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
