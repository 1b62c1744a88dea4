/// Names, keywords and numbers, and raw strings, which begin like names.
extension CodeLexer {
  @inline(__always)
  mutating func skipName() {
    while position < end, signs[Int(bytes[position])] & Sign.name != 0 { position += 1 }
  }

  mutating func readWord() {
    let first = position
    let wasLineStart = isLineStart
    isLineStart = false
    skipName()
    isAfterOperand = true
    if grammar.rawString != .none, readRawString(first) { return }
    if grammar.key != .none, isKey(position) {
      sink.add(first, position, .type)
      return
    }
    let isMember = first > start && bytes[first - 1] == ascii(".") && byte(first - 2) != ascii(".")
    if !isMember, !grammar.keywordsStartLines || wasLineStart, let word = grammar.words.value(bytes, first, position) {
      let isKeyword = word == LexicalGrammar.keyword
      if isKeyword { isAfterOperand = false }
      sink.add(first, position, isKeyword ? .keyword : .type)
    } else if grammar.callsAreKeywords, byte(position) == ascii("(") {
      sink.add(first, position, .keyword)
    } else if looksLikeType(first) {
      sink.add(first, position, .type)
    }
  }

  private func looksLikeType(_ first: Int) -> Bool {
    if grammar.underscoreTIsType, position - first > 2, bytes[position - 1] == ascii("t"),
      bytes[position - 2] == ascii("_")
    {
      return true
    }
    guard grammar.capitalsAreTypes, bytes[first] &- ascii("A") < 26 else { return false }
    if position - first == 1 { return true }
    for offset in (first + 1)..<position where bytes[offset] &- ascii("a") < 26 { return true }
    return false
  }

  private mutating func readRawString(_ first: Int) -> Bool {
    let last = bytes[position - 1]
    if grammar.rawString == .cPlusPlus, last == ascii("R"), byte(position) == ascii("\""), position - first <= 3 {
      return readDelimitedRawString(first)
    }
    guard grammar.rawString == .rust, last == ascii("r"), position - first <= 2 else { return false }
    var offset = position
    while byte(offset) == ascii("#") { offset += 1 }
    guard byte(offset) == ascii("\"") else { return false }
    let hashes = offset - position
    position = offset + 1
    while position < end {
      position += 1
      if bytes[position - 1] == ascii("\""), hasHashes(hashes, position) {
        position += hashes
        break
      }
    }
    sink.add(first, position, .string)
    return true
  }

  /// From the quote of `R"x(...)x"`.
  private mutating func readDelimitedRawString(_ first: Int) -> Bool {
    var open = position + 1
    while open < end, open - position <= 17, bytes[open] != ascii("("), bytes[open] != ascii("\n") { open += 1 }
    guard byte(open) == ascii("(") else { return false }
    let delimiter = [ascii(")")] + bytes[(position + 1)..<open] + [ascii("\"")]
    position = open + 1
    while position < end, !bytes.has(delimiter, position, end) { position += 1 }
    position = min(position + delimiter.count, end)
    sink.add(first, position, .string)
    return true
  }

  /// Whether a key's sign follows the name or string that ends here.
  private func isKey(_ after: Int) -> Bool {
    var offset = after
    while isInline(offset) { offset += 1 }
    switch grammar.key {
    case .none: return false
    case .colon: return byte(offset) == ascii(":")
    case .colonBlank: return byte(offset) == ascii(":") && isBlank(offset + 1)
    case .equals: return byte(offset) == ascii("=") && byte(offset + 1) != ascii("=")
    }
  }

  mutating func colourKey() {
    if isKey(position) { sink.recolour(endingAt: position, .type) }
  }

  mutating func readNumber() {
    let first = position
    isLineStart = false
    isAfterOperand = true
    let isHexadecimal = bytes[position] == ascii("0") && asciiLowercase(byte(position + 1)) == ascii("x")
    while position < end {
      let current = bytes[position]
      if signs[Int(current)] & (Sign.letter | Sign.digit) != 0 {
        position += 1
        let isExponent = asciiLowercase(current) == (isHexadecimal ? ascii("p") : ascii("e"))
        if isExponent, byte(position) == ascii("+") || byte(position) == ascii("-"),
          byte(position + 1) &- ascii("0") < 10
        {
          position += 1
        }
      } else if current == ascii("."), byte(position + 1) &- ascii("0") < 10 {
        position += 1
      } else if current == ascii("'"), grammar.apostrophe == .character, byte(position + 1) &- ascii("0") < 10 {
        position += 1
      } else if current == ascii("%"), grammar.nameBytes.contains(ascii("-")), grammar.key == .colonBlank {
        position += 1
      } else {
        break
      }
    }
    if grammar.key != .none, isKey(position) { return sink.add(first, position, .type) }
    sink.add(first, position, .number)
  }
}
