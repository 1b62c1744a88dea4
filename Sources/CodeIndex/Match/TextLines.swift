import Bytes

/// Short texts of many things, searched together as lines of one text: faster than one by one.
package struct TextLines: Sendable {
  private let bytes: [UInt8]
  /// Where the lines of each thing begin.
  private let starts: [Int]

  /// `texts`: of each thing; line breaks in them read as spaces.
  package init(_ texts: [[String]]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for lines in texts {
      starts.append(bytes.count)
      for line in lines {
        bytes.append(contentsOf: line.utf8.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? 32 : $0 })
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    (self.bytes, self.starts) = (bytes, starts)
  }

  /// The things with a text that matches, ascending.
  package func numbers(matching matcher: PatternMatcher) -> [Int] {
    var hits: [LineHit] = []
    bytes.withUnsafeBytes { matcher.appendLines(of: ByteView($0), limit: .max, to: &hits) }
    var numbers: [Int] = []
    for hit in hits {
      let number = thing(at: Int(hit.start))
      if numbers.last != number { numbers.append(number) }
    }
    return numbers
  }

  /// The last thing whose texts begin at or before a place.
  private func thing(at place: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }
}
