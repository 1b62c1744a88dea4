/// Bytes that somebody else owns, read with bounds checked: what lies outside
/// reads as nil, never as a trap, for the bytes may come from a damaged file.
///
/// A view is valid as long as its owner lives; whoever stores one stores the
/// owner beside it.
package struct ByteView: @unchecked Sendable {
  // Sendable: the bytes behind a view are never written while views of them exist.
  package let base: UnsafePointer<UInt8>
  package let count: Int

  /// Points at a byte that is never read.
  package static let empty = ByteView(base: UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1)), count: 0)

  @inlinable
  @inline(__always)
  package init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  package init(_ buffer: UnsafeRawBufferPointer) {
    if let address = buffer.baseAddress, !buffer.isEmpty {
      self.init(base: address.assumingMemoryBound(to: UInt8.self), count: buffer.count)
    } else {
      self = .empty
    }
  }

  @inlinable
  @inline(__always)
  package subscript(offset: Int) -> UInt8? { offset >= 0 && offset < count ? base[offset] : nil }

  /// The little-endian number at an offset, which need not be aligned.
  @inlinable
  @inline(__always)
  package func uint16(at offset: Int) -> UInt16? {
    guard offset >= 0, count >= 2, offset <= count &- 2 else { return nil }
    return UInt16(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }

  @inlinable
  @inline(__always)
  package func uint32(at offset: Int) -> UInt32? {
    guard offset >= 0, count >= 4, offset <= count &- 4 else { return nil }
    return UInt32(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  @inlinable
  @inline(__always)
  package func uint64(at offset: Int) -> UInt64? {
    guard offset >= 0, count >= 8, offset <= count &- 8 else { return nil }
    return UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// A part; nil when it does not lie within.
  @inlinable
  @inline(__always)
  package func part(at offset: Int, count length: Int) -> ByteView? {
    guard offset >= 0, length >= 0, offset <= count, length <= count &- offset else { return nil }
    return ByteView(base: base + offset, count: length)
  }

  package var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// The bytes as text; invalid UTF-8 is replaced.
  package var text: String { String(decoding: buffer, as: UTF8.self) }

  package var array: [UInt8] { Array(buffer) }
}
