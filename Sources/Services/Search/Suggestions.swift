import QueryLanguage
import SearchModel

/// Other queries worth trying when nothing was found.
enum Suggestions {
  static func make(for query: String, parsed: ParsedQuery, answer: SearchAnswer) -> [Suggestion] {
    var suggestions: [Suggestion] = []
    if answer.hiddenForks > 0, answer.isEmpty {
      suggestions.append(Suggestion(reason: "Search forks too", query: query + " fork:yes"))
    }
    if answer.hiddenArchived > 0, answer.isEmpty {
      suggestions.append(Suggestion(reason: "Search archived repositories too", query: query + " archived:yes"))
    }
    guard answer.isEmpty else { return suggestions }
    let terms = parsed.root.terms
    if parsed.type != nil || parsed.root.hasFilters, !terms.isEmpty {
      suggestions.append(
        Suggestion(reason: "Search everywhere", query: terms.map(\.queryText).joined(separator: " ")))
    }
    if terms.contains(where: { !$0.ignoresCase && $0.text.contains(where: \.isUppercase) }) {
      suggestions.append(Suggestion(reason: "Ignore case", query: query + " case:no"))
    }
    if terms.count > 1 {
      suggestions.append(
        Suggestion(reason: "Find any of the words", query: terms.map(\.queryText).joined(separator: " or ")))
    }
    return suggestions
  }
}

extension SearchAnswer {
  fileprivate var isEmpty: Bool {
    files.isEmpty && repositories.isEmpty && projects.isEmpty && documents.isEmpty
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

  fileprivate var hasFilters: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.hasFilters)
    case .not(let part): part.hasFilters
    case .everything, .nothing, .text, .content: false
    default: true
    }
  }
}

extension Pattern {
  fileprivate var queryText: String {
    Query.text(self).description
  }
}
