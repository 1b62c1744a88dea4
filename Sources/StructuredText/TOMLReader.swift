/// Reads TOML (toml.io/en/v1.0.0) into values that know their lines. A reader of our
/// own, because the file is a stranger's: the C++ library at hand ends the whole
/// process on some malformed files. Numbers and dates are passed over, not judged.
package struct TOMLReader {
  /// Manifests nest a handful deep; the reader calls itself at each level.
  static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  package static func table(_ text: String) throws(StructuredTextFailure) -> DataTable {
    var reader = TOMLReader(bytes: Array(text.utf8))
    let root = TableBuilder(line: 1)
    var current = root
    while reader.skipToStatement() {
      if reader.take("[") {
        current = try reader.header(in: root)
      } else {
        try reader.pair(in: current, depth: 0)
      }
      try reader.endOfLine()
    }
    return root.table
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func failure(_ cause: String) -> StructuredTextFailure {
    StructuredTextFailure(line: line, cause: "it is not valid TOML: \(cause)")
  }

  // MARK: Characters

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard starts(with: text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  private mutating func advance() {
    if current == 0x0A { line += 1 }
    position += 1
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0D { position += 1 }
  }

  private mutating func skipComment() {
    guard current == UInt8(ascii: "#") else { return }
    while let byte = current, byte != 0x0A { position += 1 }
  }

  /// Past blanks, comments and line breaks; false at the end of the text.
  private mutating func skipToStatement() -> Bool {
    while let byte = current {
      switch byte {
      case 0x20, 0x09, 0x0D, 0x0A: advance()
      case UInt8(ascii: "#"): skipComment()
      default: return true
      }
    }
    return false
  }

  private mutating func endOfLine() throws(StructuredTextFailure) {
    skipBlanks()
    skipComment()
    guard current == nil || current == 0x0A else { throw failure("something follows a value on its line") }
  }

  // MARK: Statements

  /// `[a.b]` or `[[a.b]]`, past the first bracket.
  private mutating func header(in root: TableBuilder) throws(StructuredTextFailure) -> TableBuilder {
    let isArray = take("[")
    let keys = try key()
    guard take(isArray ? "]]" : "]") else { throw failure("a table's name is not closed with ']'") }
    var table = root
    for key in keys.dropLast() { table = try child(key, of: table) }
    guard let last = keys.last else { return table }
    guard isArray else { return try child(last, of: table) }
    guard let new = table.append(last, line: line) else { throw failure("'\(shown(last))' stands twice") }
    return new
  }

  /// `key = value`.
  private mutating func pair(in table: TableBuilder, depth: Int) throws(StructuredTextFailure) {
    let start = line
    let keys = try key()
    guard take("=") else { throw failure("a '=' is missing after a key") }
    let value = try value(depth: depth)
    var table = table
    for key in keys.dropLast() { table = try child(key, of: table) }
    guard let last = keys.last else { return }
    guard table.set(last, value, line: start) else { throw failure("'\(shown(last))' stands twice") }
  }

  private func child(_ key: String, of table: TableBuilder) throws(StructuredTextFailure) -> TableBuilder {
    guard let child = table.child(key, line: line) else {
      throw failure("'\(shown(key))' is a value and a table")
    }
    return child
  }

  private func shown(_ key: String) -> String { OneLine.text(key, upTo: 60) ?? "" }

  /// `a`, `"a b"`, `a.b`, with the blanks around.
  private mutating func key() throws(StructuredTextFailure) -> [String] {
    var keys: [String] = []
    repeat {
      skipBlanks()
      if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") {
        keys.append(try text())
      } else {
        let start = position
        while let byte = current, Self.isBare(byte) { position += 1 }
        guard position > start else { throw failure("a key is missing") }
        keys.append(String(decoding: bytes[start..<position], as: UTF8.self))
      }
      guard keys.count <= Self.deepest else { throw failure("it nests deeper than \(Self.deepest) levels") }
      skipBlanks()
    } while take(".")
    return keys
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(StructuredTextFailure) -> DataValue {
    guard depth < Self.deepest else { throw failure("it nests deeper than \(Self.deepest) levels") }
    skipBlanks()
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try text())
    case UInt8(ascii: "["): return .list(try array(depth: depth))
    case UInt8(ascii: "{"): return .table(try inlineTable(depth: depth))
    default: return try word()
    }
  }

  private mutating func array(depth: Int) throws(StructuredTextFailure) -> [DataItem] {
    position += 1
    var list: [DataItem] = []
    while skipToStatement() {
      if take("]") { return list }
      let start = line
      list.append(DataItem(value: try value(depth: depth + 1), line: start))
      guard skipToStatement() else { break }
      if take("]") { return list }
      guard take(",") else { throw failure("a comma or ']' is missing") }
    }
    throw failure("a list is not closed with ']'")
  }

  private mutating func inlineTable(depth: Int) throws(StructuredTextFailure) -> DataTable {
    position += 1
    let table = TableBuilder(line: line)
    while skipToStatement() {
      if take("}") { return table.table }
      try pair(in: table, depth: depth + 1)
      guard skipToStatement() else { break }
      if take("}") { return table.table }
      guard take(",") else { throw failure("a comma or '}' is missing") }
    }
    throw failure("a table is not closed with '}'")
  }

  /// true, false, a number or a date.
  private mutating func word() throws(StructuredTextFailure) -> DataValue {
    let start = position
    while let byte = current, Self.isBare(byte) || "+.:".utf8.contains(byte) { position += 1 }
    let word = bytes[start..<position]
    if word.elementsEqual("true".utf8) { return .flag(true) }
    if word.elementsEqual("false".utf8) { return .flag(false) }
    let isSpecial = ["inf", "nan", "+inf", "+nan", "-inf", "-nan"].contains { word.elementsEqual($0.utf8) }
    guard isSpecial || word.first.map({ (0x30...0x39).contains($0) || "+-".utf8.contains($0) }) == true else {
      throw failure("a value is missing or has no quotes")
    }
    return .number(String(decoding: word, as: UTF8.self))
  }

  // MARK: Texts

  private mutating func text() throws(StructuredTextFailure) -> String {
    if take("\"\"\"") { return try text(until: "\"\"\"", hasEscapes: true, isMultiline: true) }
    if take("'''") { return try text(until: "'''", hasEscapes: false, isMultiline: true) }
    if take("\"") { return try text(until: "\"", hasEscapes: true, isMultiline: false) }
    position += 1
    return try text(until: "'", hasEscapes: false, isMultiline: false)
  }

  private mutating func text(
    until end: StaticString, hasEscapes: Bool, isMultiline: Bool
  ) throws(StructuredTextFailure) -> String {
    let start = line
    var result: [UInt8] = []
    // A line break right after the quotes does not count.
    if isMultiline {
      if starts(with: "\r\n") { position += 1 }
      if current == 0x0A { advance() }
    }
    while let byte = current {
      if take(end) {
        // Up to two quotes may stand before the closing three.
        while isMultiline, current == end.utf8Start[0] {
          result.append(end.utf8Start[0])
          position += 1
        }
        return String(decoding: result, as: UTF8.self)
      }
      if byte == 0x0A, !isMultiline { break }
      if byte == UInt8(ascii: "\\"), hasEscapes {
        position += 1
        try escape(into: &result)
      } else {
        result.append(byte)
        advance()
      }
    }
    throw StructuredTextFailure(line: start, cause: "it is not valid TOML: a text in quotes is not closed")
  }

  private mutating func escape(into result: inout [UInt8]) throws(StructuredTextFailure) {
    guard let byte = current else { throw failure("a text in quotes is not closed") }
    advance()
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(byte)
    case UInt8(ascii: "u"): try scalar(digits: 4, into: &result)
    case UInt8(ascii: "U"): try scalar(digits: 8, into: &result)
    case 0x0A, 0x20, 0x09, 0x0D:
      // A line that ends with a backslash goes on at the next character.
      while let byte = current, byte <= 0x20 { advance() }
    default: throw failure("an escape sequence is unknown")
    }
  }

  private mutating func scalar(digits: Int, into result: inout [UInt8]) throws(StructuredTextFailure) {
    let text = bytes[position...].prefix(digits)
    guard text.count == digits, let code = UInt32(String(decoding: text, as: UTF8.self), radix: 16) else {
      throw failure("an escape sequence is unknown")
    }
    position += digits
    result += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
  }
}

