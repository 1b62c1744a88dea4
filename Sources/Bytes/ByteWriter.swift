/// Collects bytes in the formats that `ByteView` and `VarintReader` read.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package var count: Int { bytes.count }

  package mutating func append(_ value: UInt8) { bytes.append(value) }

  package mutating func append(_ value: UInt16) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func append(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func append(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func append(_ values: some Sequence<UInt8>) { bytes.append(contentsOf: values) }

  package mutating func append(_ buffer: UnsafeRawBufferPointer) { bytes.append(contentsOf: buffer) }

  package mutating func appendVarint(_ value: UInt32) { appendLongVarint(UInt64(value)) }

  /// As `appendVarint`, of up to 64 bits.
  package mutating func appendLongVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number that may be negative, the small ones of both signs short: twice it, or one less than twice its opposite.
  package mutating func appendSigned(_ value: Int64) {
    appendLongVarint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// The text's length, then its UTF-8 bytes.
  package mutating func appendText(_ text: String) {
    let utf8 = Array(text.utf8)
    appendVarint(UInt32(clamping: utf8.count))
    bytes.append(contentsOf: utf8)
  }
}
