import Bytes
import CScan

/// The trigrams of all blocks, one block after the other, each once a block.
final class TrigramLog {
  /// Trigrams of the block at hand, a bit each.
  private let seen = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << 18)
  private var trigrams: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  private var count = 0
  /// Where the trigrams of each block end.
  private var ends: [Int] = []

  /// `textBytes`: of all blocks. Source code needs room for a sixth of it; what is not touched costs nothing.
  init(textBytes: Int) {
    capacity = textBytes / 4 + (16 << 10)
    trigrams = .allocate(capacity: capacity)
    seen.initialize(repeating: 0, count: 1 << 18)
  }

  deinit {
    seen.deallocate()
    trigrams.deallocate()
  }

  var blockCount: Int { ends.count }

  /// Adds trigrams of the block at hand.
  func add(_ text: ByteView) {
    reserve(text.count + 1)
    count += scan_trigrams(text.base, text.count, seen, trigrams + count)
  }

  func closeBlock() {
    let start = ends.last ?? 0
    scan_trigrams_forget(trigrams + start, count - start, seen)
    ends.append(count)
  }

  private func reserve(_ room: Int) {
    guard capacity - count < room else { return }
    capacity = max(count + room, capacity / 2 * 3)
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    larger.update(from: trigrams, count: count)
    trigrams.deallocate()
    trigrams = larger
  }

  /// Calls with each trigram, ascending, and its blocks, ascending. The log is used up.
  func forEach(_ body: (UInt32, UnsafeBufferPointer<UInt32>) -> Void) {
    let buckets = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, count))
    defer { buckets.deallocate() }
    var places = [Int](repeating: 0, count: Int(SCAN_BUCKETS) + 1)
    scan_bucket_postings(trigrams, ends, ends.count, buckets, &places)
    for number in 0..<Int(SCAN_BUCKETS) where places[number] < places[number + 1] {
      let lows = buckets + places[number]
      let blocks = trigrams + places[number]
      let total = places[number + 1] - places[number]
      scan_sort_bucket(lows, total, blocks)
      var start = 0
      while start < total {
        let low = lows[start]
        var end = start + 1
        while end < total, lows[end] == low { end += 1 }
        body(UInt32(number << 12) | low, UnsafeBufferPointer(start: blocks + start, count: end - start))
        start = end
      }
    }
  }
}
