/// A fixed set of words of 1 to 31 bytes, each standing for a small number; the
/// scanners' keyword tables. A look-up compares no strings: the first and the
/// last 8 bytes and the length identify a word of up to 16 bytes completely;
/// of a longer one, the two middle reads are folded into them.
struct WordTable: Sendable {
  /// The word lengths by first byte are the bits of 32-bit numbers.
  private static let maximumLength = 31

  private let heads: [UInt64]
  private let tails: [UInt64]
  private let lengths: [UInt8]
  private let tokens: [UInt8]
  /// By first byte: bit n is set if some word of n bytes starts with it.
  private let lengthsByFirstByte: [UInt32]
  private let mask: Int

  /// - Parameter words: word by word its token, which is not 0.
  init(_ words: [(words: String, token: UInt8)]) {
    let entries = words.flatMap { entry in
      entry.words.split(separator: " ").map { (Array($0.utf8), entry.token) }
    }
    var size = 64
    while size < entries.count * 4 { size *= 2 }
    var heads = [UInt64](repeating: 0, count: size)
    var tails = heads
    var lengths = [UInt8](repeating: 0, count: size)
    var tokens = lengths
    var lengthsByFirstByte = [UInt32](repeating: 0, count: 256)
    for (word, token) in entries {
      precondition(
        (1...Self.maximumLength).contains(word.count) && token != 0, "A keyword has 1 to 31 bytes and a token")
      let (head, tail) = word.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { Self.edges($0, word.count) } ?? (0, 0)
      }
      var slot = Self.slot(head, tail, word.count, size - 1)
      while lengths[slot] != 0 { slot = (slot + 1) & (size - 1) }
      (heads[slot], tails[slot], lengths[slot], tokens[slot]) = (head, tail, UInt8(word.count), token)
      lengthsByFirstByte[Int(word[0])] |= 1 << UInt32(word.count)
    }
    self.heads = heads
    self.tails = tails
    self.lengths = lengths
    self.tokens = tokens
    self.lengthsByFirstByte = lengthsByFirstByte
    mask = size - 1
  }

  /// The token of the word of `length` bytes, at least 1, at `word`; 0 for one
  /// that is not in the table.
  @inline(__always)
  func token(_ word: UnsafePointer<UInt8>, _ length: Int) -> UInt8 {
    guard length <= Self.maximumLength,
      (lengthsByFirstByte[Int(word[0])] >> UInt32(truncatingIfNeeded: length)) & 1 != 0
    else {
      return 0
    }
    let (head, tail) = Self.edges(word, length)
    var slot = Self.slot(head, tail, length, mask)
    while lengths[slot] != 0 {
      if heads[slot] == head && tails[slot] == tail && Int(lengths[slot]) == length { return tokens[slot] }
      slot = (slot &+ 1) & mask
    }
    return 0
  }

  /// The first and the last 8 bytes.
  @inline(__always)
  private static func edges(_ word: UnsafePointer<UInt8>, _ length: Int) -> (head: UInt64, tail: UInt64) {
    if length >= 8 {
      let raw = UnsafeRawPointer(word)
      var head = raw.loadUnaligned(as: UInt64.self)
      var tail = raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
      if length > 16 {
        head ^= raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self) &* 3
        tail ^= raw.loadUnaligned(fromByteOffset: length - 16, as: UInt64.self) &* 5
      }
      return (head, tail)
    }
    var head: UInt64 = 0
    for index in 0..<length { head = head << 8 | UInt64(word[index]) }
    return (head, 0)
  }

  @inline(__always)
  private static func slot(_ head: UInt64, _ tail: UInt64, _ length: Int, _ mask: Int) -> Int {
    let mixed = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: length)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40) & mask
  }
}
