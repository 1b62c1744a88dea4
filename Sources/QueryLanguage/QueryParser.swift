import SearchModel

/// What a query means, and what its reader should be told about it.
package struct Parse: Hashable, Sendable {
  package var query: ParsedQuery
  /// Sentences about how something was read that could mean two things.
  package var hints: [String]

  package init(query: ParsedQuery, hints: [String]) {
    self.query = query
    self.hints = hints
  }
}

/// Reads the query language of docs/query-syntax.md.
///
/// `or` binds weakest, then terms side by side (`and` may stand between them),
/// then `-` and `not`.
package struct QueryParser {
  /// Reads a finished query. `languages` gives the canonical name for what somebody typed after `lang:`, nil for no
  /// such language; from `languageNames` a message suggests another one.
  package static func parse(
    _ text: String, languages: @escaping (String) -> String? = { $0.lowercased() },
    languageNames: @autoclosure @escaping () -> [String] = []
  ) throws(QueryError) -> Parse {
    var diagnostics = Diagnostics(isLenient: false)
    return try parse(text, LanguageNames(canonical: languages, all: languageNames), &diagnostics)
  }

  /// Makes the best of a query that is still being typed; what would be an error is a hint.
  package static func parseLeniently(
    _ text: String, languages: @escaping (String) -> String? = { $0.lowercased() }
  ) -> Parse {
    var diagnostics = Diagnostics(isLenient: true)
    do throws(QueryError) {
      return try parse(text, LanguageNames(canonical: languages, all: { [] }), &diagnostics)
    } catch {
      // Lenient diagnostics throw nothing; the compiler cannot know.
      return Parse(query: ParsedQuery(root: .everything), hints: [error.description])
    }
  }

  private static func parse(
    _ text: String, _ languages: LanguageNames, _ diagnostics: inout Diagnostics
  ) throws(QueryError) -> Parse {
    let bytes = try checked(text, &diagnostics)
    let tokens = try Lexer.tokens(of: bytes, &diagnostics)
    var settings = Settings()
    let tree = try TreeBuilder.tree(of: tokens, &settings, &diagnostics)
    var resolver = Resolver(
      terms: TermReader(mode: settings.regexMode), languages: languages, diagnostics: diagnostics)
    let root = try resolver.query(tree, .auto)
    if case .not(.text) = root.simplified, let text = dashedWord(in: tokens, of: bytes) {
      resolver.diagnostics.hint(
        "`\(text)` leaves out what follows the dash; write `\(Spelling.quoted(text))` to search for it as it stands.")
    }
    let query = ParsedQuery(
      root: root.simplified, type: settings.type, forks: settings.forks, archived: settings.archived,
      count: settings.count, revision: settings.revision)
    return Parse(query: query, hints: resolver.diagnostics.hints)
  }

  /// The first word with a dash glued to it, as typed: a compiler's option more often than a wish for all the rest.
  private static func dashedWord(in tokens: [Token], of bytes: [UInt8]) -> String? {
    for (not, term) in zip(tokens, tokens.dropFirst()) where not.kind == .not && not.range.count == 1 {
      guard case .term(let term) = term.kind, case .bare = term.value else { continue }
      return bytes.text(not.range.lowerBound..<not.range.upperBound + term.value.bytes.count)
    }
    return nil
  }

  /// The bytes of the query, once its size and characters are fit to be read.
  private static func checked(_ text: String, _ diagnostics: inout Diagnostics) throws(QueryError) -> [UInt8] {
    var bytes = Array(text.utf8)
    if bytes.count > QueryLimits.length {
      try diagnostics.report(
        QueryError(
          .tooLong, at: QueryLimits.length..<bytes.count,
          "The query is \(bytes.count) bytes long; \(QueryLimits.length) are read.",
          suggestion: "Search for a shorter part of the text."))
      var end = QueryLimits.length
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.removeLast(bytes.count - end)
    }
    if let place = bytes.firstIndex(of: 0) {
      try diagnostics.report(
        QueryError(
          .nulCharacter, at: place..<place + 1, "The query contains a NUL character.",
          suggestion: "Remove it; it is invisible and usually comes from a copied binary file.", replacement: ""))
      for index in bytes.indices where bytes[index] == 0 { bytes[index] = UInt8(ascii: " ") }
    }
    return bytes
  }
}

