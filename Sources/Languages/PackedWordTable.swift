/// A word of up to 16 bytes as two numbers: comparing words is comparing numbers.
struct PackedWord: Equatable {
  static let maximumLength = 16

  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0

  /// Nil for an empty word and for one that is too long. `folding` takes ASCII
  /// capitals as small letters.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, folding: Bool) {
    guard end > start, end - start <= Self.maximumLength, start >= 0, end <= bytes.count else { return nil }
    for offset in start..<end {
      let byte = folding ? asciiLowercase(bytes[offset]) : bytes[offset]
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
  }

  init?(_ word: some StringProtocol, folding: Bool) {
    let bytes = Array(word.utf8)
    guard let packed = bytes.withUnsafeBufferPointer({ PackedWord($0, 0, $0.count, folding: folding) }) else {
      return nil
    }
    self = packed
  }

  @inline(__always)
  var hash: Int {
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}

/// A fixed table from short words to small numbers; a look-up is a few
/// comparisons of numbers. Words that are too long to pack are not in it.
struct PackedWordTable: Sendable {
  private var low: [UInt64]
  private var high: [UInt64]
  /// 0 marks a free slot, so the stored value is one more than the word's.
  private var values: [UInt16]
  private let mask: Int
  private let folding: Bool

  init(_ entries: [(word: String, value: UInt16)], folding: Bool = false) {
    var size = 16
    while size < entries.count * 3 { size *= 2 }
    low = [UInt64](repeating: 0, count: size)
    high = low
    values = [UInt16](repeating: 0, count: size)
    mask = size - 1
    self.folding = folding
    for entry in entries {
      guard let key = PackedWord(entry.word, folding: folding) else { continue }
      var slot = key.hash & mask
      while values[slot] != 0, low[slot] != key.low || high[slot] != key.high { slot = (slot + 1) & mask }
      // The first to claim a word keeps it.
      if values[slot] == 0 { (low[slot], high[slot], values[slot]) = (key.low, key.high, entry.value &+ 1) }
    }
  }

  @inline(__always)
  func value(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt16? {
    guard let key = PackedWord(bytes, start, end, folding: folding) else { return nil }
    return value(key)
  }

  func value(_ word: some StringProtocol) -> UInt16? { PackedWord(word, folding: folding).flatMap(value) }

  @inline(__always)
  private func value(_ key: PackedWord) -> UInt16? {
    var slot = key.hash & mask
    while values[slot] != 0 {
      if low[slot] == key.low, high[slot] == key.high { return values[slot] &- 1 }
      slot = (slot &+ 1) & mask
    }
    return nil
  }
}

@inline(__always)
func asciiLowercase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

@inline(__always)
func ascii(_ character: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: character.value) }
