/// Walks C and C++ source byte by byte past comments, literals and
/// preprocessor lines. Every step moves forward, or looks ahead a bounded way.
struct CLexer {
  private static let lineStops = ByteTable([("\n\\/\"'", 1)])
  private static let stringStops = ByteTable([("\"\\\n", 1)])
  /// How long a raw string's delimiter may be (the standard says 16).
  private static let maximumDelimiter = 16

  let base: UnsafePointer<UInt8>
  /// Where the text starts, behind a byte order mark.
  let start: Int
  let end: Int
  var position: Int
  private let identifier = ByteTables.identifier
  private let lineStops = Self.lineStops
  private let stringStops = Self.stringStops

  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    start = byteOrderMarkLength(UnsafeRawBufferPointer(start: base, count: count))
    end = count
    position = start
  }

  /// The byte at an offset, 0 outside the file.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < end ? base[offset] : 0 }

  /// The end of the identifier that starts at an offset; the offset itself if none does.
  @inline(__always)
  func identifierEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end, identifier[base[offset]] != 0 { offset += 1 }
    return offset
  }

  /// Whether only blanks stand between the line's start and this offset.
  func startsLine(_ offset: Int) -> Bool {
    var before = offset - 1
    while before >= start, isBlank(base[before]) { before -= 1 }
    return before < start || base[before] == ascii("\n")
  }

  /// Past blanks, line breaks and comments.
  mutating func skipTrivia() {
    while position < end {
      switch base[position] {
      case ascii(" "), ascii("\t"), ascii("\n"), ascii("\r"), 0x0B, 0x0C: position += 1
      case ascii("/"): if !skipComment() { return }
      case ascii("\\"):
        guard byte(position + 1) == ascii("\n") || byte(position + 1) == ascii("\r") else { return }
        position += 2
      default: return
      }
    }
  }

  mutating func skipBlanks() {
    while position < end {
      if isBlank(base[position]) {
        position += 1
      } else if base[position] == ascii("\\"), byte(position + 1) == ascii("\n") {
        position += 2
      } else {
        return
      }
    }
  }

  /// Past the comment that starts here, if one does.
  mutating func skipComment() -> Bool {
    switch byte(position + 1) {
    case ascii("/"):
      position += 2
      while position < end, base[position] != ascii("\n") { position += 1 }
      return true
    case ascii("*"):
      position += 2
      while position < end {
        if base[position] == ascii("*"), byte(position + 1) == ascii("/") {
          position += 2
          return true
        }
        position += 1
      }
      return true
    default: return false
    }
  }

  /// From a `/` past a comment or, if it is none, past the byte.
  mutating func skipSlash() { if !skipComment() { position += 1 } }

  /// From the opening quote to behind the closing one; an unterminated literal
  /// ends with its line.
  mutating func skipString() {
    position += 1
    while position < end {
      let current = base[position]
      if stringStops[current] == 0 {
        position += 1
      } else if current == ascii("\"") {
        position += 1
        return
      } else if current == ascii("\n") {
        return
      } else {
        skipEscape()
      }
    }
  }

  private mutating func skipEscape() {
    position += byte(position + 1) == ascii("\r") && byte(position + 2) == ascii("\n") ? 3 : 2
    position = min(position, end)
  }

  /// From a `"` behind a prefix that ends in `R`: `R"delimiter(...)delimiter"`.
  mutating func skipRawString() {
    let start = position + 1
    var open = start
    while open < end, open - start <= Self.maximumDelimiter, base[open] != ascii("("), base[open] != ascii("\n") {
      open += 1
    }
    guard byte(open) == ascii("(") else { return skipString() }
    let length = open - start
    position = open + 1
    while position < end {
      if base[position] == ascii(")"), byte(position + length + 1) == ascii("\""),
        isEqual(position + 1, start, length)
      {
        position += length + 2
        return
      }
      position += 1
    }
  }

  private func isEqual(_ left: Int, _ right: Int, _ length: Int) -> Bool {
    for index in 0..<length where byte(left + index) != base[right + index] { return false }
    return true
  }

  /// From a `'` past a character constant, or past the quote alone where it
  /// groups digits (`1'000`) or stands in prose.
  mutating func skipCharacter() {
    if isDigitSeparator() {
      position += 1
      return
    }
    position += 1
    while position < end {
      let current = base[position]
      if current == ascii("'") {
        position += 1
        return
      }
      if current == ascii("\n") { return }
      if current == ascii("\\") { skipEscape() } else { position += 1 }
    }
  }

  private func isDigitSeparator() -> Bool {
    var start = position
    while start > 0, position - start < 32, identifier[base[start - 1]] != 0 || base[start - 1] == ascii("'") {
      start -= 1
    }
    return start < position && isDigit(base[start]) && identifier[byte(position + 1)] != 0
  }

  /// To the end of a preprocessor line, before its line break; a backslash
  /// continues it, and so does a comment that spans lines.
  mutating func skipDirectiveLine() {
    while position < end {
      let current = base[position]
      if lineStops[current] == 0 {
        position += 1
        continue
      }
      switch current {
      case ascii("\n"): return
      case ascii("\\"): skipEscape()
      case ascii("/"): skipSlash()
      case ascii("\""): skipString()
      default:
        // '"' must not open a string; any other apostrophe may be prose.
        if byte(position + 1) == ascii("\""), byte(position + 2) == ascii("'") {
          position += 3
        } else if byte(position + 1) == ascii("\\"), byte(position + 3) == ascii("'") {
          position += 4
        } else {
          position += 1
        }
      }
    }
  }
}
