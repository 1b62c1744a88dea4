import Bytes

/// Writes for each trigram the blocks that hold it: as differences, or as a
/// bitmap where that is shorter.
struct PostingsBuilder {
  private(set) var pages = ByteWriter()
  private(set) var keys = ByteWriter()
  private(set) var postings: [UInt8] = []
  private(set) var keyCount: UInt32 = 0

  private let blocks: Int
  private let bitmapLength: Int
  private var previousKey: UInt32 = 0

  /// `pairs`: trigram in the upper half, block in the lower; sorted.
  init(pairs: [UInt64], blocks: Int) {
    self.blocks = blocks
    bitmapLength = (blocks + 7) / 8
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
    let start = postings.count
    var isBitmap = true
    if pairs.count < blocks {
      isBitmap = !appendDifferences(pairs)
      if isBitmap { appendBitmap(pairs) }
    }
    keys.appendVarint(key - previousKey)
    keys.appendVarint(UInt32(postings.count - start) << 1 | (isBitmap ? 1 : 0))
    previousKey = key
  }

  /// Gives up, and leaves nothing, when a bitmap is at most as long.
  private mutating func appendDifferences(_ pairs: UnsafeBufferPointer<UInt64>) -> Bool {
    guard pairs.count < bitmapLength else { return false }
    let start = postings.count
    var previous: UInt32 = 0
    for pair in pairs {
      let block = UInt32(truncatingIfNeeded: pair)
      var rest = block &- previous
      previous = block
      while rest >= 0x80 {
        postings.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      postings.append(UInt8(truncatingIfNeeded: rest))
    }
    guard postings.count - start < bitmapLength else {
      postings.removeLast(postings.count - start)
      return false
    }
    return true
  }

  private mutating func appendBitmap(_ pairs: UnsafeBufferPointer<UInt64>) {
    let start = postings.count
    postings.append(contentsOf: repeatElement(0, count: bitmapLength))
    for pair in pairs {
      let block = Int(UInt32(truncatingIfNeeded: pair))
      postings[start + (block >> 3)] |= 1 << UInt8(truncatingIfNeeded: block & 7)
    }
  }
}
