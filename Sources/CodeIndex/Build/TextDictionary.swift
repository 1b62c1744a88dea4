import Bytes

/// Finds what many blocks of a shard have in common: the dictionary that they are compressed with. The way is that of
/// zstd's fast COVER trainer (https://github.com/facebook/zstd/blob/dev/lib/dictBuilder/fastcover.c): in each part of a
/// sample the segment whose pieces stand in most blocks, each piece paid for once.
struct TextDictionary {
  /// Bytes of text for a byte of dictionary, at least.
  private static let textPerByte = 64
  /// Bytes of sample for a byte of dictionary.
  private static let samplePerByte = 64
  /// Bytes of a sampled block, of a segment, and of a piece that is counted.
  private static let blockLength = 4 << 10
  private static let segmentLength = 192
  private static let pieceLength = 8
  /// Pieces are told apart by so many bits of their hash.
  private static let hashBits = 19

  /// The dictionary of some documents, the same for the same ones; empty for little text.
  static func of(_ documents: [ShardDocument]) -> [UInt8] {
    let text = documents.reduce(0) { $0 + $1.content.count }
    let length = min(BlockCompressor.longestDictionary, text / textPerByte)
    guard length >= 4 * segmentLength else { return [] }
    var trainer = TextDictionary(sample(documents, of: text, atMost: samplePerByte * length))
    return trainer.dictionary(length)
  }

  /// Blocks evenly taken from all text.
  private static func sample(_ documents: [ShardDocument], of text: Int, atMost length: Int) -> [UInt8] {
    var sample: [UInt8] = []
    sample.reserveCapacity(length)
    let stride = max(blockLength, text / max(1, length / blockLength))
    // Where the document, and the next block, begin in all text.
    var start = 0
    var next = 0
    for document in documents {
      while next < start + document.content.count {
        let end = min(document.content.count, next - start + blockLength)
        sample += document.content[next - start..<end]
        next += stride
      }
      start += document.content.count
    }
    return sample
  }

  private let sample: [UInt8]
  /// In how many blocks of the sample the pieces of a hash stand, less those that the dictionary has.
  private var frequencies = [UInt32](repeating: 0, count: 1 << hashBits)
  /// How often pieces of a hash stand in the window at hand.
  private var inWindow = [UInt16](repeating: 0, count: 1 << hashBits)

  private init(_ sample: [UInt8]) {
    self.sample = sample
    var lastBlock = [UInt32](repeating: .max, count: 1 << Self.hashBits)
    for place in 0..<max(0, sample.count - Self.pieceLength + 1) {
      let hash = hash(at: place)
      let block = UInt32(truncatingIfNeeded: place / Self.blockLength)
      if lastBlock[hash] != block {
        lastBlock[hash] = block
        frequencies[hash] += 1
      }
    }
  }

  private func hash(at place: Int) -> Int {
    let piece = sample.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    return Int((UInt64(littleEndian: piece) &* 0x9E37_79B1_85EB_CA87) >> UInt64(64 - Self.hashBits))
  }

  private mutating func dictionary(_ length: Int) -> [UInt8] {
    var dictionary: [UInt8] = []
    dictionary.reserveCapacity(length)
    let parts = max(1, length / Self.segmentLength)
    let part = max(1, sample.count / parts)
    for number in 0..<parts where dictionary.count < length {
      let start = number * part
      let segment = best(in: start..<min(sample.count, start + part))
      dictionary += sample[segment.prefix(length - dictionary.count)]
      for place in segment.dropLast(Self.pieceLength - 1) { frequencies[hash(at: place)] = 0 }
    }
    return dictionary
  }

  /// The segment of a part of the sample whose pieces, each counted once, are most frequent.
  private mutating func best(in part: Range<Int>) -> Range<Int> {
    let pieces = Self.segmentLength - Self.pieceLength + 1
    let end = part.upperBound - Self.pieceLength + 1
    var (score, bestScore, best) = (0, 0, part.lowerBound..<part.lowerBound)
    var first = part.lowerBound
    for place in part.lowerBound..<max(part.lowerBound, end) {
      let hash = hash(at: place)
      if inWindow[hash] == 0 { score += Int(frequencies[hash]) }
      inWindow[hash] += 1
      if place - first == pieces { score -= leave(&first) }
      if score > bestScore { (bestScore, best) = (score, first..<place + Self.pieceLength) }
    }
    while first < end { score -= leave(&first) }
    return best
  }

  /// Takes the first piece out of the window: what the window loses by it.
  private mutating func leave(_ first: inout Int) -> Int {
    let hash = hash(at: first)
    first += 1
    inWindow[hash] -= 1
    return inWindow[hash] == 0 ? Int(frequencies[hash]) : 0
  }
}
