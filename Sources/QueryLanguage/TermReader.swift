import SearchModel

/// How a term without quotes or slashes is read: `regex:yes|no|auto`.
enum RegexMode: Hashable, Sendable {
  case yes, no, auto
}

/// Makes a pattern of a term's text: literal, regular expression or shell pattern.
struct TermReader {
  var mode: RegexMode

  /// The pattern of a bare term, `content:` or `sym:`. Its case is still open.
  func pattern(of term: Term, _ diagnostics: inout Diagnostics) throws(QueryError) -> Pattern {
    switch term.value {
    case .quoted(let text):
      if let place = text.firstIndex(of: UInt8(ascii: "\\")), text.at(place + 1) == UInt8(ascii: "n"),
        place + 2 < text.count
      {
        diagnostics.hint(
          "`\\n` between quotes is a backslash and an n; an expression between slashes searches over lines.")
      }
      return Self.literal(text)
    case .regex(let text): return try regex(text, at: term.valueStart, &diagnostics)
    case .bare(let text):
      switch mode {
      case .no: return Self.literal(text)
      case .yes: return try regex(text, at: term.valueStart, &diagnostics)
      case .auto: return guess(text, &diagnostics)
      }
    }
  }

  /// The pattern of `file:` and `repo:`, where any operator but `.` and `+`
  /// makes a regular expression: paths have those two in plain names.
  func pathPattern(of term: Term, _ diagnostics: inout Diagnostics) -> Pattern {
    guard case .bare(let raw) = term.value else { return Self.literal(term.value.bytes) }
    if let glob = Glob.regex(for: raw) {
      diagnostics.hint("`\(Self.show(raw))` is read as a shell pattern, that is as `\(glob)`.")
      return Pattern(glob, isRegex: true)
    }
    let text = Self.normalized(raw)
    let hasOperator = text.contains { "\\^$*?|()[]{}".utf8.contains($0) } || RegexSigns.read(text).isRegex
    guard hasOperator else { return Self.literal(text.isEmpty ? raw : text) }
    do throws(RegexSyntax.Problem) {
      return Self.pattern(text, try RegexSyntax.check(text))
    } catch {
      diagnostics.hint(
        "`\(Self.show(raw))` is searched as it stands, since it is no regular expression: \(error.message).")
      return Self.literal(raw)
    }
  }

  /// The rule for `regex:auto`: what shows signs of a regular expression and is a valid one.
  private func guess(_ raw: [UInt8], _ diagnostics: inout Diagnostics) -> Pattern {
    let signs = RegexSigns.read(raw)
    guard signs.isRegex else {
      if signs.hasWeakOperator, (try? RegexSyntax.check(raw)) != nil {
        diagnostics.hint(
          "`\(Self.show(raw))` is searched as it stands; write `/\(Self.show(raw))/` for a regular expression.")
      }
      return Self.literal(raw)
    }
    do throws(RegexSyntax.Problem) {
      let text = try Self.expression(raw)
      let facts = try RegexSyntax.check(text)
      if signs.isAmbiguous {
        diagnostics.hint(
          "`\(Self.show(raw))` is read as a regular expression; put it in double quotes to search for it as it stands.")
      }
      return Self.pattern(text, facts)
    } catch {
      diagnostics.hint(
        "`\(Self.show(raw))` is searched as it stands, since it is no regular expression: \(error.message).")
      return Self.literal(raw)
    }
  }

  private func regex(
    _ raw: [UInt8], at start: Int, _ diagnostics: inout Diagnostics
  ) throws(QueryError) -> Pattern {
    do throws(RegexSyntax.Problem) {
      _ = try RegexSyntax.check(raw)
      let text = try Self.expression(raw)
      return Self.pattern(text, try RegexSyntax.check(text))
    } catch {
      let range = start + error.range.lowerBound..<start + error.range.upperBound
      try diagnostics.report(
        QueryError(
          .badRegex, at: range, "This is no regular expression: \(error.message).",
          suggestion: "Put a backslash before a character to search for it, or the whole text in double quotes."))
      return Self.literal(raw)
    }
  }

  private static func expression(_ raw: [UInt8]) throws(RegexSyntax.Problem) -> [UInt8] {
    let text = normalized(raw)
    // `\Q\E` quotes nothing, and would match everywhere.
    guard !text.isEmpty else { throw RegexSyntax.Problem(range: 0..<raw.count, message: "it is empty") }
    return text
  }

  private static func literal(_ text: [UInt8]) -> Pattern { Pattern(String(decoding: text, as: UTF8.self)) }

  private static func pattern(_ text: [UInt8], _ facts: RegexSyntax.Facts) -> Pattern {
    if let literal = facts.literal, !literal.isEmpty { return Self.literal(literal) }
    return Pattern(String(decoding: text, as: UTF8.self), isRegex: true)
  }

  /// At most a line's worth of what was typed, for messages.
  private static func show(_ text: [UInt8]) -> String {
    let typed = String(decoding: text, as: UTF8.self)
    return typed.count > 60 ? typed.prefix(60) + "…" : typed
  }

  /// The expression without the escapes that only the query language needs (a
  /// slash, white space, a leading quotation mark or colon) and without
  /// `\Q...\E`, so that each expression has one spelling.
  static func normalized(_ raw: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var index = 0
    while index < raw.count {
      guard raw[index] == UInt8(ascii: "\\"), let next = raw.at(index + 1) else {
        text.append(raw[index])
        index += 1
        continue
      }
      if next == UInt8(ascii: "Q") {
        index = appendQuotation(from: index + 2, of: raw, to: &text)
        continue
      }
      let isOurs =
        next == UInt8(ascii: "/") || next.isSpace
        || (text.isEmpty && (next == UInt8(ascii: "\"") || next == UInt8(ascii: ":")))
      if !isOurs { text.append(raw[index]) }
      text.append(next)
      index += 2
    }
    return text
  }

  private static func appendQuotation(from start: Int, of raw: [UInt8], to text: inout [UInt8]) -> Int {
    var index = start
    while index < raw.count {
      if raw[index] == UInt8(ascii: "\\"), raw.at(index + 1) == UInt8(ascii: "E") { return index + 2 }
      let isOperator = raw[index].isPunctuation && raw[index] != UInt8(ascii: "_")
      if isOperator, !raw[index].isSpace, raw[index] != UInt8(ascii: "/") { text.append(UInt8(ascii: "\\")) }
      text.append(raw[index])
      index += 1
    }
    return index
  }
}
