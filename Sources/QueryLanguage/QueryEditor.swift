/// Edits one filter of a query as somebody typed it: puts it in or takes it out and
/// leaves every other character where it is.
///
/// A filter counts as selected when it stands on the top level of the query
/// and holds for every result: not negated, not in parentheses, not beside an
/// `or`. A file has one language, one repository, one path and one owner, so a newly
/// selected value takes the place of the one selected before.
package struct QueryEditor {
  package enum Field: Hashable, Sendable, CaseIterable {
    /// The repository's whole name; written as `repo:^owner/name$`. Other `repo:` patterns are left alone.
    case repository
    /// The whole path; written as `file:^path$`. Other `file:` patterns are left alone.
    case path
    case language
    /// The owner team, also written as `team:`.
    case owner
  }

  /// The canonical name of a language, nil for no such language; as in `QueryParser`.
  package typealias Languages = (String) -> String?

  private let field: Field
  private let draft: QueryDraft
  private let selections: [QueryDraft.Selection]
  /// The query without what is selected of the field.
  private let rest: QueryDraft

  package init(_ field: Field, of query: String, languages: @escaping Languages = { $0.lowercased() }) {
    self.init(field, of: QueryDraft(query, languages))
  }

  private init(_ field: Field, of draft: QueryDraft) {
    self.field = field
    self.draft = draft
    selections = draft.selections(of: field)
    rest = selections.isEmpty ? draft : draft.saying(draft.removing(selections))
  }

  /// The editor of another field of the same query, which is not read again.
  package func editor(of field: Field) -> QueryEditor { QueryEditor(field, of: draft) }

  /// Whether the query asks for exactly this value.
  package func selects(_ value: String) -> Bool { selections.contains { field.names(value, in: $0.leaf) } }

  /// The query with this value selected. An empty value selects nothing.
  package func adding(_ value: String) -> String {
    guard !value.isEmpty, !selects(value) else { return draft.text }
    let filter = field.filter(value)
    let wanted = field.leaves(value).map { ParsedQuery.narrowed(rest.query, by: $0) }
    let texts = [draft.replacing(selections, with: filter), rest.appending(filter), rest.prepending(filter)]
    let fitting = texts.lazy.compactMap(\.self).first { text in
      let edited = draft.saying(text)
      return wanted.contains { draft.isWellReplaced(by: edited, asking: $0) }
        && edited.selections(of: field).contains { field.names(value, in: $0.leaf) }
    }
    return fitting ?? wanted.first.map(QueryPrinter.text) ?? draft.text
  }

  /// The query without this value; unchanged when it is not selected.
  package func removing(_ value: String) -> String {
    let selections = selections.filter { field.names(value, in: $0.leaf) }
    return selections.isEmpty ? draft.text : draft.removing(selections)
  }
}

extension QueryEditor.Field {
  /// How the filter is written.
  fileprivate func filter(_ value: String) -> String {
    switch self {
    case .repository: "repo:" + Spelling.path(Pattern(exactly: value, ignoresCase: true))
    case .path: "file:" + Spelling.path(Pattern(exactly: value, ignoresCase: true))
    case .language: "lang:" + Spelling.value(value.lowercased())
    case .owner: "owner:" + Spelling.value(value)
    }
  }

  /// How the parser may read it. Whether case matters in a path depends on it and on the query around.
  fileprivate func leaves(_ value: String) -> [Query] {
    switch self {
    case .repository: [.repository(Pattern(exactly: value, ignoresCase: true))]
    case .path: [.file(Pattern(exactly: value, ignoresCase: true)), .file(Pattern(exactly: value))]
    case .language: [.language(value.lowercased())]
    case .owner: [.owner(value)]
    }
  }

  /// Whether a filter written with this name could be a value of this field.
  fileprivate func isWritten(_ name: QueryField?) -> Bool {
    switch self {
    case .repository: name == .repository
    case .path: name == .file
    case .language: name == .language
    case .owner: name == .owner || name == .team
    }
  }

  /// Whether the leaf is a value of this field that could be selected.
  fileprivate func isSelection(_ leaf: Query) -> Bool {
    switch (self, leaf) {
    case (.repository, .repository(let pattern)), (.path, .file(let pattern)): Self.name(in: pattern) != nil
    case (.language, .language), (.owner, .owner): true
    default: false
    }
  }

  fileprivate func names(_ value: String, in leaf: Query) -> Bool {
    switch (self, leaf) {
    case (.repository, .repository(let pattern)), (.path, .file(let pattern)):
      Self.name(in: pattern) == value.lowercased()
    case (.language, .language(let name)), (.owner, .owner(let name)): name.lowercased() == value.lowercased()
    default: false
    }
  }

  /// The one name, in lower case, that `^name$` matches.
  private static func name(in pattern: Pattern) -> String? {
    let text = Array(pattern.text.utf8)
    guard pattern.isRegex, text.count > 2, text.first == UInt8(ascii: "^"), text.last == UInt8(ascii: "$"),
      let facts = try? RegexSyntax.check(Array(text[1..<(text.count - 1)])), let literal = facts.literal
    else { return nil }
    return String(decoding: literal, as: UTF8.self).lowercased()
  }
}

/// A query's text with its tokens, to be edited.
private struct QueryDraft {
  struct Selection {
    /// Index of the filter's token.
    var token: Int
    var leaf: Query

    /// How the query around may have it read: case matters in a path where it says so.
    var leaves: [Query] {
      guard case .file(var pattern) = leaf else { return [leaf] }
      pattern.ignoresCase.toggle()
      return [leaf, .file(pattern)]
    }
  }

  let text: String
  let query: ParsedQuery
  private let isCorrect: Bool
  private let languages: QueryEditor.Languages
  private let bytes: [UInt8]
  private let tokens: [Token]

