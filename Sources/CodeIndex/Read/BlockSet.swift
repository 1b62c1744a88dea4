import Bytes
import CScan

/// Some of the blocks, or of the documents, of one shard.
struct BlockSet {
  private(set) var words: [UInt64]
  /// Numbers lie below this.
  let capacity: Int

  init(capacity: Int, full: Bool = false) {
    self.capacity = capacity
    words = [UInt64](repeating: full ? .max : 0, count: (capacity + 63) / 64)
    if full { clearTail() }
  }

  /// Numbers at or above the capacity are ignored.
  init(_ numbers: [UInt32], capacity: Int) {
    self.init(capacity: capacity)
    for number in numbers { insert(Int(number)) }
  }

  private mutating func clearTail() {
    if capacity & 63 != 0, let last = words.indices.last { words[last] &= (1 << UInt64(capacity & 63)) - 1 }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  var count: Int { words.withUnsafeBufferPointer { scan_ones($0.baseAddress, $0.count) } }

  func contains(_ number: Int) -> Bool {
    number >= 0 && number < capacity && words[number >> 6] >> UInt64(number & 63) & 1 != 0
  }

  /// Numbers at or above the capacity are ignored: they come from a damaged file.
  mutating func insert(_ number: Int) {
    guard number >= 0, number < capacity else { return }
    words[number >> 6] |= 1 << UInt64(number & 63)
  }

  mutating func insert(_ range: Range<Int>) {
    for number in range { insert(number) }
  }

  mutating func remove(_ number: Int) {
    guard number >= 0, number < capacity else { return }
    words[number >> 6] &= ~(1 << UInt64(number & 63))
  }

  mutating func formUnion(_ other: BlockSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: BlockSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func invert() {
    for index in words.indices { words[index] = ~words[index] }
    clearTail()
  }

  /// The smallest number at or above `from`.
  func next(from: Int) -> Int? {
    guard from < capacity else { return nil }
    var index = from >> 6
    var word = words[index] & (.max << UInt64(from & 63))
    while word == 0 {
      index += 1
      guard index < words.count else { return nil }
      word = words[index]
    }
    return (index << 6) + word.trailingZeroBitCount
  }

  func forEach(_ body: (Int) throws -> Void) rethrows {
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        try body((index << 6) + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
  }

  /// Joins numbers that `scan_sparse_encode` wrote.
  mutating func formUnion(sparse: ByteView, width: UInt32, highs: Int) {
    words.withUnsafeMutableBufferPointer {
      scan_sparse_mark(sparse.base, sparse.count, width, highs, nil, $0.baseAddress, capacity)
    }
  }

  mutating func formIntersection(sparse: ByteView, width: UInt32, highs: Int) {
    var kept = BlockSet(capacity: capacity)
    words.withUnsafeBufferPointer { within in
      kept.words.withUnsafeMutableBufferPointer {
        scan_sparse_mark(sparse.base, sparse.count, width, highs, within.baseAddress, $0.baseAddress, capacity)
      }
    }
    self = kept
  }

  /// Joins a stored bitmap, lowest bit of the first byte first.
  mutating func formUnion(bitmap: UnsafeRawBufferPointer) { combine(bitmap) { $0 |= $1 } }

  mutating func formIntersection(bitmap: UnsafeRawBufferPointer) { combine(bitmap) { $0 &= $1 } }

  @inline(__always)
  private mutating func combine(_ bitmap: UnsafeRawBufferPointer, _ operation: (inout UInt64, UInt64) -> Void) {
    for index in words.indices {
      let start = index * 8
      if start + 8 <= bitmap.count {
        operation(&words[index], UInt64(littleEndian: bitmap.loadUnaligned(fromByteOffset: start, as: UInt64.self)))
      } else {
        var word: UInt64 = 0
        for offset in start..<max(start, bitmap.count) {
          word |= UInt64(bitmap[offset]) << UInt64(8 * (offset - start))
        }
        operation(&words[index], word)
      }
    }
    clearTail()
  }
}
