import CodeIndex
import QueryLanguage
import SearchModel
import Synchronization

/// The repositories of a viewer's scope that searches look into, made ready once for all searches of a generation.
final class ScopeView: Sendable {
  let scope: SearchScope
  /// By name.
  let summaries: [RepositorySummary]
  /// Most bytes first.
  let languages: [RepositoryID: [String]]
  /// What is searched of each of the summaries.
  let texts: TextLines

  init(_ scope: SearchScope, of state: LiveState) {
    self.scope = scope
    summaries = Summaries(state: state, scope: scope).all
    languages = Dictionary(
      summaries.map { ($0.facts.id, $0.languages.map(\.language)) }, uniquingKeysWith: { first, _ in first })
    texts = TextLines(summaries.map { [$0.facts.name, $0.description] + $0.topics })
  }
}

/// Keeps the views of one generation.
final class ScopeViews: Sendable {
  private struct Entry {
    var scope: SearchScope.Identity
    var forks: Inclusion
    var archived: Inclusion
    var view: ScopeView
  }

  /// Viewers with different teams that search at about the same time.
  private static let most = 16

  private let entries = Mutex<[Entry]>([])

  /// The scope without the forks and archived repositories that a query leaves out.
  func view(_ scope: SearchScope, forks: Inclusion, archived: Inclusion, of state: LiveState) -> ScopeView {
    let known = entries.withLock { entries in
      entries.first { $0.scope === scope.identity && $0.forks == forks && $0.archived == archived }
    }
    if let known { return known.view }
    let included = scope.repositories.values.filter { forks.accepts($0.isFork) && archived.accepts($0.isArchived) }
    let made = ScopeView(SearchScope(included), of: state)
    entries.withLock { entries in
      if entries.count >= Self.most { entries.removeFirst() }
      entries.append(Entry(scope: scope.identity, forks: forks, archived: archived, view: made))
    }
    return made
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
