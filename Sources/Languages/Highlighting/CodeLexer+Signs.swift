/// Comments, and what single signs start.
extension CodeLexer {
  mutating func readSign(_ byte: UInt8, _ sign: UInt8) {
    let wasLineStart = isLineStart
    isLineStart = false
    if sign & Sign.bracket != 0, closesInterpolation(byte) { return }
    if sign & Sign.comment != 0, readComment() { return isLineStart = wasLineStart }
    if sign & Sign.other != 0, readSpecial(byte, wasLineStart) { return }
    if sign & Sign.quote != 0, readQuote() { return }
    // A letter may open a comment in some languages; if it did not, it is one.
    if sign & Sign.letter != 0 {
      isLineStart = wasLineStart
      return readWord()
    }
    position += 1
    isAfterOperand = byte == ascii(")") || byte == ascii("]") || byte == ascii("}")
    if byte == ascii("-"), wasLineStart { isLineStart = true }
  }

  private mutating func readComment() -> Bool {
    for comment in grammar.blockComments where bytes.has(comment.open, position, end) {
      if comment.atLineStart, position > start, bytes[position - 1] != ascii("\n") { continue }
      let first = position
      skipBlockComment(comment)
      sink.add(first, position, .comment)
      return true
    }
    for sign in grammar.lineComments where bytes.has(sign, position, end) {
      if grammar.commentNeedsBlank, position > start, !isBlank(position - 1) { continue }
      let first = position
      position += sign.count
      if grammar.rawString == .lua, byte(position) == ascii("["), skipLongBracket() {
        sink.add(first, position, .comment)
        return true
      }
      skipLine()
      sink.add(first, position, .comment)
      return true
    }
    return false
  }

  private mutating func skipLine() {
    while position < end, bytes[position] != ascii("\n") { position += 1 }
  }

  private mutating func skipBlockComment(_ comment: LexicalGrammar.BlockComment) {
    position += comment.open.count
    var depth = 1
    let first = comment.close[0]
    while position < end {
      let current = bytes[position]
      if current == first, bytes.has(comment.close, position, end),
        !comment.atLineStart || bytes[position - 1] == ascii("\n")
      {
        position += comment.close.count
        depth -= 1
        if depth > 0 { continue }
        if comment.atLineStart { skipLine() }
        return
      } else if comment.nests, bytes.has(comment.open, position, end) {
        position += comment.open.count
        depth += 1
      } else {
        position += 1
      }
    }
  }

  private mutating func readSpecial(_ byte: UInt8, _ wasLineStart: Bool) -> Bool {
    switch byte {
    case ascii("'"): readApostrophe()
    case ascii("#"): readHash(wasLineStart)
    case ascii("["): readSquareBracket(wasLineStart)
    case ascii("/"): readRegex()
    case ascii("<"): readHeredocSign()
    case ascii("@"): readPrefixed(.keyword)
    case ascii("$"): readVariable()
    default: false
    }
  }

  private mutating func readApostrophe() -> Bool {
    let first = position
    var offset = position + 1
    let limit = min(end, position + Self.maximumCharacter)
    if byte(offset) != ascii("\\"), grammar.apostrophe == .characterOrLifetime {
      // One character, however many bytes it has, or a name.
      offset += 1
      while offset < limit, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      if byte(offset) != ascii("'") {
        position += 1
        skipName()
        sink.add(first, position, .type)
        return true
      }
    }
    while offset < limit, bytes[offset] != ascii("'"), bytes[offset] != ascii("\n") {
      offset += bytes[offset] == ascii("\\") ? 2 : 1
    }
    guard byte(offset) == ascii("'"), offset > first + 1 || byte(offset + 1) == ascii("'") else { return false }
    position = min(offset + 1, end)
    sink.add(first, position, .string)
    isAfterOperand = true
    return true
  }

