/// Reads JSON (RFC 8259) into values that know their lines. Foundation's reader
/// gives no places, and places are what a dependency graph is checked by.
struct JSONReader {
  /// Manifests nest a handful deep; the reader calls itself at each level.
  static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The object that the text is.
  static func table(_ text: String) throws(ManifestFailure) -> DataTable {
    var reader = JSONReader(text)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == reader.bytes.count else { throw reader.failure("something follows the end of the object") }
    guard let table = value.table else { throw ManifestFailure(line: 1, cause: "it is not a JSON object") }
    return table
  }

  private func failure(_ cause: String) -> ManifestFailure {
    ManifestFailure(line: line, cause: "it is not valid JSON: \(cause)")
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
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

  private mutating func value(depth: Int) throws(ManifestFailure) -> DataValue {
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

  private mutating func object(depth: Int) throws(ManifestFailure) -> DataTable {
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

  private mutating func array(depth: Int) throws(ManifestFailure) -> [DataValue] {
    position += 1
    var list: [DataValue] = []
    if take(UInt8(ascii: "]")) { return list }
    while true {
      list.append(try value(depth: depth + 1))
      if take(UInt8(ascii: "]")) { return list }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma or ']' is missing") }
    }
  }

  private mutating func word() throws(ManifestFailure) -> DataValue {
    let start = position
    while let byte = current, !",]}: \t\r\n".utf8.contains(byte) { position += 1 }
    let word = bytes[start..<position]
    if word.elementsEqual("true".utf8) { return .flag(true) }
    if word.elementsEqual("false".utf8) { return .flag(false) }
    if word.elementsEqual("null".utf8) { return .other }
    guard let first = word.first, (0x30...0x39).contains(first) || first == UInt8(ascii: "-"),
      word.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) })
    else { throw failure("a value is neither text nor a number") }
    return .other
  }

  private mutating func string() throws(ManifestFailure) -> String {
    position += 1
    var result: [UInt8] = []
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

  private mutating func escape(into result: inout [UInt8]) throws(ManifestFailure) {
    guard let byte = current else { throw failure("it ends too early") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
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

  private mutating func hexadecimal() throws(ManifestFailure) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw failure("an escape sequence is unknown")
    }
    position += 4
    return code
  }
}
