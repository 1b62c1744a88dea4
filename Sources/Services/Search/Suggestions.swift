import QueryLanguage
import SearchModel

/// Other queries worth trying when nothing was found.
enum Suggestions {
  static func make(for query: String, parsed: ParsedQuery, answer: SearchAnswer) -> [Suggestion] {
    guard answer.isEmpty else { return [] }
    let terms = parsed.root.terms
    var suggestions: [Suggestion] = []
    func suggest(_ reason: String, _ change: (inout ParsedQuery) -> Void) {
      var other = parsed
      change(&other)
      suggestions.append(Suggestion(reason: reason, query: QueryPrinter.text(of: other)))
    }
    if answer.hiddenForks > 0 { suggest("Search forks too") { $0.forks = .yes } }
    if answer.hiddenArchived > 0 { suggest("Search archived repositories too") { $0.archived = .yes } }
    if !terms.isEmpty, parsed.type != nil || parsed.root.hasFilters {
      suggest("Search everywhere") { $0 = ParsedQuery(root: .and(terms.map(Query.text))) }
    }
    if terms.contains(where: { !$0.ignoresCase }) {
      suggest("Ignore case") { $0.root = $0.root.ignoringCase }
    }
    if terms.count > 1 {
      suggest("Find any of the words") { $0.root = .or(terms.map(Query.text)) }
    }
    return suggestions
  }
}

extension SearchAnswer {
  /// Nothing of any kind was found.
  var isEmpty: Bool {
    files.isEmpty && repositories.isEmpty && projects.isEmpty && documents.isEmpty && decisions.isEmpty
      && questions.isEmpty && teams.isEmpty && people.isEmpty
  }
}

extension Query {
  /// Positive bare terms, in order.
  fileprivate var terms: [Pattern] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.terms)
    case .text(let pattern), .content(let pattern): [pattern]
    default: []
    }
  }

  fileprivate var ignoringCase: Query {
    switch self {
    case .and(let parts): .and(parts.map(\.ignoringCase))
    case .or(let parts): .or(parts.map(\.ignoringCase))
    case .not(let part): .not(part.ignoringCase)
    case .text(let pattern): .text(Pattern(pattern.text, isRegex: pattern.isRegex, ignoresCase: true))
    case .content(let pattern): .content(Pattern(pattern.text, isRegex: pattern.isRegex, ignoresCase: true))
    default: self
    }
  }

  var hasFilters: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.hasFilters)
    case .not(let part): part.hasFilters
    case .everything, .nothing, .text, .content: false
    default: true
    }
  }
}
