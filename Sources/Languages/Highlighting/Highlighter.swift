/// Colours source text without understanding it: one pass, table-driven, in
/// time linear in the text whatever its bytes are.
package enum Highlighter {
  /// Fences inside Markdown, scripts inside HTML: one language in another, no deeper.
  static let maximumEmbedding = 2

  /// The tokens of a text: sorted, disjoint, none empty; none at all for a
  /// language that has no grammar here. The text is a file, or a part of one
  /// that starts outside of comments and literals; the language a name or short
  /// form as `Language.named` takes it.
  package static func tokens(in bytes: some Collection<UInt8>, language: String) -> [HighlightToken] {
    guard let syntax = Syntax.of(language) else { return [] }
    return bytes.withContiguousStorageIfAvailable { tokens($0, syntax) }
      ?? Array(bytes).withUnsafeBufferPointer { tokens($0, syntax) }
  }

  /// Whether texts in this language can be coloured.
  package static func knows(_ language: String) -> Bool { Syntax.of(language) != nil }

  private static func tokens(_ bytes: UnsafeBufferPointer<UInt8>, _ syntax: Syntax) -> [HighlightToken] {
    var sink = TokenSink()
    syntax.read(bytes, 0..<bytes.count, into: &sink, embedding: 0)
    return sink.tokens
  }
}

/// Collects tokens; what is empty or lies before the last one's end is left out.
struct TokenSink {
  private(set) var tokens: [HighlightToken] = []
  private var end = 0

  @inline(__always)
  mutating func add(_ start: Int, _ end: Int, _ kind: HighlightToken.Kind) {
    guard start >= self.end, end > start else { return }
    tokens.append(HighlightToken(range: start..<end, kind: kind))
    self.end = end
  }

  /// Gives the last token another kind, if it ends here.
  mutating func recolour(endingAt end: Int, _ kind: HighlightToken.Kind) {
    guard self.end == end, !tokens.isEmpty else { return }
    tokens[tokens.count - 1].kind = kind
  }
}