/// What the parser knows of languages.
private struct LanguageNames {
  let canonical: (String) -> String?
  let all: () -> [String]
}

/// A term with its place, and the tree that the operators make of terms; `case:` is resolved later, since it may
/// stand behind the terms it holds for.
indirect enum TermTree {
  case term(Term, Range<Int>)
  case and([TermTree])
  case or([TermTree])
  case not(TermTree)
  /// A group with a `case:` of its own.
  case cased(CaseMode, TermTree)
}

/// Turns terms into leaves of the query.
private struct Resolver {
  let terms: TermReader
  let languages: LanguageNames
  var diagnostics: Diagnostics

  /// Recursion is as deep as parentheses nest, which the lexer limits.
  mutating func query(_ tree: TermTree, _ mode: CaseMode) throws(QueryError) -> Query {
    switch tree {
    case .term(let term, let range): return try leaf(term, range, mode)
    case .and(let parts): return .and(try queries(parts, mode))
    case .or(let parts): return .or(try queries(parts, mode))
    case .not(let part): return .not(try query(part, mode))
    case .cased(let inner, let part): return try query(part, inner)
    }
  }

  private mutating func queries(_ trees: [TermTree], _ mode: CaseMode) throws(QueryError) -> [Query] {
    var queries: [Query] = []
    for tree in trees { queries.append(try query(tree, mode)) }
    return queries
  }

  private mutating func leaf(_ term: Term, _ range: Range<Int>, _ mode: CaseMode) throws(QueryError) -> Query {
    let text = String(decoding: term.value.bytes, as: UTF8.self)
    switch term.field {
    case .file: return .file(cased(terms.pathPattern(of: term, &diagnostics), mode))
    case .repository:
      // Hosts do not tell names apart by case, whatever the text is searched with.
      return .repository(cased(terms.pathPattern(of: term, &diagnostics), .no))
    case .language: return try language(text, range)
    case .symbol: return .symbol(try pattern(term, mode), kind: term.kind)
    case .content: return .content(try pattern(term, mode))
    case .branch: return .branch(text)
    case .team, .owner: return .owner(text)
    case .regex:
      // As in zoekt, `regex:` with anything but a mode is a regular expression.
      var reader = terms
      reader.mode = .yes
      return .text(cased(try reader.pattern(of: term, &diagnostics), mode))
    case .caseMode, .type, .archived, .fork, .count, .revision, nil: return .text(try pattern(term, mode))
    }
  }

  private mutating func pattern(_ term: Term, _ mode: CaseMode) throws(QueryError) -> Pattern {
    cased(try terms.pattern(of: term, &diagnostics), mode)
  }

  private func cased(_ pattern: Pattern, _ mode: CaseMode) -> Pattern {
    var pattern = pattern
    pattern.ignoresCase = CaseRule.ignoresCase(pattern, mode)
    return pattern
  }

  private mutating func language(_ text: String, _ range: Range<Int>) throws(QueryError) -> Query {
    if let name = languages.canonical(text) { return .language(name.lowercased()) }
    let meant = NearestName.of(text, among: languages.all())
    let spelled = meant.map { "lang:" + Spelling.value($0.lowercased()) }
    try diagnostics.report(
      QueryError(
        .badValue, at: range, "There is no language `\(text)`.",
        suggestion: (spelled.map { "Did you mean `\($0)`? " } ?? "")
          + "Write its name or a usual short form, such as `lang:swift`, `lang:cpp` or `lang:py`.",
        replacement: spelled))
    return .everything
  }
}
