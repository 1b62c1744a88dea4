import Bytes
import SearchModel

/// Writes the symbols of a shard, each by its distance from the one before.
struct SymbolWriter {
  /// `ShardFormat.SymbolPage`s.
  private(set) var pages = ByteWriter()
  private(set) var bytes = ByteWriter()
  private(set) var count: UInt32 = 0
  /// Where the last symbol begins in the shard's text.
  private var last: UInt32 = 0

  /// Symbols come in the order of their places in the shard's text, in which their document begins at `documentStart`.
  mutating func append(_ span: SymbolSpan, documentStart: UInt32) {
    let start = documentStart &+ span.start
    if count % UInt32(ShardFormat.symbolsPerPage) == 0 {
      pages.append(start)
      pages.append(UInt32(clamping: bytes.count))
      last = start
    }
    bytes.appendVarint(start &- last)
    bytes.appendVarint(UInt32(span.length))
    bytes.appendVarint(UInt32(span.depth) << ShardFormat.symbolKindBits | UInt32(span.kind.rawValue))
    last = start
    count &+= 1
  }
}
