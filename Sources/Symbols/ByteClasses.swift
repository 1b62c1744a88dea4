/// Bytes by what they are to a scanner, spelled with their ASCII characters.
@inline(__always)
func ascii(_ character: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: character.value) }

/// One flag byte for each of the 256 bytes.
///
/// The memory is written once, in `init`, and lives as long as the process:
/// tables are made only as global constants.
struct ByteTable: @unchecked Sendable {
  // Sendable: never written after init, never freed.
  private let flags: UnsafePointer<UInt8>

  init(_ entries: [(bytes: String, flag: UInt8)], nonASCII: UInt8 = 0) {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    table.initialize(repeating: 0, count: 256)
    for byte in 128..<256 { table[byte] = nonASCII }
    for entry in entries { for byte in entry.bytes.utf8 { table[Int(byte)] = entry.flag } }
    flags = UnsafePointer(table)
  }

  @inline(__always)
  subscript(byte: UInt8) -> UInt8 { flags[Int(byte)] }
}

enum ByteTables {
  static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
  static let digits = "0123456789"

  /// 1 for the bytes of identifiers; whatever is not ASCII counts as a letter.
  static let identifier = ByteTable([(letters + digits + "_$", 1)], nonASCII: 1)
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- ascii("0") < 10 }

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == ascii(" ") || byte == ascii("\t") || byte == ascii("\r") }

/// 3 if a text starts with the mark that some editors put first, else 0.
func byteOrderMarkLength(_ bytes: UnsafeRawBufferPointer) -> Int {
  bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
}
