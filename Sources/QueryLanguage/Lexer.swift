import SearchModel

/// Cuts a query into tokens.
///
/// Parentheses are the hard part, since they group terms, are operators of
/// regular expressions and stand in code. One that begins a word groups when
/// there is white space before its partner; otherwise it belongs to the word.
struct Lexer {
  /// One level of grouping.
  private struct Group {
    /// The place of `(`; nil for the whole query.
    var start: Int?
    /// Parentheses that words of this group opened and have not closed: in
    /// `foo(a, b)` the second word closes what the first one opened.
    var pending = 0
  }

  private let bytes: [UInt8]
  private var index = 0
  private var groups: [Group] = [Group()]
  private var tokens: [Token] = []
  private var termCount = 0
  private var isNegated = false

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func tokens(of bytes: [UInt8], _ diagnostics: inout Diagnostics) throws(QueryError) -> [Token] {
    var lexer = Lexer(bytes)
    while lexer.index < bytes.count, lexer.termCount <= QueryLimits.terms {
      try lexer.readToken(&diagnostics)
    }
    if lexer.termCount > QueryLimits.terms {
      let place = lexer.tokens.popLast()?.range ?? 0..<0
      try diagnostics.report(
        QueryError(
          .tooManyTerms, at: place, "The query has more than \(QueryLimits.terms) terms.",
          suggestion: "Search in several steps, or join words with `|` in one regular expression."))
    } else if let start = lexer.groups.last?.start {
      try diagnostics.report(Self.unclosed(start))
    }
    return lexer.tokens
  }

  private static func unclosed(_ start: Int) -> QueryError {
    QueryError(
      .unclosedParenthesis, at: start..<start + 1, "This parenthesis is never closed.",
      suggestion: "Close it with `)`, or put the text in double quotes to search for a parenthesis.")
  }

  private mutating func emit(_ kind: Token.Kind, to end: Int) {
    tokens.append(Token(kind: kind, range: index..<end))
    index = end
    if case .term = kind { termCount += 1 }
    isNegated = false
  }

  /// Passes over a half-typed term, and over the minus sign before it.
  private mutating func skip(to end: Int) {
    if isNegated { tokens.removeLast() }
    isNegated = false
    index = max(end, index + 1)
  }

  private mutating func readToken(_ diagnostics: inout Diagnostics) throws(QueryError) {
    switch bytes[index] {
    case let byte where byte.isSpace: index += 1
    case UInt8(ascii: "-") where isNegation(at: index):
      emit(.not, to: index + 1)
      isNegated = true
    case UInt8(ascii: "(") where groupReading(at: index) != .word: try openGroup(&diagnostics)
    case UInt8(ascii: ")") where closesHere(index): try closeGroup(&diagnostics)
    default: try readTerm(&diagnostics)
    }
  }

  /// A dash excludes what it is glued to; `--flag`, `->next`, `-=` and `-1` are text.
  private func isNegation(at index: Int) -> Bool {
    guard let next = bytes.at(index + 1) else { return false }
    return !next.isSpace && !next.isDigit && !"->=)".utf8.contains(next)
  }

  // MARK: Groups

  private mutating func openGroup(_ diagnostics: inout Diagnostics) throws(QueryError) {
    if groupReading(at: index) == .unclosed { try diagnostics.report(Self.unclosed(index)) }
    guard groups.count <= QueryLimits.depth else {
      try diagnostics.report(
        QueryError(
          .tooDeep, at: index..<index + 1, "Parentheses nest deeper than \(QueryLimits.depth).",
          suggestion: "Leave out parentheses that are not needed."))
      // Each further parenthesis would be matched against all that follows.
      index = bytes.count
      return
    }
    groups.append(Group(start: index))
    emit(.open, to: index + 1)
  }

  /// Whether a `)` that begins a word is one of the query's own.
  private func closesHere(_ index: Int) -> Bool {
    guard let group = groups.last, group.pending == 0 else { return false }
    return group.start != nil || isEnd(index + 1)
  }

