/// How the blocks of one trigram are written, which follows from how many there
/// are: as nothing when it is every block, else in the code of Elias and Fano
/// (`scan_sparse_encode`) or as a bitmap, whichever is shorter.
enum PostingCode: Equatable {
  case everyBlock
  case bitmap
  /// Its width.
  case sparse(UInt32)

  /// - Parameters:
  ///   - count: blocks of the trigram, at least 1.
  ///   - blocks: blocks of the shard.
  init(count: Int, of blocks: Int) {
    guard count > 0, count < blocks else {
      self = .everyBlock
      return
    }
    let width = Int.bitWidth - 1 - (blocks / count).leadingZeroBitCount
    let isShort = Self.length(count, of: blocks, width: width) < Self.bitmapLength(blocks)
    self = isShort ? .sparse(UInt32(width)) : .bitmap
  }

  /// Bytes that it takes.
  func length(count: Int, of blocks: Int) -> Int {
    switch self {
    case .everyBlock: 0
    case .bitmap: Self.bitmapLength(blocks)
    case .sparse(let width): Self.length(count, of: blocks, width: Int(width))
    }
  }

  private static func bitmapLength(_ blocks: Int) -> Int { (blocks + 7) / 8 }

  private static func length(_ count: Int, of blocks: Int, width: Int) -> Int {
    (count * width + 7) / 8 + (count + (blocks - 1) >> width + 7) / 8
  }
}
