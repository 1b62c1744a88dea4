/// Cuts a stream into pieces that end with a separator byte, holding back what
/// is not complete yet.
struct LineSplitter {
  /// A piece longer than this means output that is not what it should be.
  static let longest = 1 << 20

  private let separator: UInt8
  /// Bytes kept of each piece; nil keeps all, and refuses more than `longest`.
  private let kept: Int?
  private var rest: [UInt8] = []

  struct TooLong: Error {}

  init(separator: UInt8, keeping kept: Int? = nil) {
    self.separator = separator
    self.kept = kept
  }

  /// Calls `body` for every complete piece, without its separator.
  mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    let searched = rest.count
    rest.append(contentsOf: bytes)
    var start = rest.startIndex
    while let end = rest[max(start, searched)...].firstIndex(of: separator) {
      try body(rest[start..<min(end, kept.map { start + $0 } ?? end)])
      start = end + 1
    }
    rest.removeFirst(start)
    guard rest.count > kept ?? Self.longest else { return }
    guard let kept else { throw TooLong() }
    rest.removeSubrange(kept...)
  }

  /// What stands behind the last separator.
  var remainder: ArraySlice<UInt8> { rest[...] }
}
