/// A text cut into parts that a page can show: by lines, and by bytes where lines are long.
///
/// The parts depend on the text alone, so that a line is always on the same one.
struct FileParts: Equatable {
  struct Part: Equatable {
    /// 1-based numbers of the lines.
    var lines: Range<Int>
    /// Where they stand in the text.
    var bytes: Range<Int>
  }

  /// Lines that the first part holds in any case, so that links to them need not name a part.
  static let alwaysInFirst = 1000
  static let largestLines = 5000
  static let largestBytes = 1 << 20
  /// Bytes of a line that are shown; what is longer is for machines.
  static let largestLine = 2000

  private(set) var parts: [Part] = []
  /// Without the empty line after a last line break.
  private(set) var lineCount = 0

  init(_ text: [UInt8]) {
    var line = 1
    var start = (line: 1, byte: 0, shown: 0)
    var position = 0
    while position < text.count {
      let end = text[position...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
      start.shown += min(end - position, Self.largestLine)
      line += 1
      position = end
      let lines = line - start.line
      if lines >= Self.largestLines || (lines >= Self.alwaysInFirst && start.shown >= Self.largestBytes) {
        parts.append(Part(lines: start.line..<line, bytes: start.byte..<position))
        start = (line, position, 0)
      }
    }
    if start.byte < position || parts.isEmpty {
      parts.append(Part(lines: start.line..<line, bytes: start.byte..<position))
    }
    lineCount = line - 1
  }

  /// The part that shows a line; the first for none, the nearest for one that does not exist.
  func index(of line: Int?) -> Int {
    guard let line else { return 0 }
    return parts.firstIndex { line < $0.lines.upperBound } ?? parts.count - 1
  }
}
