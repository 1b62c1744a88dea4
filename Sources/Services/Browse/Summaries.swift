import Catalog
import SearchModel

/// Turns catalogue rows into the values that surfaces show.
struct Summaries: Sendable {
  private let scope: SearchScope
  private let languages: [Int64: [LanguageShare]]
  private let skipped: [Int64: [SkippedCount]]

  init(scope: SearchScope, catalog: Catalog) async throws {
    self.scope = scope
    languages = Dictionary(grouping: try await catalog.languageShares(), by: \.repositoryId).mapValues { rows in
      rows.map { LanguageShare(language: $0.language, files: $0.files, bytes: $0.bytes) }
    }
    skipped = Dictionary(grouping: try await catalog.skippedCounts(), by: \.repositoryId).mapValues { rows in
      rows.map { SkippedCount(reason: $0.reason, files: $0.files) }
    }
  }

  /// nil when the repository is not in the viewer's scope.
  func summary(of record: RepositoryRecord) -> RepositorySummary? {
    guard let facts = scope[record.repositoryID] else { return nil }
    return RepositorySummary(
      facts: facts, description: record.description, freshness: Self.freshness(of: record),
      lastActivity: record.lastActivity, languages: languages[record.id] ?? [], license: record.license,
      topics: record.topics, files: record.files, indexedBytes: record.indexedBytes,
      skipped: skipped[record.id] ?? [])
  }

  /// Languages of all repositories in scope, most bytes first.
  func languagesInScope() -> [LanguageShare] {
    var totals: [String: LanguageShare] = [:]
    for (repository, shares) in languages where isInScope(repository) {
      for share in shares {
        var total = totals[share.language] ?? LanguageShare(language: share.language, files: 0, bytes: 0)
        total.files += share.files
        total.bytes += share.bytes
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
