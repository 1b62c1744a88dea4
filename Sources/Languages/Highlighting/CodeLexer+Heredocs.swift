/// Texts that go on to a line with an end word.
extension CodeLexer {
  /// `<<EOF`, `<<-'EOF'`, `<<~EOF`, `<<<EOT` (PHP): the lines up to one that
  /// says `EOF`. A small first letter would more often be a shift.
  mutating func readHeredocSign() -> Bool {
    guard readsHeredocs, byte(position + 1) == ascii("<") else { return false }
    var offset = position + 2
    if byte(offset) == ascii("<"), grammar.hasVariables { offset += 1 }
    if byte(offset) == ascii("-") || byte(offset) == ascii("~") { offset += 1 }
    while isInline(offset), offset - position < 8 { offset += 1 }
    let quote = byte(offset)
    let isQuoted = quote == ascii("'") || quote == ascii("\"")
    if isQuoted { offset += 1 }
    let word = offset
    while offset < end, signs[Int(bytes[offset])] & Sign.name != 0 { offset += 1 }
    guard offset > word, byte(word) &- ascii("A") < 26, !isQuoted || byte(offset) == quote,
      heredocs.count < Self.maximumHeredocs
    else { return false }
    heredocs.append(word..<offset)
    let first = position
    position = isQuoted ? offset + 1 : offset
    sink.add(first, position, .string)
    return true
  }

  mutating func readHeredocs() {
    for word in heredocs {
      guard let after = heredocEnd(word) else {
        // Not a heredoc, then: and nothing in this file is looked at as one again.
        readsHeredocs = false
        break
      }
      sink.add(position, after, .string)
      position = after
    }
    heredocs = []
  }

  private func heredocEnd(_ word: Range<Int>) -> Int? {
    var line = position
    while line < end {
      while isInline(line) { line += 1 }
      var offset = 0
      while offset < word.count, byte(line + offset) == bytes[word.lowerBound + offset] { offset += 1 }
      let after = line + offset
      if offset == word.count, after >= end || signs[Int(bytes[after])] & Sign.name == 0 { return after }
      while line < end, bytes[line] != ascii("\n") { line += 1 }
      line += 1
    }
    return nil
  }
}
