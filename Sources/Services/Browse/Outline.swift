import SearchModel

/// Turns the symbols of a document into the list beside its text.
enum Outline {
  /// Entries beyond this help nobody and make the page heavy.
  private static let limit = 2_000

  /// `symbols` in document order; spans that do not lie within `bytes` are left out.
  static func entries(_ symbols: [SymbolSpan], in bytes: [UInt8]) -> [OutlineEntry] {
    var entries: [OutlineEntry] = []
    var line = 1
    var position = 0
    for symbol in symbols.prefix(limit) {
      let start = Int(symbol.start)
      let end = start + Int(symbol.length)
      guard start >= position, end <= bytes.count else { continue }
      line += bytes[position..<start].count { $0 == UInt8(ascii: "\n") }
      position = start
      entries.append(
        OutlineEntry(
          name: String(decoding: bytes[start..<end], as: UTF8.self), kind: symbol.kind, line: line,
          depth: Int(symbol.depth)))
    }
    return entries
  }
}
