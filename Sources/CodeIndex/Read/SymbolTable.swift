import Bytes
import SearchModel

/// The symbols of one document, in the order of their places. Keeps the page that was read last.
struct SymbolTable {
  static let empty = SymbolTable(nil, first: 0, count: 0, documentStart: 0)

  let count: Int

  private let reader: SymbolReader?
  /// Number of the first symbol among those of the shard.
  private let first: Int
  private let documentStart: Int
  /// Symbols of a page, with their places in the shard's text.
  private var page: (number: Int, symbols: [SymbolReader.Symbol]) = (-1, [])

  /// `reader`: of the shard in whose text the document begins at `documentStart`.
  init(_ reader: SymbolReader?, first: Int, count: Int, documentStart: Int) {
    self.reader = reader
    self.first = first
    self.count = count
    self.documentStart = documentStart
  }

  /// nil past the end.
  mutating func symbol(_ number: Int) throws(ShardError) -> SymbolSpan? {
    guard number >= 0, number < count, let reader else { return nil }
    let place = first + number
    try turn(to: place / ShardFormat.symbolsPerPage, reader)
    let inPage = place % ShardFormat.symbolsPerPage
    guard inPage < page.symbols.count else { throw .contradiction(ShardFormat.Section.symbols.name) }
    let symbol = page.symbols[inPage]
    guard symbol.start >= documentStart else { throw .contradiction(ShardFormat.Section.symbols.name) }
    return SymbolSpan(
      start: UInt32(clamping: symbol.start - documentStart), length: symbol.length, kind: symbol.kind,
      depth: symbol.depth)
  }

  private mutating func turn(to number: Int, _ reader: SymbolReader) throws(ShardError) {
    if page.number == number { return }
    page.number = -1
    do {
      try reader.read(number, into: &page.symbols)
    } catch {
      page.symbols = []
      throw error
    }
    page.number = number
  }

  /// Number of the first symbol that begins at or after an offset of the document's text.
  mutating func first(from offset: Int) throws(ShardError) -> Int {
    guard count > 0, let reader else { return 0 }
    let target = documentStart + offset
    if let inPage = page.symbols.firstIndex(where: { $0.start >= target }), inPage > 0 {
      return number(page.number * ShardFormat.symbolsPerPage + inPage)
    }
    let pages = first / ShardFormat.symbolsPerPage...(first + count - 1) / ShardFormat.symbolsPerPage
    let number = try reader.page(before: target, in: pages)
    try turn(to: number, reader)
    let inPage = page.symbols.firstIndex { $0.start >= target } ?? page.symbols.count
    return self.number(number * ShardFormat.symbolsPerPage + inPage)
  }

  /// Of a symbol of the shard, among those of the document.
  private func number(_ place: Int) -> Int { max(0, min(count, place - first)) }

  /// The symbol whose name holds the offset.
  mutating func symbol(at offset: Int) throws(ShardError) -> SymbolSpan? {
    let next = try first(from: offset + 1)
    guard let symbol = try symbol(next - 1), offset < Int(symbol.start) + Int(symbol.length) else { return nil }
    return symbol
  }

  mutating func spans() throws(ShardError) -> [SymbolSpan] {
    var spans: [SymbolSpan] = []
    spans.reserveCapacity(count)
    while let symbol = try symbol(spans.count) { spans.append(symbol) }
    return spans
  }
}
