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
}
