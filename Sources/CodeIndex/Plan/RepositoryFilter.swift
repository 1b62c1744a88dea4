package import QueryLanguage
package import SearchModel

/// Tells what a query asks of repositories, also of those that the index does not hold.
package struct RepositoryFilter: Sendable {
  private let plan: SearchPlan

  /// - Throws: `UserFacingError` when a pattern is no regular expression.
  package init(_ query: ParsedQuery) throws { plan = try SearchPlan(query) }

  /// Whether the query may find something in a repository, as far as its facts tell: what only its files decide may be.
  /// Forks and archived ones are like any other.
  package func mayFind(in facts: RepositoryFacts) -> Bool { plan.truth(for: facts) != .no }
}
