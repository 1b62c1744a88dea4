import StructuredText

/// Cuts a Gradle build script, Groovy or Kotlin, into words, texts and signs. Comments and white space fall away.
struct GradleLexer: LineCountingReader {
  struct Token: Equatable {
    enum Kind: Equatable {
      case word(String)
      case text(GradleText)
      case sign(UInt8)
    }

    var kind: Kind
    /// The 1-based lines on which it begins and ends.
    var line: Int
    var lastLine: Int
  }

  let bytes: [UInt8]
  var position = 0
  var line = 1
  private var tokens: [Token] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func tokens(of text: String) throws(ManifestFailure) -> [Token] {
    var lexer = GradleLexer(Array(text.utf8))
    while lexer.position < lexer.bytes.count { try lexer.next() }
    return lexer.tokens
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, line: start, lastLine: line))
  }

  private mutating func next() throws(ManifestFailure) {
    guard let first = byte() else { return }
    if first <= 0x20 { return advance() }
    if starts(with: "//") {
      while let byte = byte(), byte != 0x0A { position += 1 }
    } else if starts(with: "/*") {
      position += 2
      while position < bytes.count, !starts(with: "*/") { advance() }
      position = min(position + 2, bytes.count)
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      try text(quote: first)
    } else if Self.isWord(first) {
      let start = position
      while let byte = byte(), Self.isWord(byte) { position += 1 }
      add(.word(String(decoding: bytes[start..<position], as: UTF8.self)), from: line)
    } else if first == UInt8(ascii: "`"), let end = bytes[(position + 1)...].prefix(200).firstIndex(of: first) {
      // Kotlin's way to write `java-library` as a name.
      add(.word(String(decoding: bytes[(position + 1)..<end], as: UTF8.self)), from: line)
      position = end + 1
    } else {
      add(.sign(first), from: line)
      position += 1
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "$") || byte >= 0x80
  }

  /// A text of one line that is not closed on it belongs to something that is not understood, a pattern between
  /// slashes: it ends with the line.
  private mutating func text(quote: UInt8) throws(ManifestFailure) {
    let start = line
    let isMultiline = byte(1) == quote && byte(2) == quote
    position += isMultiline ? 3 : 1
    var content: [UInt8] = []
    while let byte = byte() {
      if byte == quote, !isMultiline || (self.byte(1) == quote && self.byte(2) == quote) {
        position += isMultiline ? 3 : 1
        let value = String(decoding: content, as: UTF8.self)
        return add(.text(GradleText(value, isTemplate: quote == UInt8(ascii: "\""))), from: start)
      }
      if byte == 0x0A, !isMultiline { return }
      if byte == UInt8(ascii: "$"), self.byte(1) == UInt8(ascii: "{"), quote == UInt8(ascii: "\"") {
        interpolation(into: &content)
      } else if byte == UInt8(ascii: "\\"), let escaped = self.byte(1), escaped != 0x0A {
        content.append(escaped == UInt8(ascii: "n") || escaped == UInt8(ascii: "t") ? 0x20 : escaped)
        position += 2
      } else {
        content.append(byte)
        advance()
      }
    }
    if isMultiline { throw ManifestFailure(line: start, cause: "a text in quotes is not closed") }
  }

  /// What stands in an interpolation is code, with quotes of its own.
  private mutating func interpolation(into content: inout [UInt8]) {
    var depth = 0
    while let byte = byte(), byte != 0x0A {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      content.append(byte)
      position += 1
      if byte == UInt8(ascii: "}"), depth == 0 { return }
    }
  }
}
