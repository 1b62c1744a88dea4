import SearchModel

/// Writes a tree as a query.
///
/// For every tree that the parser gives, reading the text again gives the same
/// tree. A tree made otherwise is printed with the same meaning, where the
/// language can say it: a `repo:` that minds case comes back without.
package enum QueryPrinter {
  /// The canonical text of a query: settings first, then the terms.
  package static func text(of query: ParsedQuery) -> String {
    var words: [String] = []
    if let type = query.type { words.append("type:\(type.rawValue)") }
    if query.forks != .no { words.append("fork:\(query.forks.rawValue)") }
    if query.archived != .no { words.append("archived:\(query.archived.rawValue)") }
    if let count = query.count { words.append("count:\(count == .max ? "all" : String(count))") }
    if let revision = query.revision { words.append("rev:" + Spelling.value(revision)) }
    let root = query.root.simplified
    let mode = commonMode(of: root)
    if mode != .auto { words.append("case:\(mode.rawValue)") }
    let terms = Writer(mode: mode).text(of: root, inside: .top)
    if !terms.isEmpty { words.append(terms) }
    return words.joined(separator: " ")
  }

  /// The mode under which every pattern has the case it has; `auto` when only groups of their own can say it.
  private static func commonMode(of root: Query) -> CaseMode {
    let patterns = patterns(in: root)
    let fits = { (mode: CaseMode) in patterns.allSatisfy { $0.ignoresCase == CaseRule.ignoresCase($0, mode) } }
    return [CaseMode.auto, .yes, .no].first(where: fits) ?? .auto
  }

  private static func patterns(in query: Query) -> [Pattern] {
    switch query {
    case .and(let parts), .or(let parts): parts.flatMap(patterns)
    case .not(let part): patterns(in: part)
    case .text(let pattern), .content(let pattern), .file(let pattern), .symbol(let pattern, kind: _): [pattern]
    default: []
    }
  }

  private enum Place { case top, conjunction, disjunction, negation }

  private struct Writer {
    let mode: CaseMode

    func text(of query: Query, inside place: Place) -> String {
      switch query {
      case .everything: ""
      // Nothing is both a word and not that word.
      case .nothing: grouped("nothing -nothing", place != .top)
      case .and(let parts):
        grouped(parts.map { text(of: $0, inside: .conjunction) }.joined(separator: " "), place == .negation)
      case .or(let parts):
        grouped(parts.map { text(of: $0, inside: .disjunction) }.joined(separator: " or "), place != .top)
      case .not(let part): negated(text(of: part, inside: .negation))
      default: leaf(query)
      }
    }

    private func grouped(_ text: String, _ needed: Bool) -> String { needed ? "(\(text))" : text }

    /// `-1` and `--x` would be text.
    private func negated(_ text: String) -> String {
      guard let first = text.utf8.first, !first.isDigit, !"->=".utf8.contains(first) else { return "not " + text }
      return "-" + text
    }

    private func leaf(_ query: Query) -> String {
      switch query {
      case .text(let pattern): cased(pattern, pattern.isRegex ? Spelling.regex(pattern) : Spelling.word(pattern.text))
      case .content(let pattern): cased(pattern, "content:" + Spelling.pattern(pattern))
      case .file(let pattern): cased(pattern, "file:" + Spelling.path(pattern))
      case .repository(let pattern): "repo:" + Spelling.path(pattern)
      case .language(let name): "lang:" + Spelling.value(name)
      case .symbol(let pattern, let kind):
        cased(pattern, "sym:" + (kind.map { $0.name + ":" } ?? "") + Spelling.pattern(pattern))
      case .branch(let name): "branch:" + Spelling.value(name)
      case .owner(let name): "owner:" + Spelling.value(name)
      default: ""
      }
    }

    private func cased(_ pattern: Pattern, _ text: String) -> String {
      if pattern.ignoresCase == CaseRule.ignoresCase(pattern, mode) { return text }
      return "(case:\(pattern.ignoresCase ? "no" : "yes") \(text))"
    }
  }
}

/// How texts are written so that they are read back as they are.
enum Spelling {
  /// A bare term.
  static func word(_ text: String) -> String {
    let isKeyword = ["or", "OR", "and", "AND", "not", "NOT"].contains(text)
    return isKeyword || !isPlain(text, allowing: "") ? quoted(text) : text
  }

  /// The value of a field that takes a plain text.
  static func value(_ text: String) -> String { isPlain(text, allowing: "+#/-.") ? text : quoted(text) }

  /// The value of `content:` and `sym:`.
  static func pattern(_ pattern: Pattern) -> String {
    if pattern.isRegex { return regex(pattern) }
    return isPlain(pattern.text, allowing: "") ? pattern.text : quoted(pattern.text)
  }

  /// The value of `file:` and `repo:`, which needs no slashes around an expression.
  static func path(_ pattern: Pattern) -> String {
    guard pattern.isRegex else { return isPlain(pattern.text, allowing: "/-.+") ? pattern.text : quoted(pattern.text) }
    let text = pathExpression(Array(pattern.text.utf8))
    var diagnostics = Diagnostics(isLenient: true)
    let term = Term(value: .bare(text), valueStart: 0)
    // `a.b` and `*.c` would be read as a name and as a shell pattern.
    let isRead = TermReader(mode: .auto).pathPattern(of: term, &diagnostics).isRegex && Glob.regex(for: text) == nil
    let spelled = String(decoding: text, as: UTF8.self)
    return isRead ? spelled : "(?:\(spelled))"
  }

  private static func pathExpression(_ expression: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for byte in expression {
      let isHead =
        text.isEmpty && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/"))
      if isHead || byte.isSpace { text.append(UInt8(ascii: "\\")) }
      text.append(byte)
    }
    return text
  }

  /// `/…/`
  static func regex(_ pattern: Pattern) -> String {
    var text: [UInt8] = [UInt8(ascii: "/")]
    var isEscaped = false
    for (index, byte) in pattern.text.utf8.enumerated() {
      let needsEscape = byte == UInt8(ascii: "/") || (index == 0 && byte.isSpace)
      if needsEscape && !isEscaped { text.append(UInt8(ascii: "\\")) }
      text.append(byte)
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return String(decoding: text, as: UTF8.self) + "/"
  }

  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self) + "\""
  }

  /// Whether the text consists of characters that nothing else is made of.
  private static func isPlain(_ text: String, allowing extra: String) -> Bool {
    guard let first = text.utf8.first, first.isWord else { return false }
    return text.utf8.allSatisfy { $0.isWord || extra.utf8.contains($0) }
  }
}