/// A table while it is read: sections of a file come back to it from anywhere.
private final class TableBuilder {
  let line: Int

  private enum Content {
    case value(DataValue)
    case table(TableBuilder)
    case tables([TableBuilder])
  }

  private var keys: [(key: String, line: Int)] = []
  private var contents: [String: Content] = [:]

  init(line: Int) { self.line = line }

  var table: DataTable {
    var table = DataTable()
    for (key, line) in keys {
      switch contents[key] {
      case .value(let value): table.set(key, value, line: line)
      case .table(let builder): table.set(key, .table(builder.table), line: line)
      case .tables(let builders):
        let items = builders.map { DataItem(value: .table($0.table), line: $0.line) }
        table.set(key, .list(items), line: line)
      case nil: break
      }
    }
    return table
  }

  /// False when the key is there already.
  func set(_ key: String, _ value: DataValue, line: Int) -> Bool {
    guard contents.updateValue(.value(value), forKey: key) == nil else { return false }
    keys.append((key, line))
    return true
  }

  /// The table below a key, made when it is not there; of a list of tables the last. nil when it is a value.
  func child(_ key: String, line: Int) -> TableBuilder? {
    switch contents[key] {
    case .table(let builder): return builder
    case .tables(let builders): return builders.last
    case .value: return nil
    case nil:
      let builder = TableBuilder(line: line)
      contents[key] = .table(builder)
      keys.append((key, line))
      return builder
    }
  }

  /// A new table at the end of a list of tables; nil when the key is something else.
  func append(_ key: String, line: Int) -> TableBuilder? {
    let builder = TableBuilder(line: line)
    switch contents.removeValue(forKey: key) {
    case .tables(var builders):
      builders.append(builder)
      contents[key] = .tables(builders)
    case nil:
      contents[key] = .tables([builder])
      keys.append((key, line))
    default: return nil
    }
    return builder
  }
}
