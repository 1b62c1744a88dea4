import Bytes

/// A line as it is shown: all of it, or the surroundings of its first match.
struct LineWindow {
  /// Bytes of a line that are shown.
  private static let longest = 500
  /// Bytes before the first match, when the line is longer.
  private static let before = 100
  /// Matches marked in one line; it stays readable.
  static let mostRanges = 100

  private(set) var text = ""
  /// Matches as UTF-8 ranges of `text`, ascending, not overlapping.
  private(set) var ranges: [Range<Int>] = []
  let isWindow: Bool

  /// `ranges`: matches in the line, in any order.
  init(_ line: ByteView, ranges: [Range<Int>], limit: Int = longest) {
    let merged = Self.merged(ranges)
    isWindow = line.count > limit
    var start = 0
    var end = line.count
    if isWindow {
      let first = merged.first?.lowerBound ?? 0
      let from = max(0, min(first - Self.before, line.count - limit))
      start = Self.characterStart(in: line, at: from)
      end = Self.characterStart(in: line, at: min(line.count, from + limit))
    }
    var place = start
    for range in merged {
      let lower = max(range.lowerBound, place)
      let upper = min(range.upperBound, end)
      guard lower < upper else { continue }
      append(line, place..<lower)
      let from = text.utf8.count
      append(line, lower..<upper)
      self.ranges.append(from..<text.utf8.count)
      place = upper
    }
    append(line, place..<end)
  }

  /// Invalid UTF-8 is replaced, which changes the offsets of what follows.
  private mutating func append(_ line: ByteView, _ range: Range<Int>) {
    guard !range.isEmpty, let part = line.part(at: range.lowerBound, count: range.count) else { return }
    text += part.text
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return Array(merged.prefix(mostRanges))
  }

  /// The start of the character that an offset stands in; a character has at most four bytes.
  private static func characterStart(in line: ByteView, at offset: Int) -> Int {
    var start = offset
    while start > 0, offset - start < 3, let byte = line[start], byte & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
