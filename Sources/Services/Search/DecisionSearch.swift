import Catalog
import QueryLanguage
import Retrieval
import SearchModel

/// Finds decisions by their words.
struct DecisionSearch {
  /// What holds no more stands behind what does.
  private static let pastShare = 0.7

  let catalog: Catalog
  let scope: SearchScope
  private let plan: ProsePlan
  private let filter: QueryFilter

  /// - Throws: `UserFacingError` when a pattern in a filter is not a regular expression.
  init(_ plan: ProsePlan, catalog: Catalog, scope: SearchScope) throws {
    self.plan = plan
    self.catalog = catalog
    self.scope = scope
    filter = try QueryFilter(plan.filter)
  }

  /// At most `limit` decisions, best first, and where all that were found are documents too. A query of filters alone
  /// finds the newest where `listsAll`, else none.
  func decisions(
    limit: Int, listsAll: Bool
  ) async throws -> (found: ProseSearch.Found<DecisionHit>, places: Set<ProseSearch.Place>) {
    guard plan.expression != nil || listsAll else { return (ProseSearch.Found(), []) }
    let matches = try await catalog.decisionMatches(plan.expression, in: scope.ids).filter(accepts)
    // A decision that holds no more may fall behind those that follow.
    let loaded = try await catalog.decisions(withIDs: matches.prefix(2 * limit).map(\.id))
    let need = Need(plan.typed)
    var hits = matches.prefix(2 * limit).compactMap { match -> DecisionHit? in
      guard let (entry, texts) = loaded[match.id], let facts = facts(match),
        let summary = DecisionSummary(entry, in: scope)
      else { return nil }
      let sentence = BestSentence(of: texts.all, for: need)
      return DecisionHit(
        decision: summary, sentence: sentence.text, ranges: sentence.ranges,
        score: match.score * (0.7 + 0.6 * facts.weight) * (summary.isPast ? Self.pastShare : 1))
    }
    if plan.expression != nil {
      hits.sort {
        ($1.score, $0.decision.repository, $0.decision.path) < ($0.score, $1.decision.repository, $1.decision.path)
      }
    }
    return (
      ProseSearch.Found(hits: Array(hits.prefix(limit)), total: matches.count),
      Set(matches.map { ProseSearch.Place(repositoryId: $0.repositoryId, path: $0.path) })
    )
  }

  private func facts(_ match: DecisionMatch) -> RepositoryFacts? {
    scope[RepositoryID(UInt32(truncatingIfNeeded: match.repositoryId))]
  }

  private func accepts(_ match: DecisionMatch) -> Bool {
    guard let facts = facts(match) else { return false }
    return filter.accepts(QueryFilter.Subject(repository: facts, path: match.path, languages: []))
  }
}

extension DecisionTexts {
  /// What it decides first.
  var all: String { [decision, context, reasons].filter { !$0.isEmpty }.joined(separator: "\n") }
}
