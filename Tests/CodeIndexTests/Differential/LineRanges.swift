/// Shares the matches in a text out to its lines.
struct LineRanges {
  /// Where each line begins.
  let starts: [Int]
  private let text: [UInt8]
  var lines: BruteForce.Lines = [:]

  /// `text`: with LF at the ends of lines.
  init(_ text: [UInt8]) {
    self.text = text
    starts = [0] + text.indices.filter { text[$0] == 10 && $0 + 1 < text.count }.map { $0 + 1 }
  }

  /// Marks the lines of which a match holds a byte, the line feed included; an empty one stands in one line.
  mutating func add(_ match: Range<Int>) {
    var line = index(at: match.lowerBound)
    repeat {
      let end = line + 1 < starts.count ? starts[line + 1] - 1 : text.count - (text.last == 10 ? 1 : 0)
      let part = match.clamped(to: starts[line]..<max(starts[line], end))
      lines[line + 1, default: []] +=
        part.isEmpty ? [] : [part.lowerBound - starts[line]..<part.upperBound - starts[line]]
      line += 1
    } while line < starts.count && starts[line] < match.upperBound
  }

  private func index(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
