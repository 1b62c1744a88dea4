/// How the blocks of one trigram are written, which follows from how many there
/// are: as nothing when it is every block, else in the code of Elias and Fano
/// (`scan_sparse_encode`) or as a bitmap, whichever is shorter.
enum PostingCode: Equatable {
  case everyBlock
  case bitmap
  /// Its width, and how many bits stand before the lowest bits.
  case sparse(width: UInt32, highs: Int)

  /// - Parameters:
  ///   - count: blocks of the trigram, at least 1.
  ///   - blocks: blocks of the shard.
  init(count: Int, of blocks: Int) {
    guard count > 0, count < blocks else {
      self = .everyBlock
      return
    }
    let width = Int.bitWidth - 1 - (blocks / count).leadingZeroBitCount
    self = .sparse(width: UInt32(width), highs: count + (blocks - 1) >> width)
    if length(count: count, of: blocks) >= Self.bitmap.length(count: count, of: blocks) { self = .bitmap }
  }

  /// Bytes that it takes.
  func length(count: Int, of blocks: Int) -> Int {
    switch self {
    case .everyBlock: 0
    case .bitmap: (blocks + 7) / 8
    case .sparse(let width, let highs): (count * Int(width) + highs + 7) / 8
    }
  }
}
