/// Reads the comment that documents a definition: the one directly before it, or in Python the string behind it.
struct DocumentationComment {
  private static let mostLines = 1_000
  /// Bytes that are kept: a few sentences.
  private static let longest = 400

  /// What starts a comment of one line.
  private let sign: StaticString
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

  private func before(_ line: Int, in lines: SourceLines) -> [TextSlice] {
    var found: [TextSlice] = []
    var line = line - 1
    guard line >= 0 else { return [] }
    if lines.trimmed(line).ends(with: "*/") {
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
      guard text.starts(with: sign), !text.starts(with: "#!") else { break }
      found.append(text)
      line -= 1
    }
    return found.reversed()
  }

  /// The lines of a string that stands alone behind a head.
  private func string(at line: Int, in lines: SourceLines) -> [TextSlice] {
    guard line < lines.count else { return [] }
    let first = lines.trimmed(line).drop { "rRuU".utf8.contains($0) }
    let both: [StaticString] = ["\"\"\"", "'''"]
    guard let quotes = both.first(where: first.starts) else { return [] }
    var found: [TextSlice] = []
    var text = first.dropFirst(quotes.utf8CodeUnitCount)
    var next = line + 1
    while true {
      if let end = text.place(of: quotes) { return found + [text[..<end]] }
      found.append(text)
      guard next < lines.count, found.count < Self.mostLines else { return [] }
      text = lines.trimmed(next)
      next += 1
    }
  }

  /// What ends the sentences that say what it is for.
  private static let ends = Beginnings([
    "- parameter", "- returns", "- throws", "- note", "- precondition", "- complexity", "- seealso", "- warning",
    "@param", "@return", "@throws", "@see", "@since", "@author", "\\param", "\\return", ":param", ":return", "args:",
    "arguments:", "parameters", "returns:", "raises:", "yields:", "example", "```", "~~~", "===", "---",
    ">>>", "#",
  ])
  /// Comments that are about something else than what follows.
  private static let foreign = Beginnings([
    "mark:", "swiftlint", "swift-format", "copyright", "spdx-", "eslint", "nolint", "pragma", "noqa", "type:", "clang-",
    "===---", "todo", "fixme", "go:", "+build",
  ])

  private func prose(_ lines: [TextSlice]) -> String {
    var kept: [TextSlice] = []
    var size = 0
    for line in lines {
      let (text, isCode) = withoutSigns(line)
      if Self.foreign.begin(text) || Self.isRule(text) {
        // A heading or a licence stands apart from what follows it.
        kept = []
        size = 0
        continue
      }
      if isCode || Self.ends.begin(text) {
        if kept.isEmpty { continue } else { break }
      }
      kept.append(text)
      size += text.count
      if size > Self.longest { break }
    }
    let plain = Self.plain(kept.withSingleBlanks)
    guard Self.hasLetter(plain[...], orDigit: false) else { return "" }
    let text = String(decoding: plain, as: UTF8.self)
    guard plain.count > Self.longest else { return text }
    return text.prefix(Self.longest).split(separator: " ").dropLast().joined(separator: " ") + "…"
  }

  /// Without the marks of code, and the word by which Doxygen knows the first sentence.
  private static func plain(_ words: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(words.count)
    var place = 0
    while place < words.count {
      let rest = words[place...]
      if rest.starts(with: "@brief ") || rest.starts(with: "\\brief ") {
        place += 7
      } else {
        if words[place] != UInt8(ascii: "`") { plain.append(words[place]) }
        place += 1
      }
    }
    return plain
  }

  /// A line of signs.
  private static func isRule(_ text: TextSlice) -> Bool {
    // Bytes that continue a character are no sign of their own.
    text.count > 3 && !hasLetter(text, orDigit: true) && text.count(where: { $0 & 0xC0 != 0x80 }) > 3
  }

  private static func hasLetter(_ text: TextSlice, orDigit: Bool) -> Bool {
    var isASCII = true
    for byte in text {
      if (0x61...0x7A).contains(byte.asciiLowercased) || orDigit && (0x30...0x39).contains(byte) { return true }
      isASCII = isASCII && byte < 0x80
    }
    guard !isASCII else { return false }
    return String(decoding: text, as: UTF8.self).contains { $0.isLetter || orDigit && $0.isNumber }
  }

  /// The words of a line, and whether it is indented as code is in Markdown.
  private func withoutSigns(_ line: TextSlice) -> (text: TextSlice, isCode: Bool) {
    var text = line
    if text.ends(with: "*/") { text = text.dropLast(2) }
    text = text.drop { isMark($0) }
    return (text.trimmingBlanks, text.starts(with: "     ") && line.starts(with: "//"))
  }

  private func isMark(_ byte: UInt8) -> Bool {
    "/*!".utf8.contains(byte) || (0..<sign.utf8CodeUnitCount).contains { sign.utf8Start[$0] == byte }
  }
}

/// Texts that a line may begin with, by their first letter: nearly every line begins with another.
private struct Beginnings {
  /// For each byte the rest of the texts that it begins.
  private var rests = [[[UInt8]]](repeating: [], count: 256)

  /// `texts`: in lower case, not empty.
  init(_ texts: [String]) {
    for text in texts {
      let bytes = Array(text.utf8)
      rests[Int(bytes[0])].append(Array(bytes.dropFirst()))
    }
  }

  /// Whether the line begins with one of them, in whatever case.
  func begin(_ line: TextSlice) -> Bool {
    guard let first = line.first else { return false }
    let tail = line.dropFirst()
    return rests[Int(first.asciiLowercased)].contains { rest in
      tail.count >= rest.count && zip(tail, rest).allSatisfy { $0.asciiLowercased == $1 }
    }
  }
}
