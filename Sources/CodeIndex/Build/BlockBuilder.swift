import Bytes
import CScan

/// Cuts documents into blocks of whole lines, gathers which trigrams each holds,
/// and compresses groups of blocks.
struct BlockBuilder: ~Copyable {
  let trigrams: TrigramLog
  /// Compressed groups.
  private(set) var data: [UInt8] = []
  /// `ShardFormat.BlockRecord`s.
  private(set) var records = ByteWriter()
  /// `ShardFormat.GroupRecord`s.
  private(set) var groups = ByteWriter()
  /// `ShardFormat.PathBlockRecord`s.
  private(set) var pathRecords = ByteWriter()
  private(set) var groupCount: UInt32 = 0
  var blockCount: UInt32 { UInt32(clamping: trigrams.blockCount) }

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

  /// `textBytes`: of all documents and paths that will be added.
  init(textBytes: Int) {
    trigrams = TrigramLog(textBytes: textBytes)
    group.reserveCapacity(2 * ShardFormat.groupSize)
  }

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
    trigrams.closeBlock()
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
    trigrams.add(text)
    // Whoever ignores case finds `k` in the Kelvin sign and `s` in the long s: as if
    // the text were also written with the letter. The planner can then treat ASCII
    // letters as ASCII only.
    if let folded = UnicodeFolding.withASCIILetters(text) {
      folded.withUnsafeBytes { trigrams.add(ByteView($0)) }
    }
  }

  private mutating func closeBlock() {
    appendRecord()
    textStart &+= UInt32(clamping: blockLength)
    blockLength = 0
    trigrams.closeBlock()
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
}
