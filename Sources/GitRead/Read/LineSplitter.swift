/// Cuts a stream into pieces that end with a separator byte, holding back what
/// is not complete yet.
struct LineSplitter {
  /// A piece longer than this means output that is not what it should be.
  static let longest = 1 << 20

  private let separator: UInt8
  private var rest: [UInt8] = []

  struct TooLong: Error {}

  init(separator: UInt8) { self.separator = separator }

  /// Calls `body` for every complete piece, without its separator.
  mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    rest.append(contentsOf: bytes)
    var start = rest.startIndex
    while let end = rest[start...].firstIndex(of: separator) {
      try body(rest[start..<end])
      start = end + 1
    }
    rest.removeFirst(start)
    if rest.count > Self.longest { throw TooLong() }
  }

  /// What stands behind the last separator.
  var remainder: ArraySlice<UInt8> { rest[...] }
}
