/// The lines of a file, found once.
struct SourceLines {
  /// Bytes of a line that are looked at: what is longer is no prose.
  private static let longest = 1_000

  let content: [UInt8]
  private let starts: [Int]

  init(_ content: [UInt8]) {
    self.content = content
    var starts = [0]
    for (index, byte) in content.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    self.starts = starts
  }

  var count: Int { starts.count }

  /// The line, from 0, of a byte that stands on line `from` or behind it.
  func number(of offset: Int, from: Int) -> Int {
    var line = from
    while line + 1 < starts.count, starts[line + 1] <= offset { line += 1 }
    return line
  }

  /// Without the blanks around it.
  func trimmed(_ line: Int) -> Substring {
    let end = line + 1 < starts.count ? starts[line + 1] - 1 : content.count
    let bytes = content[starts[line]..<min(max(starts[line], end), starts[line] + Self.longest)]
    return String(decoding: bytes, as: UTF8.self).trimmingBlanks
  }
}

extension StringProtocol {
  var trimmingBlanks: SubSequence {
    var text = self[startIndex..<endIndex]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
