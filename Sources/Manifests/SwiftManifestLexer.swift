import StructuredText

/// Cuts the text of a `Package.swift` into what matters for reading calls: words,
/// texts and signs. Comments and white space fall away.
struct SwiftManifestLexer: LineCountingReader {
  struct Token: Equatable {
    enum Kind: Equatable {
      case word
      /// nil when it is computed: it holds an interpolation.
      case text(String?)
      case sign(UInt8)
    }

    var kind: Kind
    /// In the bytes of the text.
    var range: Range<Int>
    /// 1-based.
    var line: Int
  }

  let bytes: [UInt8]
  var position = 0
  var line = 1
  private var tokens: [Token] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func tokens(of bytes: [UInt8]) throws(ManifestFailure) -> [Token] {
    var lexer = SwiftManifestLexer(bytes)
    while lexer.position < bytes.count { try lexer.next() }
    return lexer.tokens
  }

  private mutating func next() throws(ManifestFailure) {
    guard let first = byte() else { return }
    if first <= 0x20 { return advance() }
    if starts(with: "//") {
      while let byte = byte(), byte != 0x0A { position += 1 }
    } else if starts(with: "/*") {
      skipComment()
    } else if first == UInt8(ascii: "\"") || first == UInt8(ascii: "#"), let hashes = hashesBeforeQuote() {
      try text(hashes: hashes)
    } else if Self.isWord(first) {
      let start = position
      while let byte = byte(), Self.isWord(byte) { position += 1 }
      tokens.append(Token(kind: .word, range: start..<position, line: line))
    } else if first == UInt8(ascii: "`") {
      position += 1
    } else {
      tokens.append(Token(kind: .sign(first), range: position..<(position + 1), line: line))
      position += 1
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// Comments nest.
  private mutating func skipComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        position += 2
      } else if starts(with: "*/") {
        depth -= 1
        position += 2
      } else {
        advance()
      }
    } while depth > 0 && position < bytes.count
  }

  // MARK: Texts

  /// How many signs stand before the quote of a raw text: `#"..."#`; nil when no quote follows.
  private func hashesBeforeQuote() -> Int? {
    var count = 0
    while byte(count) == UInt8(ascii: "#") { count += 1 }
    return byte(count) == UInt8(ascii: "\"") ? count : nil
  }

  private mutating func text(hashes: Int) throws(ManifestFailure) {
    let start = (position, line)
    position += hashes
    let isMultiline = starts(with: "\"\"\"")
    position += isMultiline ? 3 : 1
    var content: [UInt8] = []
    var isComputed = false
    while let byte = byte() {
      if byte == UInt8(ascii: "\""), ends(hashes: hashes, isMultiline: isMultiline) {
        position += (isMultiline ? 3 : 1) + hashes
        let value = isMultiline ? Self.unindented(content) : content
        let text = isComputed ? nil : String(decoding: value, as: UTF8.self)
        tokens.append(Token(kind: .text(text), range: start.0..<position, line: start.1))
        return
      }
      if byte == 0x0A, !isMultiline { break }
      if byte == UInt8(ascii: "\\"), hasHashes(hashes, at: 1) {
        position += 1 + hashes
        if self.byte() == UInt8(ascii: "(") {
          isComputed = true
          skipInterpolation()
        } else {
          escape(into: &content)
        }
      } else {
        content.append(byte)
        advance()
      }
    }
    throw ManifestFailure(line: start.1, cause: "a text in quotes is not closed")
  }

  private func hasHashes(_ count: Int, at offset: Int) -> Bool {
    (0..<count).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") }
  }

  private func ends(hashes: Int, isMultiline: Bool) -> Bool {
    isMultiline ? starts(with: "\"\"\"") && hasHashes(hashes, at: 3) : hasHashes(hashes, at: 1)
  }

  private mutating func escape(into content: inout [UInt8]) {
    guard let byte = byte() else { return }
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): content.append(0x0A)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "0"): break
    case UInt8(ascii: "u") where self.byte(1) == UInt8(ascii: "{"):
      let digits = bytes[(position + 2)...].prefix(8).prefix { $0 != UInt8(ascii: "}") }
      if let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(code) {
        content += Array(String(scalar).utf8)
      }
      position += 2 + digits.count
    default: content.append(byte)
    }
    if position < bytes.count { advance() }
  }

  /// What stands in an interpolation is code, with texts and parentheses of its own.
  private mutating func skipInterpolation() {
    var depth = 0
    var isInText = false
    while let byte = byte() {
      switch byte {
      case UInt8(ascii: "\\") where isInText: position += 1
      case UInt8(ascii: "\""): isInText.toggle()
      case UInt8(ascii: "(") where !isInText: depth += 1
      case UInt8(ascii: ")") where !isInText: depth -= 1
      default: break
      }
      if position < bytes.count { advance() }
      if depth == 0 { return }
    }
  }

  /// Without the line breaks at both ends; the indentation matters to nobody here.
  private static func unindented(_ content: [UInt8]) -> [UInt8] {
    let lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
    return Array(lines.dropFirst().dropLast().map { $0.drop { $0 == 0x20 || $0 == 0x09 } }.joined(separator: [0x0A]))
  }
}
