/// Walks a text by a grammar, always forward. Whatever is looked at ahead and
/// then not taken is bounded, or remembered so that it is not looked at again.
struct CodeLexer {
  /// A string literal with an expression inside that is being read.
  private struct Interpolation {
    var quote: Int
    var hashes: Int
    var nesting: Int
  }

  /// What a byte may start.
  private enum Sign {
    static let letter: UInt8 = 1 << 0
    static let digit: UInt8 = 1 << 1
    static let blank: UInt8 = 1 << 2
    static let comment: UInt8 = 1 << 3
    static let quote: UInt8 = 1 << 4
    static let other: UInt8 = 1 << 5
    static let bracket: UInt8 = 1 << 6
    static let name: UInt8 = 1 << 7
  }

  private static let maximumInterpolations = 32
  private static let maximumCharacter = 12
  private static let maximumHeredocs = 16

  private let grammar: LexicalGrammar
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int
  private let end: Int
  private let signs: [UInt8]
  private var position: Int
  private var sink = TokenSink()
  private var interpolations: [Interpolation] = []
  /// Only blanks so far on this line.
  private var isLineStart = true
  /// A `/` here would divide.
  private var isAfterOperand = false
  /// No `/` before this offset opens a regular expression that ends.
  private var regexBarrier = 0
  /// The end words of heredocs that start on the next line.
  private var heredocs: [Range<Int>] = []
  private var readsHeredocs: Bool

  init(_ grammar: LexicalGrammar, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.grammar = grammar
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    position = range.lowerBound
    signs = Self.signs(grammar)
    readsHeredocs = grammar.hasHeredocs
  }

  private static func signs(_ grammar: LexicalGrammar) -> [UInt8] {
    var signs = [UInt8](repeating: 0, count: 256)
    for byte in 0..<256 {
      let folded = asciiLowercase(UInt8(byte))
      if folded &- ascii("a") < 26 || byte == 0x5F || byte >= 0x80 { signs[byte] = Sign.letter | Sign.name }
    }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { signs[Int(byte)] = Sign.digit | Sign.name }
    for byte in grammar.nameBytes { signs[Int(byte)] |= Sign.name }
    for byte in " \t\r\n".utf8 { signs[Int(byte)] |= Sign.blank }
    for byte in "(){}".utf8 { signs[Int(byte)] |= Sign.bracket }
    for comment in grammar.lineComments + grammar.blockComments.map(\.open) { signs[Int(comment[0])] |= Sign.comment }
    for quote in grammar.quotes { signs[Int(quote.open[0])] |= Sign.quote }
    var others = grammar.apostrophe == .none ? "" : "'"
    if grammar.quotes.contains(where: \.takesHashes) || grammar.directive != .none { others += "#" }
    if grammar.rawString == .lua || grammar.hasSections { others += "[" }
    if grammar.hasRegexLiterals { others += "/" }
    if grammar.hasHeredocs { others += "<" }
    if grammar.hasAttributes { others += "@" }
    if grammar.hasVariables { others += "$" }
    for byte in others.utf8 { signs[Int(byte)] |= Sign.other }
    return signs
  }

  mutating func read(into result: inout TokenSink) {
    swap(&sink, &result)
    while position < end {
      let byte = bytes[position]
      let sign = signs[Int(byte)]
      if sign & Sign.blank != 0 {
        position += 1
        if byte == ascii("\n") { endLine() }
      } else if sign & Sign.letter != 0, sign & (Sign.comment | Sign.quote) == 0 {
        readWord()
      } else if sign & Sign.digit != 0 {
        readNumber()
      } else {
        readSign(byte, sign)
      }
    }
    swap(&sink, &result)
  }

  @inline(__always)
  private func byte(_ offset: Int) -> UInt8 { offset >= start && offset < end ? bytes[offset] : 0 }

  @inline(__always)
  private func isBlank(_ offset: Int) -> Bool {
    offset < start || offset >= end || signs[Int(bytes[offset])] & Sign.blank != 0
  }

  private mutating func endLine() {
    isLineStart = true
    isAfterOperand = false
    if !heredocs.isEmpty { readHeredocs() }
    // A literal of one line is broken by now, whatever was open inside it.
    while let last = interpolations.last, !grammar.quotes[last.quote].spansLines { interpolations.removeLast() }
  }

  // MARK: Signs

  private mutating func readSign(_ byte: UInt8, _ sign: UInt8) {
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

  private func isInline(_ offset: Int) -> Bool { byte(offset) == ascii(" ") || byte(offset) == ascii("\t") }

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

  // MARK: Strings

  private mutating func readQuote() -> Bool {
    if grammar.quoteNeedsBoundary, position > start, signs[Int(bytes[position - 1])] & Sign.name != 0 { return false }
    guard let quote = grammar.quotes.firstIndex(where: { bytes.has($0.open, position, end) }) else { return false }
    let first = position
    position += grammar.quotes[quote].open.count
    readString(quote, hashes: 0, from: first)
    return true
  }

  /// From inside a literal to behind its end, or to behind the opening of an
  /// expression inside it.
  private mutating func readString(_ index: Int, hashes: Int, from first: Int) {
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
  private func hasHashes(_ count: Int, _ offset: Int) -> Bool {
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
  private mutating func closesInterpolation(_ byte: UInt8) -> Bool {
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

  // MARK: Heredocs

  /// `<<EOF`, `<<-'EOF'`, `<<~EOF`, `<<<EOT` (PHP): the lines up to one that
  /// says `EOF`. A small first letter would more often be a shift.
  private mutating func readHeredocSign() -> Bool {
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

  private mutating func readHeredocs() {
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

  // MARK: Words and numbers

  @inline(__always)
  private mutating func skipName() {
    while position < end, signs[Int(bytes[position])] & Sign.name != 0 { position += 1 }
  }

  private mutating func readWord() {
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

  private mutating func colourKey() {
    if isKey(position) { sink.recolour(endingAt: position, .type) }
  }

  private mutating func readNumber() {
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
