import Catalog
import Decisions
import SearchModel

/// Answers what is asked of decisions, from the catalogue.
struct DecisionService: DecisionBrowsing {
  let live: LiveIndex
  let access: AccessPolicy

  func decisions(_ request: DecisionListRequest) async throws -> DecisionPage {
    let state = try live.state()
    let scope = access.scope(of: state, for: request.viewer)
    let words = request.matching.split(whereSeparator: \.isWhitespace).prefix(50).map(String.init)
    let selection = DecisionSelection(
      expression: ProsePlan.expression(allOf: words, lastIsBegun: true), status: request.status?.rawValue,
      repositories: try Self.repositories(request.repository, in: state, scope))
    // Words of signs alone find nothing.
    guard words.isEmpty || selection.expression != nil else { return DecisionPage(decisions: [], total: 0) }
    let found = try await live.catalog.decisions(
      selection, skip: max(0, request.skip), limit: min(max(0, request.limit), DecisionListRequest.mostDecisions))
    return DecisionPage(
      decisions: found.entries.compactMap { DecisionSummary($0, in: scope) }, total: found.total,
      byStatus: Dictionary(
        found.byStatus.compactMap { name, count in DecisionRecord.Status(rawValue: name).map { ($0, count) } },
        uniquingKeysWith: { first, _ in first }))
  }

  /// A fork's records are those of its original.
  private static func repositories(_ name: String?, in state: LiveState, _ scope: SearchScope) throws -> [Int64] {
    guard let name else {
      return scope.repositories.values.filter { !$0.isFork }.map { Int64($0.id.rawValue) }.sorted()
    }
    guard let record = state.byName[name], scope[record.repositoryID] != nil else {
      throw UserFacingError.absent(name)
    }
    return [record.id]
  }

  func decision(_ repository: String, path: String, viewer: Viewer) async throws -> DecisionDetail {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    guard let record = state.byName[repository], scope[record.repositoryID] != nil,
      let detail = try await live.catalog.decisionDetail(path, of: record, in: scope)
    else { throw UserFacingError.absent("decision \(repository):\(path)") }
    return detail
  }
}

extension Catalog {
  /// nil when the document at the path is no decision, or hidden.
  func decisionDetail(
    _ path: String, of repository: RepositoryRecord, in scope: SearchScope
  ) async throws -> DecisionDetail? {
    guard let (entry, content) = try await decision(path, ofRepository: repository.id),
      let summary = DecisionSummary(entry, in: scope)
    else { return nil }
    let record = ProfileText.decode(DecisionRecord.self, content) ?? DecisionRecord(title: entry.title)
    return DecisionDetail(summary: summary, record: record)
  }
}

extension DecisionSummary {
  /// A decision as a viewer sees it; nil when its repository is not in their scope.
  init?(_ entry: DecisionEntry, in scope: SearchScope) {
    guard let facts = scope[RepositoryID(UInt32(truncatingIfNeeded: entry.repositoryId))] else { return nil }
    self.init(
      repository: facts.name, path: entry.path, number: entry.number, title: entry.title,
      status: DecisionRecord.Status(rawValue: entry.status), statusNote: entry.statusNote, date: entry.date,
      research: entry.research)
    if let path = entry.successor, let title = entry.successorTitle {
      successor = Successor(path: path, number: entry.successorNumber, title: title)
    }
  }

  /// Whether it holds no more, or never did.
  var isPast: Bool { [.superseded, .deprecated, .rejected].contains(status) }
}