  private mutating func closeGroup(_ diagnostics: inout Diagnostics) throws(QueryError) {
    guard groups.count > 1 else {
      try diagnostics.report(
        QueryError(
          .unopenedParenthesis, at: index..<index + 1, "This parenthesis closes nothing.",
          suggestion: "Remove it, or put it in double quotes to search for it.", replacement: ""))
      index += 1
      return
    }
    groups.removeLast()
    emit(.close, to: index + 1)
  }

  private enum GroupReading { case group, word, unclosed }

  /// What the `(` at `start`, which begins a word, is.
  private func groupReading(at start: Int) -> GroupReading {
    guard let (close, hasSpace) = matchingParenthesis(from: start) else {
      // Nothing follows that it could group: `foo (` is half a function call, and no group.
      return .unclosed
    }
    if hasSpace { return .group }
    if close == start + 1 || !isEnd(close + 1) { return .word }
    var first = start
    while bytes[first] == UInt8(ascii: "(") { first += 1 }
    if isNegation(at: first) && bytes[first] == UInt8(ascii: "-") || protectedEnd(at: first) != nil
      || fieldName(at: first) != nil
    {
      return .group
    }
    return RegexSigns.read(Array(bytes[start...close])).isRegex ? .word : .group
  }

  /// The `)` for the `(` at `start`, and whether white space stands between them
  /// that is neither quoted nor escaped.
  private func matchingParenthesis(from start: Int) -> (close: Int, hasSpace: Bool)? {
    var depth = 1
    var hasSpace = false
    var startsWord = true
    var position = start + 1
    while let byte = bytes.at(position) {
      if startsWord, let end = protectedEnd(at: position) {
        position = end
        startsWord = false
        continue
      }
      startsWord = false
      switch byte {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "["):
        if let end = bytes.endOfClass(from: position, spaces: false) { position = end - 1 }
      case UInt8(ascii: "("):
        depth += 1
        startsWord = true
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return (position, hasSpace) }
      case UInt8(ascii: "-"): startsWord = bytes[position - 1].isSpace || bytes[position - 1] == UInt8(ascii: "(")
      default:
        if byte.isSpace { (hasSpace, startsWord) = (true, true) }
      }
      position += 1
    }
    return nil
  }

  /// The end of a quoted text, a regular expression between slashes, or a field
  /// with one of these, that begins at `start`.
  private func protectedEnd(at start: Int) -> Int? {
    let value = valueStart(at: start)
    switch bytes.at(value) {
    case UInt8(ascii: "\""): return quotedEnd(from: value)
    case UInt8(ascii: "/"): return regexEnd(from: value)
    default: return nil
    }
  }

  private func valueStart(at start: Int) -> Int {
    guard let (field, value) = fieldName(at: start) else { return start }
    return field == .symbol ? symbolKind(at: value)?.value ?? value : value
  }

  /// Whether a term may end before `index`.
  private func isEnd(_ index: Int) -> Bool {
    guard let byte = bytes.at(index) else { return true }
    return byte.isSpace || byte == UInt8(ascii: ")")
  }

  // MARK: Terms

  private mutating func readTerm(_ diagnostics: inout Diagnostics) throws(QueryError) {
    let start = index
    if let (field, value) = fieldName(at: start) {
      return try readField(field, value, &diagnostics)
    }
    try checkUnknownField(at: start, &diagnostics)
    let (value, valueStart, end) = try readValue(at: start, allowsSlashes: true, &diagnostics)
    guard !value.bytes.isEmpty else {
      try diagnostics.report(
        QueryError(
          .missingValue, at: start..<end, "Nothing stands between these quotation marks.",
          suggestion: "Write the text to search for between them."))
      return skip(to: end)
    }
    let word = bytes.text(start..<end)
    if !isNegated, let keyword = Self.keywords[word] { return emit(keyword, to: end) }
    emit(.term(Term(value: value, valueStart: valueStart)), to: end)
  }

  private static let keywords: [String: Token.Kind] = [
    "or": .or, "OR": .or, "and": .and, "AND": .and, "not": .not, "NOT": .not,
  ]

  /// Reads `"…"`, `/…/` or a bare word at `start`.
  private mutating func readValue(
    at start: Int, allowsSlashes: Bool, _ diagnostics: inout Diagnostics
  ) throws(QueryError) -> (Term.Value, valueStart: Int, end: Int) {
    if bytes.at(start) == UInt8(ascii: "\"") {
      guard let end = quotedEnd(from: start) else {
        try diagnostics.report(
          QueryError(
            .unclosedQuote, at: start..<bytes.count, "This quotation mark is never closed.",
            suggestion: "Close it with `\"`, or write `\\\"` to search for a quotation mark.",
            replacement: Spelling.quoted(String(decoding: unescapeQuoted(start + 1..<bytes.count), as: UTF8.self))))
        return (.quoted(unescapeQuoted(start + 1..<bytes.count)), start + 1, bytes.count)
      }
      if isEnd(end) { return (.quoted(unescapeQuoted(start + 1..<end - 1)), start + 1, end) }
      // `"key":` is code: the quotes belong to the text, and still keep its spaces.
      let wordEnd = endOfWord(from: end)
      return (.bare(Array(bytes[start..<wordEnd])), start, wordEnd)
    }
    if allowsSlashes, bytes.at(start) == UInt8(ascii: "/") {
      if let end = regexEnd(from: start) { return (.regex(Array(bytes[start + 1..<end - 1])), start + 1, end) }
      try checkUnclosedRegex(at: start, &diagnostics)
    }
    let end = endOfWord(from: start)
    return (.bare(Array(bytes[start..<end])), start, end)
  }

  private func quotedEnd(from start: Int) -> Int? {
    var position = start + 1
    while let byte = bytes.at(position) {
      if byte == UInt8(ascii: "\"") { return position + 1 }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// `\"` and `\\`; any other backslash is one, since quoted text is mostly
  /// code that has escapes of its own (`"\n"`).
  private func unescapeQuoted(_ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < range.upperBound,
        bytes[position + 1] == UInt8(ascii: "\"") || bytes[position + 1] == UInt8(ascii: "\\")
      {
        position += 1
      }
      text.append(bytes[position])
      position += 1
    }
    return text
  }

  /// The end of `/…/` at `start`: the slash that closes it stands before white
  /// space, and a slash within is escaped or in a class. Anything else, like
  /// `/usr/bin` or `// note`, is text.
  private func regexEnd(from start: Int) -> Int? {
    guard let first = bytes.at(start + 1), !first.isSpace, first != UInt8(ascii: "/"), first != UInt8(ascii: "*") else {
      return nil
    }
    var position = start + 1
    while let byte = bytes.at(position) {
      switch byte {
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "["): position = bytes.endOfClass(from: position, spaces: true) ?? position + 1
      case UInt8(ascii: "/"): return isEnd(position + 1) ? position + 1 : nil
      default: position += 1
      }
    }
    return nil
  }

  private func checkUnclosedRegex(at start: Int, _ diagnostics: inout Diagnostics) throws(QueryError) {
    guard !bytes[(start + 1)...].contains(UInt8(ascii: "/")) else { return }
    let end = plainEnd(from: start)
    guard RegexSigns.read(Array(bytes[start..<end])).isRegex else { return }
    try diagnostics.report(
      QueryError(
        .unclosedRegex, at: start..<bytes.count, "The regular expression that begins with this slash is never closed.",
        suggestion: "Close it with `/`, or put the text in double quotes to search for a slash."))
  }

  private func plainEnd(from start: Int) -> Int {
    bytes[start...].firstIndex(where: \.isSpace) ?? bytes.count
  }

  /// The end of a bare word: white space, or a parenthesis of the query.
  private mutating func endOfWord(from start: Int) -> Int {
    var depth = 0
    var position = start
    scan: while let byte = bytes.at(position), !byte.isSpace {
      switch byte {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "["):
        if let end = bytes.endOfClass(from: position, spaces: false) { position = end - 1 }
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth > 0 {
          depth -= 1
        } else if groups[groups.count - 1].pending > 0 {
          groups[groups.count - 1].pending -= 1
        } else if groups.count > 1 {
          break scan
        }
      default: break
      }
      position += 1
    }
    groups[groups.count - 1].pending += depth
    return min(position, bytes.count)
  }

  // MARK: Fields

  /// The letters before a colon at `start`, and the place after it.
  private func nameBeforeColon(at start: Int) -> (name: String, value: Int)? {
    var end = start
    while let byte = bytes.at(end), byte.isLetter { end += 1 }
    guard end > start, bytes.at(end) == UInt8(ascii: ":") else { return nil }
    // `std::vector`, `file::open`, `https://host` and `content://item` are text.
    if bytes.at(end + 1) == UInt8(ascii: ":") { return nil }
    if bytes.at(end + 1) == UInt8(ascii: "/"), bytes.at(end + 2) == UInt8(ascii: "/") { return nil }
    return (bytes.text(start..<end), end + 1)
  }

  private func fieldName(at start: Int) -> (field: QueryField, value: Int)? {
    guard let (name, value) = nameBeforeColon(at: start) else { return nil }
    if let field = QueryField.names[name] { return (field, value) }
    guard !isEnd(value) else { return nil }
    // `T:` and `C:\dir` are code; only small letters abbreviate fields.
    guard name.utf8.count > 1 else { return nil }
    let lowered = name.lowercased()
    guard let field = QueryField.names[lowered] ?? QueryField.borrowedNames[lowered] else { return nil }
    return (field, value)
  }

  private func checkUnknownField(at start: Int, _ diagnostics: inout Diagnostics) throws(QueryError) {
    guard let (name, value) = nameBeforeColon(at: start), !isEnd(value), name.utf8.allSatisfy(\.isLower),
      let meant = QueryField.meant(by: name)
    else { return }
    try diagnostics.report(
      QueryError(
        .unknownField, at: start..<value - 1, "There is no field `\(name):`.",
        suggestion: "Did you mean `\(meant):`? To search for the text, put it in double quotes.", replacement: meant))
  }

  private mutating func readField(
    _ field: QueryField, _ start: Int, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    var valueStart = start
    var kind: SymbolKind?
    if field == .symbol, let (found, next) = symbolKind(at: start) { (kind, valueStart) = (found, next) }
    let takesSlashes = field == .content || field == .symbol || field == .regex
    let (value, textStart, end) = try readValue(at: valueStart, allowsSlashes: takesSlashes, &diagnostics)
    guard !value.bytes.isEmpty else {
      let name = bytes.text(index..<valueStart)
      let gap = end..<(bytes[end...].firstIndex { !$0.isSpace } ?? end)
      // `lang: swift` lacks nothing but a space too many.
      let isGap = !gap.isEmpty && bytes[gap.upperBound].isWord && fieldName(at: gap.upperBound) == nil
      try diagnostics.report(
        QueryError(
          .missingValue, at: index..<(isGap ? gap.upperBound : end), "`\(name)` has no value.",
          suggestion: "Write the value right after the colon, or put `\"\(name)\"` in double quotes to search for it.",
          replacement: isGap ? name : nil))
      return skip(to: end)
    }
    emit(.term(Term(field: field, kind: kind, value: value, valueStart: textStart)), to: end)
  }

  private static let symbolKinds: [String: SymbolKind] = {
    var kinds: [String: SymbolKind] = [
      "func": .function, "fn": .function, "init": .initializer, "var": .variable, "let": .constant, "const": .constant,
    ]
    for kind in SymbolKind.allCases { kinds[kind.name] = kind }
    return kinds
  }()

  private func symbolKind(at start: Int) -> (SymbolKind, value: Int)? {
    guard let (name, value) = nameBeforeColon(at: start), let kind = Self.symbolKinds[name] else { return nil }
    return (kind, value)
  }
}
