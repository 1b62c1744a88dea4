import Bytes
import CScan

/// Writes for each trigram the blocks that hold it.
struct PostingsBuilder {
  private(set) var pages = ByteWriter()
  private(set) var keys = ByteWriter()
  private(set) var postings: [UInt8] = []
  private(set) var keyCount: UInt32 = 0

  /// What more than three of five blocks hold tells few of them apart, and is written as if all held it.
  private static let (mostHeld, ofBlocks) = (3, 5)

  private let blocks: Int
  private var previousKey: UInt32 = 0

  init(_ trigrams: TrigramLog) {
    blocks = trigrams.blockCount
    trigrams.forEach { add($0, $1) }
  }

  private mutating func add(_ key: UInt32, _ list: UnsafeBufferPointer<UInt32>) {
    if keyCount % UInt32(ShardFormat.keysPerPage) == 0 {
      pages.append(key)
      pages.append(UInt32(clamping: keys.count))
      pages.append(UInt32(clamping: postings.count))
      previousKey = key
    }
    keyCount += 1
    let count = list.count * Self.ofBlocks > blocks * Self.mostHeld ? blocks : list.count
    let code = PostingCode(count: count, of: blocks)
    let start = postings.count
    postings.append(contentsOf: repeatElement(0, count: code.length(count: count, of: blocks)))
    postings.withUnsafeMutableBufferPointer { postings in
      guard let base = list.baseAddress, let target = postings.baseAddress else { return }
      switch code {
      case .everyBlock: break
      case .sparse(let width, let highs): scan_sparse_encode(base, list.count, width, highs, target + start)
      case .bitmap:
        for block in list { target[start + Int(block >> 3)] |= 1 << UInt8(truncatingIfNeeded: block & 7) }
      }
    }
    keys.appendVarint(key - previousKey)
    keys.appendVarint(UInt32(clamping: count))
    previousKey = key
  }
}
