package import SearchModel

extension SymbolDescription {
  /// The definition of a name on a line, whatever its kind and however hidden; nil when there is none.
  ///
  /// `name` is as it stands in the text, without the types around it; `line` counts from 1; `symbols` are what
  /// `SymbolFinder` gave for `content`.
  package static func of(
    _ name: String, line: Int, in content: [UInt8], language: String, symbols: [SymbolSpan]
  ) -> SymbolDescription? {
    let lines = SourceLines(content)
    var around: [(name: String, depth: UInt8)] = []
    var current = 0
    for symbol in symbols {
      let start = Int(symbol.start)
      guard start + Int(symbol.length) <= content.count else { continue }
      current = lines.number(of: start, from: current)
      guard current < line else { return nil }
      while let last = around.last, last.depth >= symbol.depth { around.removeLast() }
      let own = String(decoding: content[start..<start + Int(symbol.length)], as: UTF8.self)
      if current == line - 1, own == name {
        let declaration = Declaration(lines: lines, line: current)
        return SymbolDescription(
          kind: symbol.kind, name: (around.map(\.name) + [own]).joined(separator: "."), line: line,
          signature: declaration.signature,
          comment: DocumentationComment(language: language).text(of: declaration, in: lines))
      }
      if symbol.kind.holdsOthers { around.append((own, symbol.depth)) }
    }
    return nil
  }
}
