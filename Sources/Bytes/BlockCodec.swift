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
  /// Fills `output` with the block of that many bytes; false when the stored
  /// bytes are no such block.
  package static func decode(_ stored: ByteView, into output: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    guard let target = output.baseAddress, let count = Int32(exactly: output.count) else { return output.isEmpty }
    if stored.count == output.count {
      target.update(from: stored.base, count: stored.count)
      return true
    }
    guard let storedCount = Int32(exactly: stored.count) else { return false }
    let decoded = LZ4_decompress_safe(
      UnsafeRawPointer(stored.base).assumingMemoryBound(to: CChar.self),
      UnsafeMutableRawPointer(target).assumingMemoryBound(to: CChar.self), storedCount, count)
    return decoded == count
  }
}
