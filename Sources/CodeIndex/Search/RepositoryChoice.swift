import QueryLanguage
import SearchModel

/// Which repositories a search looks into: those in scope whose facts fit, less
/// the forks and archived ones that are hidden by default.
struct RepositoryChoice {
  /// Facts of the repositories to be searched.
  private(set) var chosen: [RepositoryID: RepositoryFacts] = [:]
  private(set) var hiddenForks = 0
  private(set) var hiddenArchived = 0

  /// `indexed`: the repositories that the index holds.
  init(_ plan: SearchPlan, indexed: [RepositoryID: [Int]], scope: SearchScope) {
    for (id, facts) in scope.repositories where indexed[id] != nil {
      guard plan.truth(for: facts) != .no else { continue }
      // A repository that only another setting leaves out is not hidden by default.
      let fork = plan.forks.judges(facts.isFork)
      let archived = plan.archived.judges(facts.isArchived)
      switch (fork, archived) {
      case (.accepted, .accepted): chosen[id] = facts
      case (.excluded, _), (_, .excluded): continue
      case (.hidden, _): hiddenForks += 1
      case (.accepted, .hidden): hiddenArchived += 1
      }
    }
  }
}

extension Inclusion {
  fileprivate enum Judgement { case accepted, hidden, excluded }

  fileprivate func judges(_ has: Bool) -> Judgement {
    switch self {
    case .no: has ? .hidden : .accepted
    case .yes: .accepted
    case .only: has ? .accepted : .excluded
    }
  }
}