  init(_ text: String, _ languages: @escaping QueryEditor.Languages) {
    self.text = text
    self.languages = languages
    bytes = Array(text.utf8)
    let parse = try? QueryParser.parse(text, languages: languages)
    isCorrect = parse != nil
    query = (parse ?? QueryParser.parseLeniently(text, languages: languages)).query
    var diagnostics = Diagnostics(isLenient: true)
    tokens = (try? Lexer.tokens(of: bytes, &diagnostics)) ?? []
  }

  /// Another text, read by the same rules.
  func saying(_ text: String) -> QueryDraft { QueryDraft(text, languages) }

  /// The positions of the tokens outside of parentheses.
  private var topLevel: [Int] {
    var depth = 0
    return tokens.indices.filter { index in
      switch tokens[index].kind {
      case .open: depth += 1
      case .close: depth -= 1
      default: return depth == 0
      }
      return false
    }
  }

  private var hasAlternatives: Bool { topLevel.contains { tokens[$0].kind == .or } }

  /// The filters of the field that hold for every result.
  func selections(of field: QueryEditor.Field) -> [Selection] {
    guard !hasAlternatives else { return [] }
    return topLevel.compactMap { index in
      guard case .term(let term) = tokens[index].kind, field.isWritten(term.field),
        index == 0 || tokens[index - 1].kind != .not
      else { return nil }
      let leaf = QueryParser.parseLeniently(words(tokens[index].range), languages: languages).query.root
      return field.isSelection(leaf) ? Selection(token: index, leaf: leaf) : nil
    }
  }

  private func words(_ range: Range<Int>) -> String { bytes.text(range) }

  /// The text with the first selection exchanged for `filter` and without the others; nil without any.
  func replacing(_ selections: [Selection], with filter: String) -> String? {
    guard let first = selections.first else { return nil }
    let rest = selections.dropFirst().map { range(of: $0) }
    return edited([(tokens[first.token].range, filter)] + rest.map { ($0, "") })
  }

  /// The text without the selections; parentheses that only `appending` needed are gone.
  func removing(_ selections: [Selection]) -> String {
    guard !selections.isEmpty else { return text }
    let wanted = query.without(Set(selections.flatMap(\.leaves)))
    // From behind, so that the tokens before keep their numbers.
    let left = selections.reversed().reduce(self) { draft, selection in
      guard draft.tokens.indices.contains(selection.token) else { return draft }
      return saying(draft.edited([(draft.range(of: selection), "")]))
    }
    guard isWellReplaced(by: left, asking: wanted) else { return QueryPrinter.text(of: wanted) }
    guard let inner = left.unwrapped, isWellReplaced(by: inner, asking: wanted) else { return left.text }
    return inner.text
  }

  /// Whether the other one asks for `wanted`, and is no less correct than this one.
  func isWellReplaced(by other: QueryDraft, asking wanted: ParsedQuery) -> Bool {
    wanted.asksTheSame(as: other.query) && (other.isCorrect || !isCorrect)
  }

  func appending(_ filter: String) -> String {
    text.isEmpty ? filter : (grouped.last?.isWhitespace == true ? grouped : grouped + " ") + filter
  }

  func prepending(_ filter: String) -> String { filter + " " + grouped }

  /// The text as one operand of a conjunction.
  private var grouped: String { hasAlternatives ? "(\(text))" : text }

  /// The text between the parentheses around all of it, when they hold alternatives together.
  private var unwrapped: QueryDraft? {
    guard tokens.count > 2, tokens.first?.kind == .open, tokens.last?.kind == .close,
      let start = tokens.first?.range.upperBound, let end = tokens.last?.range.lowerBound
    else { return nil }
    let inner = saying(bytes.text(start..<end))
    return inner.hasAlternatives ? inner : nil
  }

  /// The bytes that go with the filter: an `and` that would be left over, and the space on one side.
  private func range(of selection: Selection) -> Range<Int> {
    var first = selection.token
    var last = selection.token
    if first > 0, tokens[first - 1].kind == .and {
      first -= 1
    } else if last + 1 < tokens.count, tokens[last + 1].kind == .and {
      last += 1
    }
    var range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
    while let byte = bytes.at(range.lowerBound - 1), byte.isSpace {
      range = (range.lowerBound - 1)..<range.upperBound
    }
    if range.lowerBound == 0 {
      while let byte = bytes.at(range.upperBound), byte.isSpace { range = 0..<(range.upperBound + 1) }
    }
    return range
  }

  private func edited(_ changes: [(range: Range<Int>, text: String)]) -> String {
    var edited: [UInt8] = []
    var position = 0
    for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      // Two filters with an `and` between them share it.
      let start = max(position, change.range.lowerBound)
      edited += bytes[position..<start]
      edited += change.text.utf8
      position = max(start, change.range.upperBound)
    }
    edited += bytes[position...]
    return String(decoding: edited, as: UTF8.self)
  }
}

extension ParsedQuery {
  fileprivate static func narrowed(_ query: ParsedQuery, by leaf: Query) -> ParsedQuery {
    var query = query
    query.root = Query.and([query.root, leaf]).simplified
    return query
  }

  fileprivate func without(_ leaves: Set<Query>) -> ParsedQuery {
    var query = self
    query.root = Query.and(root.conjuncts.filter { !leaves.contains($0) }).simplified
    return query
  }

  /// Whether both ask the same, in whatever order.
  fileprivate func asksTheSame(as other: ParsedQuery) -> Bool {
    var reordered = other
    reordered.root = root
    return reordered == self && Set(root.conjuncts) == Set(other.root.conjuncts)
  }
}

extension Query {
  fileprivate var conjuncts: [Query] {
    if case .and(let parts) = self { return parts }
    return self == .everything ? [] : [self]
  }
}
