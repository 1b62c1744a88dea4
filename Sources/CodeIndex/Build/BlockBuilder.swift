import Bytes
import CScan

/// Cuts documents into blocks of whole lines, gathers which trigrams each holds,
/// and compresses groups of blocks.
struct BlockBuilder: ~Copyable {
  /// Trigram and block of each posting, as `scan_sort_pairs` wants them; blocks ascend.
  private(set) var pairs: [UInt64] = []
  /// Compressed groups.
  private(set) var data: [UInt8] = []
  /// `ShardFormat.BlockRecord`s.
  private(set) var records = ByteWriter()
  /// `ShardFormat.GroupRecord`s.
  private(set) var groups = ByteWriter()
  /// `ShardFormat.PathBlockRecord`s.
  private(set) var pathRecords = ByteWriter()
  private(set) var groupCount: UInt32 = 0
  private(set) var blockCount: UInt32 = 0

  private let seen = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << 18)
  private var trigrams: [UInt32] = []
  private var trigramCount = 0
  private let compressor = BlockCompressor()
  /// Text of the group that is being filled.
  private var group: [UInt8] = []
  private var firstBlock: UInt32 = 0
  /// Bytes at the end of the group that make up the block that is being filled.
  private var blockLength = 0
  private var runs = [UInt8](repeating: 0, count: 8)
  private var textStart: UInt32 = 0
  private var firstDocument: UInt32 = 0
  private var firstLine: UInt32 = 0

  init() {
    seen.initialize(repeating: 0, count: 1 << 18)
    group.reserveCapacity(2 * ShardFormat.groupSize)
  }

  deinit { seen.deallocate() }

  /// Adds a document's text.
  /// - Returns: its number of lines.
  mutating func add(_ text: ByteView, document: UInt32) -> UInt32 {
    var start = 0
    var line: UInt32 = 0
    while start < text.count {
      if blockLength == 0 { (firstDocument, firstLine) = (document, line) }
      let room = ShardFormat.blockSize - blockLength
      let end = end(of: text, from: start, room: room)
      let segment = ByteView(base: text.base + start, count: end - start)
      take(segment)
      line &+= UInt32(clamping: scan_count(segment.base, segment.count, UInt8(ascii: "\n")))
      if blockLength >= ShardFormat.blockSize { closeBlock() }
      start = end
    }
    if let last = text[text.count - 1], last != UInt8(ascii: "\n") { line &+= 1 }
    return line
  }

  /// Closes the last block and group, and adds the records that mark the end.
  mutating func finish(documents: UInt32) {
    if blockLength > 0 { closeBlock() }
    if !group.isEmpty { closeGroup() }
    (firstDocument, firstLine) = (documents, 0)
    appendRecord()
    appendGroupRecord(dataStart: data.count, checksum: 0)
  }

  /// Adds the paths of some documents, each with a line feed, as one more block; its text is not stored here.
  mutating func addPaths(_ paths: ByteView, firstDocument: UInt32) {
    scan_runs(paths.base, paths.count, &runs)
    appendPathRecord(firstDocument: firstDocument)
    gather(paths)
    closeTrigrams()
  }

  /// Adds the record that marks the end of the path blocks.
  mutating func finishPaths(documents: UInt32) { appendPathRecord(firstDocument: documents) }

  /// A block takes whole lines: the first line's end at which it is full.
  private func end(of text: ByteView, from start: Int, room: Int) -> Int {
    guard text.count - start > room else { return text.count }
    return min(text.count, scan_byte(text.base, text.count, start + room - 1, UInt8(ascii: "\n")) + 1)
  }

  private mutating func take(_ segment: ByteView) {
    group.append(contentsOf: segment.buffer)
    blockLength += segment.count
    scan_runs(segment.base, segment.count, &runs)
    gather(segment)
  }

  private mutating func gather(_ text: ByteView) {
    addTrigrams(of: text)
    // Whoever ignores case finds `k` in the Kelvin sign and `s` in the long s: as if
    // the text were also written with the letter. The planner can then treat ASCII
    // letters as ASCII only.
    if let folded = UnicodeFolding.withASCIILetters(text) {
      folded.withUnsafeBytes { addTrigrams(of: ByteView($0)) }
    }
  }

  private mutating func addTrigrams(of text: ByteView) {
    let needed = trigramCount + text.count + 1
    if trigrams.count < needed {
      trigrams.append(contentsOf: repeatElement(0, count: max(needed - trigrams.count, trigrams.count)))
    }
    let count = trigramCount
    trigramCount += trigrams.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { scan_trigrams(text.base, text.count, seen, $0 + count) } ?? 0
    }
  }

  private mutating func closeBlock() {
    appendRecord()
    textStart &+= UInt32(clamping: blockLength)
    blockLength = 0
    closeTrigrams()
    if group.count >= ShardFormat.groupSize { closeGroup() }
  }

  private mutating func closeGroup() {
    let start = data.count
    group.withUnsafeBytes { compressor.append(ByteView($0), to: &data) }
    let checksum = data.withUnsafeBytes { Checksum.of(ByteView(UnsafeRawBufferPointer(rebasing: $0[start...]))) }
    appendGroupRecord(dataStart: start, checksum: UInt32(truncatingIfNeeded: checksum))
    groupCount &+= 1
    firstBlock = blockCount
    group.removeAll(keepingCapacity: true)
  }

  private mutating func appendRecord() {
    records.append(textStart)
    records.append(firstDocument)
    records.append(firstLine)
    records.append(groupCount)
    records.append(runs)
    forgetRuns()
  }

  private mutating func appendGroupRecord(dataStart: Int, checksum: UInt32) {
    groups.append(firstBlock)
    groups.append(UInt32(clamping: dataStart))
    groups.append(checksum)
  }

  private mutating func appendPathRecord(firstDocument: UInt32) {
    pathRecords.append(firstDocument)
    pathRecords.append(runs)
    forgetRuns()
  }

  private mutating func forgetRuns() {
    for index in runs.indices { runs[index] = 0 }
  }

  private mutating func closeTrigrams() {
    let number = UInt64(blockCount)
    let count = trigramCount
    trigrams.withUnsafeBufferPointer { trigrams in
      for index in 0..<count { pairs.append(UInt64(trigrams[index]) << 32 | number) }
      if let base = trigrams.baseAddress { scan_trigrams_forget(base, count, seen) }
    }
    trigramCount = 0
    blockCount += 1
  }

  /// The pairs, sorted by trigram; they are gone from here.
  mutating func takeSortedPairs() -> [UInt64] {
    var sorted: [UInt64] = []
    swap(&sorted, &pairs)
    let scratch = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, sorted.count))
    defer { scratch.deallocate() }
    let count = sorted.count
    sorted.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { scan_sort_pairs(base, scratch, count) }
    }
    return sorted
  }
}
