import QueryLanguage

/// Names in code.
enum Identifier {
  /// The whole name of which a part was matched, from the UTF-8 of its line.
  static func around(_ range: Range<Int>, in line: [UInt8]) -> String {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, line[start - 1].isWord { start -= 1 }
    while end < line.count, line[end].isWord { end += 1 }
    return String(decoding: line[start..<end], as: UTF8.self)
  }
}
