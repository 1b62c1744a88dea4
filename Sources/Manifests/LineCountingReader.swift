/// Reads bytes from the front, and knows on which line it stands.
protocol LineCountingReader {
  var bytes: [UInt8] { get }
  /// The next byte to be read.
  var position: Int { get set }
  /// The 1-based line of it, as long as line breaks are passed by `advance`.
  var line: Int { get set }
}

extension LineCountingReader {
  /// nil beyond the end.
  func byte(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  func starts(with text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  mutating func advance() {
    if byte() == 0x0A { line += 1 }
    position += 1
  }
}
