import CodeIndex
import QueryLanguage
import SearchModel

/// The repositories of a viewer's scope that searches look into, made ready once for all searches of a generation.
final class ScopeView: Sendable {
  let scope: SearchScope
  /// By name.
  let summaries: [RepositorySummary]
  /// Most bytes first.
  let languages: [RepositoryID: [String]]
  /// What is searched of each of the summaries.
  let texts: TextLines
  /// What the index lacks of them.
  let faults: [RepositoryFault]

  init(_ scope: SearchScope, of state: LiveState) {
    self.scope = scope
    summaries = Summaries(state: state, scope: scope).all
    languages = Dictionary(
      summaries.map { ($0.facts.id, $0.languages.map(\.language)) }, uniquingKeysWith: { first, _ in first })
    texts = TextLines(summaries.map { [$0.facts.name, $0.description] + $0.topics })
    faults = RepositoryFault.all(of: state, in: scope)
  }
}

extension ScopeCache<ScopeView> {
  /// The scope without the forks and archived repositories that a query leaves out.
  func view(_ scope: SearchScope, forks: Inclusion, archived: Inclusion, of state: LiveState) -> ScopeView {
    value(scope, forks: forks, archived: archived) {
      let included = scope.repositories.values.filter { forks.accepts($0.isFork) && archived.accepts($0.isArchived) }
      return ScopeView(SearchScope(included), of: state)
    }
  }
}

extension Inclusion {
  fileprivate func accepts(_ has: Bool) -> Bool {
    switch self {
    case .no: !has
    case .yes: true
    case .only: has
    }
  }
}
