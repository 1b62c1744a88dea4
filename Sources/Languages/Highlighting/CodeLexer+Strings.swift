/// String literals and the expressions inside them.
extension CodeLexer {
  mutating func readQuote() -> Bool {
    if grammar.quoteNeedsBoundary, position > start, signs[Int(bytes[position - 1])] & Sign.name != 0 { return false }
    guard let quote = grammar.quotes.firstIndex(where: { bytes.has($0.open, position, end) }) else { return false }
    let first = position
    position += grammar.quotes[quote].open.count
    readString(quote, hashes: 0, from: first)
    return true
  }

  /// From inside a literal to behind its end, or to behind the opening of an
  /// expression inside it.
  mutating func readString(_ index: Int, hashes: Int, from first: Int) {
    let quote = grammar.quotes[index]
    let close = quote.close[0]
    let opening = quote.interpolation.first ?? 0
    isAfterOperand = true
    while position < end {
      let current = bytes[position]
      if current == close, bytes.has(quote.close, position, end), hasHashes(hashes, position + quote.close.count) {
        position += quote.close.count
        if quote.doubles, bytes.has(quote.close, position, end) {
          position += quote.close.count
          continue
        }
        position += hashes
        sink.add(first, position, .string)
        if grammar.key == .colon { colourKey() }
        return
      }
      if opening != 0, current == opening, quote.interpolation.count == 1, byte(position + 1) == opening {
        // `{{` is a brace, not an expression.
        position += 2
        continue
      }
      if opening != 0, current == opening, interpolations.count < Self.maximumInterpolations,
        let bracket = interpolationEnd(quote, hashes)
      {
        position = bracket
        sink.add(first, position, .string)
        interpolations.append(Interpolation(quote: index, hashes: hashes, nesting: 0))
        isAfterOperand = false
        return
      }
      if current == ascii("\\"), quote.escapes, hasHashes(hashes, position + 1) {
        position = min(position + 2 + hashes, end)
      } else if current == ascii("\n"), !quote.spansLines {
        break
      } else {
        position += 1
      }
    }
    sink.add(first, position, .string)
  }

  @inline(__always)
  func hasHashes(_ count: Int, _ offset: Int) -> Bool {
    if count == 0 { return true }
    guard count <= end - offset else { return false }
    for index in 0..<count where bytes[offset + index] != ascii("#") { return false }
    return true
  }

  private func interpolationEnd(_ quote: LexicalGrammar.Quote, _ hashes: Int) -> Int? {
    let sign = quote.interpolation
    guard hashes > 0 else {
      return bytes.has(sign, position, end) ? position + sign.count : nil
    }
    guard hasHashes(hashes, position + 1), byte(position + 1 + hashes) == sign[sign.count - 1] else { return nil }
    return position + 2 + hashes
  }

  /// Counts the brackets of an interpolated expression; behind its last one the literal goes on.
  mutating func closesInterpolation(_ byte: UInt8) -> Bool {
    guard let last = interpolations.last else { return false }
    let quote = grammar.quotes[last.quote]
    let open = quote.interpolation[quote.interpolation.count - 1]
    let close = open == ascii("(") ? ascii(")") : ascii("}")
    if byte == open { interpolations[interpolations.count - 1].nesting += 1 }
    guard byte == close else { return false }
    if last.nesting > 0 {
      interpolations[interpolations.count - 1].nesting -= 1
      return false
    }
    interpolations.removeLast()
    let first = position
    position += 1
    readString(last.quote, hashes: last.hashes, from: first)
    return true
  }
}
