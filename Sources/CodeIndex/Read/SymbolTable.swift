import Bytes
import SearchModel

/// The symbols of one document, in the order of their places.
struct SymbolTable {
  static let empty = SymbolTable(records: .empty)

  /// `ShardFormat.SymbolRecord`s.
  let records: ByteView

  var count: Int { records.count / ShardFormat.SymbolRecord.size }

  subscript(number: Int) -> SymbolSpan? {
    typealias Field = ShardFormat.SymbolRecord
    let base = number * Field.size
    guard let start = records.uint32(at: base + Field.start), let length = records.uint16(at: base + Field.length),
      let kind = records[base + Field.kind], let depth = records[base + Field.depth]
    else { return nil }
    return SymbolSpan(start: start, length: length, kind: SymbolKind(rawValue: kind) ?? .other, depth: depth)
  }

  /// Number of the first symbol that begins at or after an offset of the document's text.
  func first(from offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let start = records.uint32(at: middle * ShardFormat.SymbolRecord.size + ShardFormat.SymbolRecord.start)
      if Int(start ?? .max) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The symbol whose name holds the offset.
  func symbol(at offset: Int) -> SymbolSpan? {
    let next = first(from: offset + 1)
    guard next > 0, let symbol = self[next - 1], offset < Int(symbol.start) + Int(symbol.length) else { return nil }
    return symbol
  }

  var spans: [SymbolSpan] { (0..<count).compactMap { self[$0] } }
}
