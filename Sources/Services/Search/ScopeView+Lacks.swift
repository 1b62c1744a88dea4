import CodeIndex
import QueryLanguage
import SearchModel

extension ScopeView {
  /// Why an answer from these repositories is not the whole answer: what the index lacks of those that the query may find
  /// something in. Languages leave out none: which ones the missing files are in is not known.
  ///
  /// `asksSymbols`: whether only definitions are looked for. Throws `UserFacingError` when a pattern is no regular expression.
  func lacks(of query: ParsedQuery, asksSymbols: Bool) throws -> [Incompleteness] {
    guard !faults.isEmpty else { return [] }
    let filter = try RepositoryFilter(query)
    let concerned = faults.filter { fault in
      (fault.cause != .symbols || asksSymbols) && filter.mayFind(in: fault.facts)
    }
    return RepositoryLack.Cause.allCases.compactMap { cause in
      let repositories = concerned.filter { $0.cause == cause }.map(\.repository)
      return repositories.isEmpty ? nil : .repositories(RepositoryLack(cause, repositories))
    }
  }
}

extension ParsedQuery {
  /// Whether what it finds hangs on what files define.
  var asksSymbols: Bool { type == .symbol || root.asksSymbols }

  /// Whether it finds something that is read from repositories.
  var asksRepositories: Bool {
    switch type {
    case .team, .person, .question: false
    default: true
    }
  }
}

extension Query {
  fileprivate var asksSymbols: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.asksSymbols)
    case .not(let part): part.asksSymbols
    case .symbol: true
    default: false
    }
  }
}
