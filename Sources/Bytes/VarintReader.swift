/// Reads numbers of seven bits a byte, the lowest first; the high bit says that
/// another byte follows. At the end, or at a number above 32 bits, it gives nil.
package struct VarintReader {
  package let bytes: ByteView
  package private(set) var offset: Int

  package init(_ bytes: ByteView, at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  package mutating func next() -> UInt32? {
    guard let first = bytes[offset] else { return nil }
    offset &+= 1
    if first < 0x80 { return UInt32(first) }
    var value = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while shift <= 28, let byte = bytes[offset] {
      offset &+= 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return UInt32(exactly: value) }
      shift += 7
    }
    return nil
  }

  /// A number of up to 64 bits.
  package mutating func nextLong() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift <= 63, let byte = bytes[offset] {
      offset &+= 1
      let part = UInt64(byte & 0x7F)
      guard shift < 63 || part <= 1 else { return nil }
      value |= part << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  /// A number as `ByteWriter.appendSigned` writes it.
  package mutating func nextSigned() -> Int64? {
    nextLong().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
  }

  /// A length, then that many bytes.
  package mutating func nextBytes() -> ByteView? {
    guard let length = next(), let part = bytes.part(at: offset, count: Int(length)) else { return nil }
    offset += part.count
    return part
  }
}
