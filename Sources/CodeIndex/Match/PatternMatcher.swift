import Bytes
package import QueryLanguage
import SearchModel

/// A pattern made ready for matching. Literals ignore the case of ASCII letters
/// by themselves; as soon as other characters are in them, RE2 does it.
package final class PatternMatcher: Sendable {
  package let pattern: Pattern
  /// Which blocks can hold a match within one line or name.
  let blocks: BlockQuery
  /// Which documents can hold a match; nil unless matches may go over lines.
  let documents: DocumentQuery?
  /// How lines are found.
  let strategy: Strategy

  enum Strategy {
    case literal(Needle)
    /// Lines with one of the texts are asked one by one.
    case filtered([Needle], foldsBeyondASCII: Bool)
    /// The expression runs over a whole document that has one of the texts, since matches may hold line feeds.
    case acrossLines([Needle], foldsBeyondASCII: Bool, seesCarriageReturns: Bool)
    /// The expression runs over many lines at once.
    case wholeText
    /// Each line is asked on its own.
    case lineByLine
  }

  /// Over one line or name; nil for literals.
  private let expression: Expression?
  /// Over many lines at once.
  let lines: Expression?

  /// - Throws: `UserFacingError` when the pattern is no regular expression or needs too much memory.
  package init(_ pattern: Pattern) throws {
    self.pattern = pattern
    let text = Array(pattern.text.utf8)
    let isASCII = text.allSatisfy { $0 < 0x80 }
    let hasBreak = text.contains(UInt8(ascii: "\r")) || text.contains(UInt8(ascii: "\n"))
    if !pattern.isRegex, !text.isEmpty, isASCII || !pattern.ignoresCase, !hasBreak {
      blocks = .text(text.map(\.asciiLowercased))
      strategy = .literal(Needle(text, ignoresCase: pattern.ignoresCase))
      (expression, lines, documents) = (nil, nil, nil)
      return
    }
    let source = pattern.isRegex ? pattern.text : Expression.quoted(pattern.text)
    var reader = RegexTreeReader(source, ignoresCase: pattern.ignoresCase)
    let tree = reader.read()
    blocks = RegexAnalysis.blocks(of: tree)
    documents = reader.spansLines ? DocumentQuery(tree) : nil
    let required = RequiredTexts.of(tree)
    let needles =
      required.map { required in required.texts.map { Needle($0, ignoresCase: required.ignoresCase) } } ?? []
    do {
      expression = try Expression(source, ignoresCase: pattern.ignoresCase, inLines: false)
      if reader.spansLines {
        strategy = .acrossLines(
          needles, foldsBeyondASCII: required?.foldsBeyondASCII ?? false,
          seesCarriageReturns: reader.namesCarriageReturn)
        lines = try Expression("(?m)" + source, ignoresCase: pattern.ignoresCase, inLines: false)
      } else if let required {
        (strategy, lines) = (.filtered(needles, foldsBeyondASCII: required.foldsBeyondASCII), nil)
      } else if reader.hasTextAnchors {
        (strategy, lines) = (.lineByLine, nil)
      } else {
        strategy = .wholeText
        lines = try Expression(source, ignoresCase: pattern.ignoresCase, inLines: true)
      }
    } catch {
      throw UserFacingError(
        .badQuery, "The regular expression /\(pattern.text)/ cannot be used: \(error.reason).",
        hint: "Make it simpler, or search for a part of it as plain text.")
    }
  }

  /// Whether the pattern occurs in a name.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { occurs(in: ByteView(UnsafeRawBufferPointer($0))) }
  }

  func occurs(in text: ByteView) -> Bool { firstMatch(in: text, from: 0) != nil }

  /// The leftmost match in one line or name at or after an offset.
  func firstMatch(in text: ByteView, from start: Int) -> Range<Int>? {
    switch strategy {
    case .literal(let needle): needle.find(in: text, from: start).map { $0..<($0 + needle.length) }
    default: expression?.find(in: text, from: start)
    }
  }

  /// All matches in one line or name that are not empty, in order, not overlapping, at most `limit`.
  func matches(in text: ByteView, limit: Int) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var start = 0
    while matches.count < limit, start <= text.count, let match = firstMatch(in: text, from: start) {
      if !match.isEmpty { matches.append(match) }
      start = max(match.upperBound, start + (match.isEmpty ? 1 : 0))
    }
    return matches
  }
}

