/// Reads the comment that documents a definition: the one directly before it, or in Python the string behind it.
struct DocumentationComment {
  private static let mostLines = 1_000
  /// Bytes that are kept: a few sentences.
  private static let longest = 400

  /// What starts a comment of one line.
  private let sign: String
  private let hasStrings: Bool

  init(language: String) {
    switch language {
    case "Python", "Ruby", "Shell", "Perl", "R", "Julia", "Elixir", "CoffeeScript", "Makefile", "PowerShell", "Tcl":
      sign = "#"
    case "Lua", "Haskell", "SQL", "Ada", "Elm", "VHDL", "PureScript": sign = "--"
    case "Clojure", "Common Lisp", "Emacs Lisp", "Scheme", "Racket": sign = ";"
    case "Erlang", "MATLAB", "TeX", "Prolog": sign = "%"
    default: sign = "//"
    }
    hasStrings = language == "Python"
  }

  /// Its first sentences without signs and markup; empty where there is none.
  func text(of declaration: Declaration, in lines: SourceLines) -> String {
    var found = before(declaration.first, in: lines)
    if found.isEmpty, hasStrings { found = string(at: declaration.behind, in: lines) }
    return prose(found)
  }

  private func before(_ line: Int, in lines: SourceLines) -> [Substring] {
    var found: [Substring] = []
    var line = line - 1
    guard line >= 0 else { return [] }
    if lines.trimmed(line).hasSuffix("*/") {
      while line >= 0, found.count < Self.mostLines {
        let text = lines.trimmed(line)
        found.append(text)
        if text.contains("/*") { return found.reversed() }
        line -= 1
      }
      return []
    }
    while line >= 0, found.count < Self.mostLines {
      let text = lines.trimmed(line)
      guard text.hasPrefix(sign), !text.hasPrefix("#!") else { break }
      found.append(text)
      line -= 1
    }
    return found.reversed()
  }

  /// The lines of a string that stands alone behind a head.
  private func string(at line: Int, in lines: SourceLines) -> [Substring] {
    guard line < lines.count else { return [] }
    var first = lines.trimmed(line)
    while let letter = first.first, "rRuU".contains(letter) { first.removeFirst() }
    guard let quotes = ["\"\"\"", "'''"].first(where: first.hasPrefix) else { return [] }
    first = first.dropFirst(quotes.count)
    var found: [Substring] = []
    var text = first
    var next = line + 1
    while true {
      if let end = text.firstRange(of: quotes) { return found + [text[..<end.lowerBound]] }
      found.append(text)
      guard next < lines.count, found.count < Self.mostLines else { return [] }
      text = lines.trimmed(next)
      next += 1
    }
  }

  /// What ends the sentences that say what it is for.
  private static let ends = [
    "- parameter", "- returns", "- throws", "- note", "- precondition", "- complexity", "- seealso", "- warning",
    "@param", "@return", "@throws", "@see", "@since", "@author", "\\param", "\\return", ":param", ":return", "args:",
    "arguments:", "parameters", "returns:", "raises:", "yields:", "example", "```", "~~~", "===", "---",
    ">>>", "#",
  ]
  /// Comments that are about something else than what follows.
  private static let foreign = [
    "mark:", "swiftlint", "swift-format", "copyright", "spdx-", "eslint", "nolint", "pragma", "noqa", "type:", "clang-",
    "===---", "todo", "fixme", "go:", "+build",
  ]

  private func prose(_ lines: [Substring]) -> String {
    var kept: [Substring] = []
    var size = 0
    for line in lines {
      let (text, isCode) = withoutSigns(line)
      let folded = text.lowercased()
      if Self.foreign.contains(where: folded.hasPrefix) || Self.isRule(text) {
        // A heading or a licence stands apart from what follows it.
        kept = []
        size = 0
        continue
      }
      if isCode || Self.ends.contains(where: folded.hasPrefix) {
        if kept.isEmpty { continue } else { break }
      }
      kept.append(text)
      size += text.utf8.count
      if size > Self.longest { break }
    }
    let words = kept.joined(separator: " ").withSingleBlanks
    let plain = words.replacing("`", with: "").replacing("@brief ", with: "").replacing("\\brief ", with: "")
    guard plain.contains(where: \.isLetter) else { return "" }
    guard plain.utf8.count > Self.longest else { return plain }
    return plain.prefix(Self.longest).split(separator: " ").dropLast().joined(separator: " ") + "…"
  }

  /// A line of signs.
  private static func isRule(_ text: Substring) -> Bool {
    text.count > 3 && !text.contains { $0.isLetter || $0.isNumber }
  }

  /// The words of a line, and whether it is indented as code is in Markdown.
  private func withoutSigns(_ line: Substring) -> (text: Substring, isCode: Bool) {
    var text = line
    if text.hasSuffix("*/") { text = text.dropLast(2) }
    let marks = "/*!" + sign
    while let first = text.first, marks.contains(first) { text.removeFirst() }
    return (text.trimmingBlanks, text.hasPrefix("     ") && line.hasPrefix("//"))
  }
}
