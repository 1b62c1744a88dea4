/// DocC's block directives (`@Metadata { ... }`, `@Row`, `@Image(source: ...)`) are no Markdown.
/// Their lines are emptied, so that the text inside them is read and line numbers stay.
enum DocCDirectives {
  static func blanked(_ text: Substring) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var fence: UInt8?
    /// Open braces of directives, whose content is indented for each.
    var depth = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let words = line.drop { $0 == 0x20 || $0 == 0x09 }
      if let mark = fenceMark(words), fence == nil || fence == mark {
        fence = fence == nil ? mark : nil
      } else if fence == nil, isDirective(words) {
        if words.last(where: { $0 > 0x20 }) == UInt8(ascii: "{") { depth += 1 }
        result.append(0x0A)
        continue
      } else if fence == nil, depth > 0, words.first == UInt8(ascii: "}") {
        depth -= 1
        result.append(0x0A)
        continue
      }
      result += depth > 0 ? unindented(line, columns: depth * 4) : line
      result.append(0x0A)
    }
    if !result.isEmpty { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// A tutorial's text for search: directives give way to the texts that they carry as arguments.
  static func withArguments(_ text: Substring) -> String {
    var result: [UInt8] = []
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let words = line.drop { $0 == 0x20 || $0 == 0x09 }
      if isDirective(words) {
        result += quotedTexts(words)
      } else if words.first != UInt8(ascii: "}") {
        result += words
      }
      result.append(0x0A)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What stands in quotation marks and has several words: titles and descriptions, not file names.
  private static func quotedTexts(_ words: Substring.UTF8View) -> [UInt8] {
    let pieces = words.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    let quoted = pieces.indices.filter { $0 % 2 == 1 }.map { pieces[$0] }
    return Array(quoted.filter { $0.contains(0x20) }.joined(separator: [0x20]))
  }

  private static func fenceMark(_ words: Substring.UTF8View) -> UInt8? {
    words.starts(with: "```".utf8) || words.starts(with: "~~~".utf8) ? words.first : nil
  }

  private static func isDirective(_ words: Substring.UTF8View) -> Bool {
    guard words.first == UInt8(ascii: "@"), let letter = words.dropFirst().first,
      letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z")
    else { return false }
    // A name alone, or one with arguments or a body; a sentence that begins with a mention is none.
    let name = words.dropFirst().drop { $0 > 0x20 && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "{") }
    let next = name.first { $0 > 0x20 }
    return next == nil || next == UInt8(ascii: "(") || next == UInt8(ascii: "{")
  }

  private static func unindented(_ line: Substring.UTF8View, columns: Int) -> Substring.UTF8View {
    var line = line
    var left = columns
    while left > 0, line.first == 0x20 {
      line = line.dropFirst()
      left -= 1
    }
    return line
  }
}