  private mutating func readHash(_ wasLineStart: Bool) -> Bool {
    let first = position
    var offset = position
    while byte(offset) == ascii("#") { offset += 1 }
    if byte(offset) == ascii("\""), let quote = hashQuote(offset) {
      let hashes = offset - first
      position = offset + grammar.quotes[quote].open.count
      readString(quote, hashes: hashes, from: first)
      return true
    }
    guard grammar.directive == .anywhere || (grammar.directive == .lineStart && wasLineStart) else {
      // Many hashes in a row are looked at once.
      position = offset
      return true
    }
    position = offset
    if grammar.directive == .lineStart { while isInline(position) { position += 1 } }
    let word = position
    skipName()
    guard position > word else { return true }
    sink.add(first, position, .keyword)
    if bytes.has("include", word, position) || bytes.has("import", word, position) { readIncluded() }
    return true
  }

  func isInline(_ offset: Int) -> Bool { byte(offset) == ascii(" ") || byte(offset) == ascii("\t") }

  private func hashQuote(_ offset: Int) -> Int? {
    grammar.quotes.firstIndex { $0.takesHashes && bytes.has($0.open, offset, end) }
  }

  /// The `<file>` behind `#include`.
  private mutating func readIncluded() {
    while isInline(position) { position += 1 }
    guard byte(position) == ascii("<") else { return }
    let first = position
    while position < end, bytes[position] != ascii(">"), bytes[position] != ascii("\n") { position += 1 }
    if byte(position) == ascii(">") { position += 1 }
    sink.add(first, position, .string)
  }

  private mutating func readSquareBracket(_ wasLineStart: Bool) -> Bool {
    let first = position
    if grammar.rawString == .lua, skipLongBracket() {
      sink.add(first, position, .string)
      return true
    }
    guard grammar.hasSections, wasLineStart else { return false }
    while position < end, bytes[position] != ascii("\n"), bytes[position] != ascii("]") { position += 1 }
    while byte(position) == ascii("]") { position += 1 }
    sink.add(first, position, .keyword)
    return true
  }

  /// From a `[` past `[==[...]==]`.
  private mutating func skipLongBracket() -> Bool {
    var offset = position + 1
    while byte(offset) == ascii("=") { offset += 1 }
    let level = offset - position - 1
    guard byte(offset) == ascii("[") else { return false }
    position = offset + 1
    while position < end {
      guard bytes[position] == ascii("]") else {
        position += 1
        continue
      }
      position += 1
      let first = position
      while byte(position) == ascii("="), position - first < level { position += 1 }
      if position - first == level, byte(position) == ascii("]") {
        position += 1
        return true
      }
    }
    return true
  }

  private mutating func readRegex() -> Bool {
    guard !isAfterOperand, position >= regexBarrier else { return false }
    let next = byte(position + 1)
    guard next != 0, next != ascii(" "), next != ascii("\n"), next != ascii("=") else { return false }
    var offset = position + 1
    var inClass = false
    while offset < end, bytes[offset] != ascii("\n") {
      switch bytes[offset] {
      case ascii("\\"): offset += 1
      case ascii("["): inClass = true
      case ascii("]"): inClass = false
      case ascii("/"):
        if inClass { break }
        let first = position
        position = offset + 1
        skipName()
        sink.add(first, position, .string)
        isAfterOperand = true
        return true
      default: break
      }
      offset += 1
    }
    // The rest of the line holds no end; do not look for it again.
    regexBarrier = min(offset, end)
    return false
  }

  private mutating func readPrefixed(_ kind: HighlightToken.Kind) -> Bool {
    let first = position
    let next = byte(position + 1)
    guard signs[Int(next)] & Sign.letter != 0 else { return false }
    position += 1
    skipName()
    sink.add(first, position, kind)
    isAfterOperand = true
    return true
  }

  /// `$name`, `${name}`, `$(name)`, `$1`.
  private mutating func readVariable() -> Bool {
    let first = position
    let open = byte(position + 1)
    guard open == ascii("{") || open == ascii("(") else {
      if signs[Int(open)] & Sign.digit != 0 {
        position += 2
        sink.add(first, position, .type)
        return true
      }
      return readPrefixed(.type)
    }
    position += 2
    let word = position
    skipName()
    let close = open == ascii("{") ? ascii("}") : ascii(")")
    guard position > word, byte(position) == close else {
      // `$(command ...)`: the bracket counts for an interpolation around it.
      position = first + 1
      return true
    }
    position += 1
    sink.add(first, position, .type)
    return true
  }
}
