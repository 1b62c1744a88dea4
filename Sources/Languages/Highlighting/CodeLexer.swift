/// Walks a text by a grammar, always forward. Whatever is looked at ahead and
/// then not taken is bounded, or remembered so that it is not looked at again.
struct CodeLexer {
  /// A string literal with an expression inside that is being read.
  struct Interpolation {
    var quote: Int
    var hashes: Int
    var nesting: Int
  }

  /// What a byte may start.
  enum Sign {
    static let letter: UInt8 = 1 << 0
    static let digit: UInt8 = 1 << 1
    static let blank: UInt8 = 1 << 2
    static let comment: UInt8 = 1 << 3
    static let quote: UInt8 = 1 << 4
    static let other: UInt8 = 1 << 5
    static let bracket: UInt8 = 1 << 6
    static let name: UInt8 = 1 << 7
  }

  static let maximumInterpolations = 32
  static let maximumCharacter = 12
  static let maximumHeredocs = 16

  let grammar: LexicalGrammar
  let bytes: UnsafeBufferPointer<UInt8>
  let start: Int
  let end: Int
  let signs: [UInt8]
  var position: Int
  var sink = TokenSink()
  var interpolations: [Interpolation] = []
  /// Only blanks so far on this line.
  var isLineStart = true
  /// A `/` here would divide.
  var isAfterOperand = false
  /// No `/` before this offset opens a regular expression that ends.
  var regexBarrier = 0
  /// The end words of heredocs that start on the next line.
  var heredocs: [Range<Int>] = []
  var readsHeredocs: Bool

  init(_ grammar: LexicalGrammar, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.grammar = grammar
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    position = range.lowerBound
    signs = Self.signs(grammar)
    readsHeredocs = grammar.hasHeredocs
  }

  static func signs(_ grammar: LexicalGrammar) -> [UInt8] {
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
  func byte(_ offset: Int) -> UInt8 { offset >= start && offset < end ? bytes[offset] : 0 }

  @inline(__always)
  func isBlank(_ offset: Int) -> Bool {
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
  // MARK: Strings
  // MARK: Heredocs
  // MARK: Words and numbers
}
