import Bytes
import CScan

extension ByteView {
  /// Offset of the next such byte at or after `start`.
  func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    let found = scan_byte(base, count, max(0, start), byte)
    return found < count ? found : nil
  }

  /// The line that holds an offset, with its line feed.
  func line(around offset: Int) -> Range<Int> {
    let start = scan_line_start(base, min(offset, count))
    let end = firstIndex(of: UInt8(ascii: "\n"), from: offset).map { $0 + 1 } ?? count
    return start..<max(start, end)
  }

  /// A line without its line break.
  func lineContent(_ line: Range<Int>) -> ByteView {
    var end = min(line.upperBound, count)
    if end > line.lowerBound, base[end - 1] == UInt8(ascii: "\n") {
      end -= 1
      if end > line.lowerBound, base[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    }
    return ByteView(base: base + line.lowerBound, count: max(0, end - line.lowerBound))
  }

  func count(of byte: UInt8, in range: Range<Int>) -> Int {
    guard let part = part(at: range.lowerBound, count: range.count) else { return 0 }
    return scan_count(part.base, part.count, byte)
  }
}
