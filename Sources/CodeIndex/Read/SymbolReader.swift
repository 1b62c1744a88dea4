import Bytes
import SearchModel

/// Reads the pages of symbols that `SymbolWriter` wrote.
final class SymbolReader: Sendable {
  struct Symbol {
    /// Offset of the name in the shard's text.
    var start: Int
    var length: UInt16
    var kind: SymbolKind
    var depth: UInt8
  }

  /// `ShardFormat.SymbolPage`s.
  private let pages: PagedSection
  private let bytes: PagedSection
  let count: Int

  init(pages: PagedSection, bytes: PagedSection, count: Int) {
    self.pages = pages
    self.bytes = bytes
    self.count = count
  }

  static func pages(of symbols: Int) -> Int {
    (symbols + ShardFormat.symbolsPerPage - 1) / ShardFormat.symbolsPerPage
  }

  /// The last page whose first symbol begins before an offset of the shard's text, else the first.
  func page(before offset: Int, in numbers: ClosedRange<Int>) throws(ShardError) -> Int {
    var low = numbers.lowerBound
    var high = numbers.upperBound + 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if try entry(middle, ShardFormat.SymbolPage.firstStart) < offset { low = middle } else { high = middle }
    }
    return low
  }

  private func entry(_ page: Int, _ field: Int) throws(ShardError) -> Int {
    guard let value = try pages.part(at: page * ShardFormat.SymbolPage.size + field, count: 4).uint32(at: 0) else {
      throw .contradiction(ShardFormat.Section.symbolPages.name)
    }
    return Int(value)
  }

  /// Replaces the symbols by those of a page.
  func read(_ page: Int, into symbols: inout [Symbol]) throws(ShardError) {
    symbols.removeAll(keepingCapacity: true)
    let start = try entry(page, ShardFormat.SymbolPage.symbolsStart)
    let isLast = page + 1 >= Self.pages(of: count)
    let end = isLast ? bytes.count : try entry(page + 1, ShardFormat.SymbolPage.symbolsStart)
    var reader = VarintReader(try bytes.part(at: start, count: end - start))
    var place = try entry(page, ShardFormat.SymbolPage.firstStart)
    for _ in 0..<min(ShardFormat.symbolsPerPage, count - page * ShardFormat.symbolsPerPage) {
      guard let distance = reader.next(), let length = reader.next().flatMap(UInt16.init(exactly:)),
        let traits = reader.next()
      else { throw .contradiction(ShardFormat.Section.symbols.name) }
      place += Int(distance)
      let kind = UInt8(truncatingIfNeeded: traits & (1 << ShardFormat.symbolKindBits - 1))
      symbols.append(
        Symbol(
          start: place, length: length, kind: SymbolKind(rawValue: kind) ?? .other,
          depth: UInt8(truncatingIfNeeded: traits >> ShardFormat.symbolKindBits)))
    }
  }
}
