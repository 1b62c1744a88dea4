import CZlib

/// The gzip format (RFC 1952), through zlib.
enum Gzip {
  /// Level 5 costs half of level 9 on our pages, for one percent more bytes.
  private static let level: Int32 = 5
  /// 15 bits of window, and 16 for a gzip header instead of zlib's.
  private static let windowBits: Int32 = 15 + 16

  /// - Returns: nil when zlib has no memory.
  static func compress(_ input: [UInt8]) -> [UInt8]? {
    guard let inputCount = UInt32(exactly: input.count) else { return nil }
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let capacity = Int(deflateBound(&stream, UInt(inputCount)))
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var input = input
      count = input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = inputCount
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(clamping: capacity)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
    return output.isEmpty ? nil : output
  }
}
