import StructuredText

/// The commands of a `CMakeLists.txt` with their arguments (cmake.org, cmake-language(7)), in the order in which they
/// stand, whatever conditions they stand under.
struct CMakeCommands: LineCountingReader {
  struct Command: Equatable {
    /// In lower case.
    var name: String
    var arguments: [String]
    /// 1-based.
    var line: Int
  }

  /// Commands, and arguments of one.
  private static let most = 100_000

  let bytes: [UInt8]
  var position = 0
  var line = 1
  private(set) var commands: [Command] = []

  init(_ text: String) throws(ManifestFailure) {
    bytes = Array(text.utf8)
    while position < bytes.count, commands.count < Self.most { try next() }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private mutating func next() throws(ManifestFailure) {
    guard let first = byte() else { return }
    if first == UInt8(ascii: "#") { return skipComment() }
    guard Self.isWord(first) else { return advance() }
    let start = position
    let line = line
    while let byte = byte(), Self.isWord(byte) { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    while byte() == 0x20 || byte() == 0x09 { position += 1 }
    guard byte() == UInt8(ascii: "(") else { return }
    position += 1
    commands.append(Command(name: name, arguments: try arguments(of: line), line: line))
  }

  private mutating func skipComment() {
    position += 1
    if let text = bracketText(), text.isClosed { return }
    while let byte = byte(), byte != 0x0A { position += 1 }
  }

  /// Parentheses in it are arguments as others, and must pair.
  private mutating func arguments(of start: Int) throws(ManifestFailure) -> [String] {
    var arguments: [String] = []
    var depth = 1
    while let first = byte() {
      var argument: String?
      switch first {
      case UInt8(ascii: "("):
        depth += 1
        position += 1
      case UInt8(ascii: ")"):
        depth -= 1
        position += 1
        if depth == 0 { return arguments }
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\""): argument = try quotedText()
      case UInt8(ascii: "["):
        if let text = bracketText() {
          guard text.isClosed else { throw ManifestFailure(line: start, cause: "a text in brackets is not closed") }
          argument = text.value
        } else {
          argument = word()
        }
      case ...0x20, UInt8(ascii: ";"): advance()
      default: argument = word()
      }
      if let argument, arguments.count < Self.most { arguments.append(argument) }
    }
    throw ManifestFailure(line: start, cause: "a command's parenthesis is not closed")
  }

  private mutating func word() -> String {
    let start = position
    repeat {
      if byte() == UInt8(ascii: "\\"), byte(1) != nil, byte(1) != 0x0A { position += 1 }
      position += 1
    } while byte().map { $0 > 0x20 && !"();#\"".utf8.contains($0) } ?? false
    position = min(position, bytes.count)
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedText() throws(ManifestFailure) -> String {
    let start = line
    position += 1
    var content: [UInt8] = []
    while let byte = byte() {
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: content, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\"), let escaped = self.byte(1) {
        position += 1
        if escaped != 0x0A { content.append(escaped) }
      } else {
        content.append(byte)
      }
      advance()
    }
    throw ManifestFailure(line: start, cause: "a text in quotes is not closed")
  }

  /// `[[...]]`, `[=[...]=]`; nil when none begins here.
  private mutating func bracketText() -> (value: String, isClosed: Bool)? {
    guard byte() == UInt8(ascii: "[") else { return nil }
    var signs = 0
    while byte(1 + signs) == UInt8(ascii: "=") { signs += 1 }
    guard byte(1 + signs) == UInt8(ascii: "[") else { return nil }
    let end = [UInt8(ascii: "]")] + [UInt8](repeating: UInt8(ascii: "="), count: signs) + [UInt8(ascii: "]")]
    let start = position + signs + 2
    guard let range = bytes[start...].firstRange(of: end) else { return ("", false) }
    line += bytes[position..<range.lowerBound].count { $0 == 0x0A }
    position = range.upperBound
    return (String(decoding: bytes[start..<range.lowerBound], as: UTF8.self), true)
  }
}
