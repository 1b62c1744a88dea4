/// Reads JSON (RFC 8259) into values that know their lines. Foundation's reader
/// gives no places, and places are what a catalogue is checked by.
package struct JSONReader {
  /// Files nest a handful deep; the reader calls itself at each level.
  package static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0
  private var line: Int

  private init(_ bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
  }

  /// The object that the text is.
  package static func table(_ text: String) throws(StructuredTextFailure) -> DataTable {
    try table(utf8: Array(text.utf8))
  }

  /// The object that the bytes are.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8; what is not is replaced.
  ///   - line: the number of the first line.
  /// - Returns: the table of its keys.
  /// - Throws: `StructuredTextFailure`, when they are none.
  package static func table(utf8: [UInt8], line: Int = 1) throws(StructuredTextFailure) -> DataTable {
    guard case .table(let table) = try value(utf8: utf8, line: line) else {
      throw StructuredTextFailure(line: line, cause: "it is not a JSON object")
    }
    return table
  }

  /// The one value that the text is.
  package static func value(_ text: String) throws(StructuredTextFailure) -> DataValue {
    try value(utf8: Array(text.utf8), line: 1)
  }

  /// The one value that the bytes are.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8; what is not is replaced.
  ///   - line: the number of the first line.
  /// - Returns: objects as tables, arrays as lists.
  /// - Throws: `StructuredTextFailure`, when they are none.
  package static func value(utf8: [UInt8], line: Int = 1) throws(StructuredTextFailure) -> DataValue {
    var reader = JSONReader(utf8, line: line)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == reader.bytes.count else { throw reader.failure("something follows the end of the object") }
    return value
  }

  private func failure(_ cause: String) -> StructuredTextFailure {
    StructuredTextFailure(line: line, cause: "it is not valid JSON: \(cause)")
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte <= 0x20 {
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(StructuredTextFailure) -> DataValue {
    guard depth < Self.deepest else { throw failure("it nests deeper than \(Self.deepest) levels") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return .table(try object(depth: depth))
    case UInt8(ascii: "["): return .list(try array(depth: depth))
    case UInt8(ascii: "\""): return .text(try string())
    case nil: throw failure("it ends too early")
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(StructuredTextFailure) -> DataTable {
    position += 1
    var table = DataTable()
    if take(UInt8(ascii: "}")) { return table }
    while true {
      skipSpace()
      let start = line
      guard current == UInt8(ascii: "\"") else { throw failure("a key in quotes is missing") }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw failure("a colon is missing after a key") }
      table.set(key, try value(depth: depth + 1), line: start)
      if take(UInt8(ascii: "}")) { return table }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma or '}' is missing") }
    }
  }

  private mutating func array(depth: Int) throws(StructuredTextFailure) -> [DataItem] {
    position += 1
    var list: [DataItem] = []
    if take(UInt8(ascii: "]")) { return list }
    while true {
      skipSpace()
      let start = line
      list.append(DataItem(value: try value(depth: depth + 1), line: start))
      if take(UInt8(ascii: "]")) { return list }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma or ']' is missing") }
    }
  }

  private mutating func word() throws(StructuredTextFailure) -> DataValue {
    let start = position
    while let byte = current, !",]}: \t\r\n".utf8.contains(byte) { position += 1 }
    let word = bytes[start..<position]
    if word.elementsEqual("true".utf8) { return .flag(true) }
    if word.elementsEqual("false".utf8) { return .flag(false) }
    if word.elementsEqual("null".utf8) { return .null }
    guard let first = word.first, (0x30...0x39).contains(first) || first == UInt8(ascii: "-"),
      word.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) })
    else { throw failure("a value is neither text nor a number") }
    return .number(String(decoding: word, as: UTF8.self))
  }

  /// Most texts are one run of bytes as they stand.
  private mutating func string() throws(StructuredTextFailure) -> String {
    position += 1
    let start = position
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
    if current == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }
    return try string(after: bytes[start..<position])
  }

  private mutating func string(after start: ArraySlice<UInt8>) throws(StructuredTextFailure) -> String {
    var result = Array(start)
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &result)
      case 0..<0x20: throw failure("a text in quotes is not closed on its line")
      default: result.append(byte)
      }
    }
    throw failure("a text in quotes is not closed")
  }

  private mutating func escape(into result: inout [UInt8]) throws(StructuredTextFailure) {
    guard let byte = current else { throw failure("it ends too early") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: "\\u".utf8) {
        let before = (position, code)
        position += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          (position, code) = before
        }
      }
      // Half a pair stands for nothing.
      result += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default: throw failure("an escape sequence is unknown")
    }
  }

  private mutating func hexadecimal() throws(StructuredTextFailure) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else {
      throw failure("an escape sequence is unknown")
    }
    position += 4
    return code
  }
}
