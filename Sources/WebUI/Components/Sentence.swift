import HTML

extension HTMLWriter {
  /// A sentence of a message; what it quotes in backticks is shown as code.
  mutating func sentence(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false).map { String($0) ?? "" }
    // With an odd number of backticks the last one quotes nothing.
    let quoted = parts.count.isMultiple(of: 2) ? parts.count - 1 : parts.count
    for (index, part) in parts.enumerated() {
      if index == quoted { self.text("`") }
      if index.isMultiple(of: 2) || index >= quoted { self.text(part) } else { self(.code, text: part) }
    }
  }

  /// A sentence of evidence: questions that it names are links, and days stay in one piece.
  mutating func evidence(_ text: String) {
    var rest = text[...]
    while let found = rest.firstMatch(of: /\bQ-[0-9]{1,18}\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b/) {
      sentence(String(rest[..<found.range.lowerBound]))
      let word = String(found.output)
      if word.hasPrefix("Q") {
        self(.a, .class("whole"), .href(Route.question(word).link), text: word)
      } else {
        self(.span, .class("whole"), text: word)
      }
      rest = rest[found.range.upperBound...]
    }
    sentence(String(rest))
  }
}
