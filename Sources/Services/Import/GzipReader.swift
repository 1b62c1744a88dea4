import CZlib

/// Inflates gzip (RFC 1952) a piece at a time; members may follow one another.
struct GzipReader: ~Copyable {
  /// Why the rest cannot be read; a clause without a full stop.
  struct Failure: Error {
    var cause: String
  }

  static let magic: [UInt8] = [0x1F, 0x8B]
  /// 15 bits of window, and 16 for a gzip header instead of zlib's.
  private static let windowBits: Int32 = 15 + 16
  private static let pieceSize = 1 << 18

  /// On the heap: zlib keeps the address of the stream that it was given first.
  private let stream: UnsafeMutablePointer<z_stream>
  private var piece = [UInt8](repeating: 0, count: pieceSize)
  /// Whether the last member is whole.
  private var isAtEnd = false

  init() throws(Failure) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      stream.deallocate()
      throw Failure(cause: "there is no memory left to unpack it")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Gives `body` what the next bytes hold, in pieces of bounded size.
  mutating func read(_ bytes: [UInt8], _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var bytes = bytes
    let total = bytes.count
    var used = 0
    while used < total {
      if isAtEnd {
        // Zeros after the last member are padding.
        guard bytes[used] != 0 else {
          used += 1
          continue
        }
        inflateReset(stream)
        isAtEnd = false
      }
      var isPieceFull = true
      while isPieceFull, !isAtEnd {
        let (status, taken, made) = inflatePiece(&bytes, from: used)
        used += taken
        isPieceFull = made == Self.pieceSize
        try body(piece[..<made])
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isAtEnd = true
        default: throw Failure(cause: stream.pointee.msg.map { String(cString: $0) } ?? "it is not valid gzip")
        }
      }
    }
  }

  /// - Throws: when the data ended within a member.
  func finish() throws(Failure) {
    guard isAtEnd else { throw Failure(cause: "the compressed data ends too early") }
  }

  private mutating func inflatePiece(
    _ bytes: inout [UInt8], from start: Int
  ) -> (status: Int32, taken: Int, made: Int) {
    let stream = stream
    return bytes.withUnsafeMutableBufferPointer { input in
      piece.withUnsafeMutableBufferPointer { output in
        let available = UInt32(clamping: input.count - start)
        stream.pointee.next_in = input.baseAddress.map { $0 + start }
        stream.pointee.avail_in = available
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(clamping: output.count)
        let status = inflate(stream, Z_NO_FLUSH)
        return (status, Int(available - stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out))
      }
    }
  }
}
