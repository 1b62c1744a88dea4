internal import CLz4

/// Compresses blocks of text with LZ4, slowly and well (its level 3), because
/// they are written once; reading runs at several gigabytes a second.
package final class BlockCompressor {
  private static let level: Int32 = 3
  private let state: UnsafeMutableRawPointer
  private var output: [UInt8] = []

  package init() { state = .allocate(byteCount: Int(LZ4_sizeofStateHC()), alignment: 16) }

  deinit { state.deallocate() }

  /// Appends the block, as it is when it cannot be made smaller: then its stored
  /// length is its length.
  package func append(_ block: ByteView, to data: inout [UInt8]) {
    let room = block.count <= Int(LZ4_MAX_INPUT_SIZE) ? Int(LZ4_compressBound(Int32(block.count))) : 0
    if output.count < room { output = [UInt8](repeating: 0, count: room) }
    let length =
      room == 0
      ? 0
      : output.withUnsafeMutableBytes { output in
        Int(
          LZ4_compress_HC_extStateHC(
            state, UnsafeRawPointer(block.base).assumingMemoryBound(to: CChar.self),
            output.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(block.count), Int32(room), Self.level))
      }
    if length > 0, length < block.count {
      data.append(contentsOf: output[..<length])
    } else {
      data.append(contentsOf: block.buffer)
    }
  }
}

package enum BlockDecoder {
  /// Fills `output` with the beginning of a block; false when the stored bytes are no such block.
  ///
  /// `length`: of the whole block, at least that of `output`.
  package static func decode(
    _ stored: ByteView, of length: Int, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    guard let target = output.baseAddress, let count = Int32(exactly: output.count) else { return output.isEmpty }
    if stored.count == length {
      guard output.count <= length else { return false }
      target.update(from: stored.base, count: output.count)
      return true
    }
    guard let storedCount = Int32(exactly: stored.count) else { return false }
    let source = UnsafeRawPointer(stored.base).assumingMemoryBound(to: CChar.self)
    let output = UnsafeMutableRawPointer(target).assumingMemoryBound(to: CChar.self)
    if Int(count) == length { return LZ4_decompress_safe(source, output, storedCount, count) == count }
    return LZ4_decompress_safe_partial(source, output, storedCount, count, count) == count
  }
}
