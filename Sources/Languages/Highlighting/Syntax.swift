/// How a language is read: as code by a grammar, as tags, or line by line.
enum Syntax: Sendable {
  case code(LexicalGrammar)
  case tags
  /// Code between `<?php` and `?>`, tags around it.
  case php(LexicalGrammar)
  case prose(ProseStyle)

  static func of(_ language: String) -> Syntax? {
    guard let name = Language.named(language)?.name else { return nil }
    return table[name]
  }

  func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into sink: inout TokenSink, embedding: Int) {
    guard embedding <= Highlighter.maximumEmbedding else { return }
    switch self {
    case .code(let grammar):
      var lexer = CodeLexer(grammar, bytes, range)
      lexer.read(into: &sink)
    case .tags:
      var lexer = TagLexer(bytes, range, embedding: embedding)
      lexer.read(into: &sink)
    case .php(let grammar): Self.readPHP(bytes, range, grammar, into: &sink, embedding: embedding)
    case .prose(let style):
      var lexer = ProseLexer(style, bytes, range, embedding: embedding)
      lexer.read(into: &sink)
    }
  }

  private static func readPHP(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ grammar: LexicalGrammar, into sink: inout TokenSink,
    embedding: Int
  ) {
    var position = range.lowerBound
    // A line of code shown alone has no opening tag.
    if bytes.find("<?", position, range.upperBound) == nil, bytes.find("</", position, range.upperBound) == nil {
      var lexer = CodeLexer(grammar, bytes, range)
      return lexer.read(into: &sink)
    }
    while position < range.upperBound {
      let open = bytes.find("<?", position, range.upperBound) ?? range.upperBound
      Syntax.tags.read(bytes, position..<open, into: &sink, embedding: embedding + 1)
      guard open < range.upperBound else { return }
      var start = open + 2
      while start < range.upperBound, asciiLowercase(bytes[start]) &- ascii("a") < 26 || bytes[start] == ascii("=") {
        start += 1
      }
      sink.add(open, start, .keyword)
      let close = bytes.find("?>", start, range.upperBound) ?? range.upperBound
      var lexer = CodeLexer(grammar, bytes, start..<close)
      lexer.read(into: &sink)
      position = min(close + 2, range.upperBound)
      sink.add(close, position, .keyword)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where `text` next stands.
  func find(_ text: StaticString, _ start: Int, _ end: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    var offset = start
    while offset <= end - count {
      if self[offset] == text.utf8Start[0], has(text, offset, end) { return offset }
      offset += 1
    }
    return nil
  }

  @inline(__always)
  func has(_ text: StaticString, _ offset: Int, _ end: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, count <= end - offset else { return false }
    for index in 0..<count where self[offset + index] != text.utf8Start[index] { return false }
    return true
  }

  @inline(__always)
  func has(_ text: [UInt8], _ offset: Int, _ end: Int) -> Bool {
    guard offset >= 0, text.count <= end - offset else { return false }
    for index in text.indices where self[offset + index] != text[index] { return false }
    return true
  }
}
