import Bytes
import CScan

/// Writes for each trigram the blocks that hold it.
struct PostingsBuilder {
  private(set) var pages = ByteWriter()
  private(set) var keys = ByteWriter()
  private(set) var postings: [UInt8] = []
  private(set) var keyCount: UInt32 = 0

  private let blocks: Int
  private var previousKey: UInt32 = 0

  /// `pairs`: trigram in the upper half, block in the lower; sorted.
  init(pairs: [UInt64], blocks: Int) {
    self.blocks = blocks
    postings.reserveCapacity(pairs.count)
    pairs.withUnsafeBufferPointer { pairs in
      var start = 0
      while start < pairs.count {
        let key = UInt32(truncatingIfNeeded: pairs[start] >> 32)
        var end = start + 1
        while end < pairs.count, UInt32(truncatingIfNeeded: pairs[end] >> 32) == key { end += 1 }
        add(key, UnsafeBufferPointer(rebasing: pairs[start..<end]))
        start = end
      }
    }
  }

  private mutating func add(_ key: UInt32, _ pairs: UnsafeBufferPointer<UInt64>) {
    if keyCount % UInt32(ShardFormat.keysPerPage) == 0 {
      pages.append(key)
      pages.append(UInt32(clamping: keys.count))
      pages.append(UInt32(clamping: postings.count))
      previousKey = key
    }
    keyCount += 1
    let code = PostingCode(count: pairs.count, of: blocks)
    let start = postings.count
    postings.append(contentsOf: repeatElement(0, count: code.length(count: pairs.count, of: blocks)))
    postings.withUnsafeMutableBufferPointer { postings in
      guard let base = pairs.baseAddress, let target = postings.baseAddress else { return }
      switch code {
      case .everyBlock: break
      case .sparse(let width, let highs): scan_sparse_encode(base, pairs.count, width, highs, target + start)
      case .bitmap:
        for pair in pairs {
          let block = Int(UInt32(truncatingIfNeeded: pair))
          target[start + (block >> 3)] |= 1 << UInt8(truncatingIfNeeded: block & 7)
        }
      }
    }
    keys.appendVarint(key - previousKey)
    keys.appendVarint(UInt32(clamping: pairs.count))
    previousKey = key
  }
}