/// A matching line: the first match in it, as offsets in the text that was searched.
struct LineHit: Equatable {
  var start: UInt32
  var end: UInt32
}

// MARK: - Lines

extension PatternMatcher {
  /// Appends the lines of a text that match by themselves, in order, until there are `limit`
  /// of them. A line ends before LF or CR LF.
  func appendLines(of text: ByteView, limit: Int, to hits: inout [LineHit]) {
    guard text.count > 0, limit > 0 else { return }
    switch strategy {
    case .literal(let needle): appendLiteral(needle, of: text, limit: limit, to: &hits)
    case .filtered(let needles, let foldsBeyondASCII):
      if foldsBeyondASCII, UnicodeFolding.occurs(in: text) {
        appendLineByLine(of: text, limit: limit, to: &hits)
      } else {
        appendFiltered(needles, of: text, limit: limit, to: &hits)
      }
    case .wholeText:
      // `$` of the expression stands before LF, ours also before CR LF.
      if text.firstIndex(of: UInt8(ascii: "\r")) != nil {
        appendLineByLine(of: text, limit: limit, to: &hits)
      } else {
        appendWholeText(of: text, limit: limit, to: &hits)
      }
    case .lineByLine, .acrossLines: appendLineByLine(of: text, limit: limit, to: &hits)
    }
  }

  private func appendLiteral(_ needle: Needle, of text: ByteView, limit: Int, to hits: inout [LineHit]) {
    let length = UInt32(clamping: needle.length)
    var start = 0
    var left = limit
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { buffer in
      while start < text.count, left > 0 {
        let room = UnsafeMutableBufferPointer(rebasing: buffer[..<min(256, left)])
        let count = needle.findLines(in: text, from: &start, into: room)
        for index in 0..<count { hits.append(LineHit(start: room[index], end: room[index] &+ length)) }
        left -= count
      }
    }
  }

  private func appendFiltered(_ needles: [Needle], of text: ByteView, limit: Int, to hits: inout [LineHit]) {
    guard let expression else { return }
    // Where each text stands next; text.count when nowhere.
    var places = needles.map { $0.find(in: text, from: 0) ?? text.count }
    var left = limit
    while left > 0, let place = places.min(), place < text.count {
      let line = text.line(around: place)
      let content = text.lineContent(line)
      if let match = expression.find(in: content, from: 0) {
        hits.append(LineHit(line.lowerBound + match.lowerBound, line.lowerBound + match.upperBound))
        left -= 1
      }
      for index in places.indices where places[index] < line.upperBound {
        places[index] = needles[index].find(in: text, from: line.upperBound) ?? text.count
      }
    }
  }

  private func appendWholeText(of text: ByteView, limit: Int, to hits: inout [LineHit]) {
    guard let lines else { return }
    // Behind the last line feed there is no line; a text without one ends in a line, where `$` matches.
    let last = text.count - (text[text.count - 1] == UInt8(ascii: "\n") ? 1 : 0)
    var start = 0
    var left = limit
    while left > 0, start < text.count, let match = lines.find(in: text, from: start), match.lowerBound <= last {
      hits.append(LineHit(match.lowerBound, match.upperBound))
      left -= 1
      start = text.firstIndex(of: UInt8(ascii: "\n"), from: match.lowerBound).map { $0 + 1 } ?? text.count
    }
  }

  private func appendLineByLine(of text: ByteView, limit: Int, to hits: inout [LineHit]) {
    guard let expression else { return }
    var start = 0
    var left = limit
    while left > 0, start < text.count {
      let line = start..<(text.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? text.count)
      if let match = expression.find(in: text.lineContent(line), from: 0) {
        hits.append(LineHit(start + match.lowerBound, start + match.upperBound))
        left -= 1
      }
      start = line.upperBound
    }
  }
}

extension LineHit {
  init(_ start: Int, _ end: Int) {
    self.init(start: UInt32(clamping: start), end: UInt32(clamping: end))
  }
}
