import Catalog
import SearchModel

/// Turns what the catalogue holds into the values that surfaces show, for one viewer.
struct Summaries: Sendable {
  let state: LiveState
  let scope: SearchScope

  /// All repositories in scope, by name.
  var all: [RepositorySummary] { state.repositories.compactMap(summary) }

  /// nil when the repository is not in the viewer's scope.
  func summary(of record: RepositoryRecord) -> RepositorySummary? {
    guard let facts = scope[record.repositoryID] else { return nil }
    return RepositorySummary(
      facts: facts, description: record.description, freshness: Self.freshness(of: record),
      lastActivity: record.lastActivity, languages: state.languages[record.id] ?? [], license: record.license,
      topics: record.topics, files: record.files, indexedBytes: record.indexedBytes,
      skipped: state.skipped[record.id] ?? [])
  }

  /// Languages of all repositories in scope, most bytes first.
  func languagesInScope() -> [LanguageShare] {
    var totals: [String: LanguageShare] = [:]
    for (repository, shares) in state.languages where isInScope(repository) {
      for share in shares {
        var total = totals[share.language] ?? LanguageShare(language: share.language, files: 0, bytes: 0)
        total.files += share.files
        total.bytes += share.bytes
        total.ownBytes += share.ownBytes
        totals[share.language] = total
      }
    }
    return totals.values.sorted { ($1.bytes, $0.language) < ($0.bytes, $1.language) }
  }

  private func isInScope(_ id: Int64) -> Bool { scope[RepositoryID(UInt32(truncatingIfNeeded: id))] != nil }

  static func freshness(of record: RepositoryRecord) -> Freshness {
    if let cause = record.failingCause { return .failing(lastMatched: record.matchedAt, cause: cause) }
    return record.matchedAt.map(Freshness.matched) ?? .never
  }
}

extension ProjectSummary {
  init(_ record: ProjectRecord, in facts: RepositoryFacts) {
    self.init(
      id: record.id ?? 0, name: record.name, description: record.description, repository: facts.name,
      folder: record.folder, ecosystem: record.ecosystem, owner: facts.owner, license: record.license,
      topics: record.topics)
  }
}

extension Problem {
  init(_ record: ProblemRecord) {
    self.init(
      severity: Severity(rawValue: record.severity) ?? .error, subject: record.subject, message: record.message,
      hint: record.hint, date: record.date)
  }
}

extension SyncRun {
  init(_ record: SyncRunRecord) {
    self.init(
      started: record.started, finished: record.finished, repositories: record.repositories,
      changed: record.changed, failed: record.failed)
  }
}
