internal import CScan

/// The checksum of all stored bytes: XXH64, which finds accidents, not attacks.
package enum Checksum {
  package static func of(_ bytes: ByteView) -> UInt64 { scan_hash(bytes.base, bytes.count) }

  package static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of(ByteView($0)) } }
}
