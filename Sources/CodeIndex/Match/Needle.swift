import Bytes
import CScan

/// A literal to look for in bytes.
final class Needle: @unchecked Sendable {
  // Sendable: the bytes are written in init and only read from then on.
  private let bytes: UnsafeMutablePointer<UInt8>
  private var needle: scan_needle
  let length: Int

  /// `text`: at least one byte.
  /// `ignoresCase`: of ASCII letters.
  init(_ text: [UInt8], ignoresCase: Bool) {
    length = text.count
    bytes = .allocate(capacity: max(1, text.count))
    for (index, byte) in text.enumerated() { bytes[index] = ignoresCase ? byte.asciiLowercased : byte }
    needle = scan_needle(bytes: bytes, length: text.count, first: 0, second: 0, ignores_case: ignoresCase)
    scan_needle_prepare(&needle)
  }

  deinit { bytes.deallocate() }

  /// In lower case when case is ignored.
  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: length) }

  /// Offset of the first occurrence at or after `start`.
  func find(in text: ByteView, from start: Int) -> Int? {
    let found = withUnsafePointer(to: needle) { scan_find($0, text.base, text.count, start) }
    return found < 0 ? nil : found
  }

  /// The first occurrence in each line, from `start` on, until the buffer is full; moves `start` to where to go on.
  func findLines(in text: ByteView, from start: inout Int, into hits: UnsafeMutableBufferPointer<UInt32>) -> Int {
    guard let base = hits.baseAddress else { return 0 }
    return withUnsafePointer(to: needle) { needle in
      scan_lines(needle, text.base, text.count, &start, base, hits.count)
    }
  }
}

extension UInt8 {
  var asciiLowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }

  /// Letters, digits, underscore, and every byte of a character outside ASCII.
  var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

extension Needle: CustomStringConvertible {
  var description: String {
    return "\"" + String(decoding: text, as: UTF8.self) + "\"" + (needle.ignores_case ? "i" : "")
  }
}
