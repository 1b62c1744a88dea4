import Bytes

/// A whole document's text for expressions that go over lines: with LF at the ends of its lines, whatever ends them.
private struct DocumentText {
  private let copy: [UInt8]
  /// Where in the copy a CR was left out, ascending.
  private let gaps: [Int]

  /// nil when no line ends in CR LF: then the text serves as it is.
  init?(_ text: ByteView) {
    var copy: [UInt8] = []
    var gaps: [Int] = []
    var start = 0
    var place = text.firstIndex(of: UInt8(ascii: "\r"))
    while let found = place {
      if text[found + 1] == UInt8(ascii: "\n") {
        if copy.isEmpty { copy.reserveCapacity(text.count) }
        copy.append(contentsOf: text.buffer[start..<found])
        gaps.append(copy.count)
        start = found + 1
      }
      place = text.firstIndex(of: UInt8(ascii: "\r"), from: found + 1)
    }
    if gaps.isEmpty { return nil }
    copy.append(contentsOf: text.buffer[start...])
    (self.copy, self.gaps) = (copy, gaps)
  }

  func withView<Result>(_ body: (ByteView) -> Result) -> Result { copy.withUnsafeBytes { body(ByteView($0)) } }

  /// Turns offsets in the copy into offsets in the text; they ascend.
  func restore(_ hits: inout ArraySlice<LineHit>) {
    var passed = 0
    for index in hits.indices {
      while passed < gaps.count, gaps[passed] <= Int(hits[index].start) { passed += 1 }
      // What ends before a line feed ends before the CR that belongs to it.
      let length = hits[index].end &- hits[index].start
      hits[index].start &+= UInt32(clamping: passed)
      hits[index].end = hits[index].start &+ length
    }
  }
}

extension PatternMatcher {
  /// Matches between two looks at the clock.
  private static let matchesBetweenLooks = 64

  /// Appends what matches cover of each line of a whole document, in order, until there are `limit` pieces: a line can
  /// have several. What a match covers of a line can be empty, as its line feed is not taken for a part of it.
  func appendPieces(of text: ByteView, limit: Int, stop: StopSignal, to hits: inout [LineHit]) {
    guard case .acrossLines(let needles, let foldsBeyondASCII, let seesCarriageReturns) = strategy, text.count > 0,
      let lines, needles.isEmpty || foldsBeyondASCII || needles.contains(where: { $0.find(in: text, from: 0) != nil })
    else { return }
    guard !seesCarriageReturns, let unbroken = DocumentText(text) else {
      return Self.appendPieces(of: text, lines, limit: limit, stop: stop, to: &hits)
    }
    let first = hits.count
    unbroken.withView { Self.appendPieces(of: $0, lines, limit: limit, stop: stop, to: &hits) }
    unbroken.restore(&hits[first...])
  }

  private static func appendPieces(
    of text: ByteView, _ expression: Expression, limit: Int, stop: StopSignal, to hits: inout [LineHit]
  ) {
    let endsLine = text[text.count - 1] == UInt8(ascii: "\n")
    let most = hits.count.clampedSum(limit)
    var start = 0
    var matches = 0
    while hits.count < most, start <= text.count, let match = expression.find(in: text, from: start) {
      // Behind the last line feed there is no line.
      if match.lowerBound == text.count, endsLine { return }
      appendPieces(of: match, in: text, to: &hits)
      start = max(match.upperBound, match.isEmpty ? match.lowerBound + 1 : 0)
      matches += 1
      // A search from each of many places may read the whole text each time.
      if matches % matchesBetweenLooks == 0, stop.isRaised { return }
    }
  }

  private static func appendPieces(of match: Range<Int>, in text: ByteView, to hits: inout [LineHit]) {
    var start = match.lowerBound
    repeat {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      hits.append(LineHit(start, max(start, min(match.upperBound, end))))
      start = end + 1
    } while start < match.upperBound
  }
}
