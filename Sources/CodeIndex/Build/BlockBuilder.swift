import Bytes
import CScan

/// Cuts documents into blocks of whole lines, gathers which trigrams each holds,
/// and compresses them.
struct BlockBuilder: ~Copyable {
  let trigrams: TrigramLog
  /// Compressed blocks.
  private(set) var data: [UInt8] = []
  /// `ShardFormat.BlockRecord`s.
  private(set) var records = ByteWriter()
  /// `ShardFormat.PathBlockRecord`s.
  private(set) var pathRecords = ByteWriter()
  var blockCount: UInt32 { UInt32(clamping: trigrams.blockCount) }

  private let compressor: BlockCompressor
  /// Text of the block that is being filled.
  private var block: [UInt8] = []
  private var runs = [UInt8](repeating: 0, count: 8)
  private var textStart: UInt32 = 0
  private var firstDocument: UInt32 = 0
  private var firstLine: UInt32 = 0

  /// `textBytes`: of all documents and paths that will be added. `dictionary`: that the blocks are compressed with.
  init(textBytes: Int, dictionary: [UInt8]) {
    trigrams = TrigramLog(textBytes: textBytes)
    compressor = BlockCompressor(dictionary: dictionary)
    block.reserveCapacity(2 * ShardFormat.blockSize)
  }

  /// Adds a document's text.
  /// - Returns: its number of lines.
  mutating func add(_ text: ByteView, document: UInt32) -> UInt32 {
    var start = 0
    var line: UInt32 = 0
    while start < text.count {
      if block.isEmpty { (firstDocument, firstLine) = (document, line) }
      let room = ShardFormat.blockSize - block.count
      let end = end(of: text, from: start, room: room)
      let segment = ByteView(base: text.base + start, count: end - start)
      take(segment)
      line &+= UInt32(clamping: scan_count(segment.base, segment.count, UInt8(ascii: "\n")))
      if block.count >= ShardFormat.blockSize { closeBlock() }
      start = end
    }
    if let last = text[text.count - 1], last != UInt8(ascii: "\n") { line &+= 1 }
    return line
  }

  /// Closes the last block, and adds the record that marks the end.
  mutating func finish(documents: UInt32) {
    if !block.isEmpty { closeBlock() }
    (firstDocument, firstLine) = (documents, 0)
    appendRecord(dataStart: data.count, checksum: 0)
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
    block.append(contentsOf: segment.buffer)
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
    let start = data.count
    block.withUnsafeBytes { compressor.append(ByteView($0), to: &data) }
    let checksum = data.withUnsafeBytes { Checksum.of(ByteView(UnsafeRawBufferPointer(rebasing: $0[start...]))) }
    appendRecord(dataStart: start, checksum: UInt32(truncatingIfNeeded: checksum))
    textStart &+= UInt32(clamping: block.count)
    block.removeAll(keepingCapacity: true)
    trigrams.closeBlock()
  }

  private mutating func appendRecord(dataStart: Int, checksum: UInt32) {
    records.append(textStart)
    records.append(firstDocument)
    records.append(firstLine)
    records.append(UInt32(clamping: dataStart))
    records.append(checksum)
    records.append(runs)
    forgetRuns()
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
