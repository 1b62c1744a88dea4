internal import CLz4

/// Compresses blocks of text with LZ4, slowly and well (its level 3), because
/// they are written once; reading runs at several gigabytes a second. What stands
/// in a dictionary costs a block next to nothing.
package final class BlockCompressor {
  /// LZ4 looks 64 KiB back: so the end of a block of the usual length still reaches the beginning.
  package static let longestDictionary = 60 << 10

  private static let level: Int32 = 3
  private let dictionary: UnsafeMutableBufferPointer<CChar>
  private let prepared: UnsafeMutableRawPointer
  private let state: UnsafeMutableRawPointer
  private var output: [UInt8] = []

  /// `dictionary`: at most `longestDictionary` bytes; whoever reads the blocks needs the same.
  package init(dictionary bytes: [UInt8] = []) {
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
    UnsafeMutableRawBufferPointer(copy).copyBytes(from: bytes)
    dictionary = copy
    prepared = .allocate(byteCount: Int(LZ4_sizeofStateHC()), alignment: 16)
    state = .allocate(byteCount: Int(LZ4_sizeofStateHC()), alignment: 16)
    if let start = dictionary.baseAddress { lz4_prepare(prepared, start, Int32(bytes.count), Self.level) }
  }

  deinit {
    dictionary.deallocate()
    prepared.deallocate()
    state.deallocate()
  }

  /// Appends the block, as it is when it cannot be made smaller: then its stored
  /// length is its length.
  package func append(_ block: ByteView, to data: inout [UInt8]) {
    let room = block.count <= Int(LZ4_MAX_INPUT_SIZE) ? Int(LZ4_compressBound(Int32(block.count))) : 0
    if output.count < room { output = [UInt8](repeating: 0, count: room) }
    let length = room == 0 ? 0 : compressed(block, room: room)
    if length > 0, length < block.count {
      data.append(contentsOf: output[..<length])
    } else {
      data.append(contentsOf: block.buffer)
    }
  }

  private func compressed(_ block: ByteView, room: Int) -> Int {
    let text = UnsafeRawPointer(block.base).assumingMemoryBound(to: CChar.self)
    return output.withUnsafeMutableBytes { output in
      let target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
      if dictionary.isEmpty {
        return Int(LZ4_compress_HC_extStateHC(state, text, target, Int32(block.count), Int32(room), Self.level))
      }
      return Int(lz4_compress(state, prepared, text, target, Int32(block.count), Int32(room)))
    }
  }
}

package enum BlockDecoder {
  /// Fills `output` with a block; false when the stored bytes are no such block.
  ///
  /// `dictionary`: the one that the block was written with. Reading is a third faster where it stands right before
  /// the output.
  package static func decode(
    _ stored: ByteView, into output: UnsafeMutableBufferPointer<UInt8>, dictionary: ByteView = .empty
  ) -> Bool {
    guard let target = output.baseAddress, let count = Int32(exactly: output.count) else { return output.isEmpty }
    if stored.count == output.count {
      target.update(from: stored.base, count: output.count)
      return true
    }
    guard let storedCount = Int32(exactly: stored.count) else { return false }
    let bytes = { (start: UnsafePointer<UInt8>) in UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self) }
    return LZ4_decompress_safe_usingDict(
      bytes(stored.base), UnsafeMutableRawPointer(target).assumingMemoryBound(to: CChar.self), storedCount, count,
      bytes(dictionary.base), Int32(clamping: dictionary.count)) == count
  }
}
