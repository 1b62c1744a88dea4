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
    let owners = facts.owners(of: record.folder)
    self.init(
      id: record.id ?? 0, name: record.name, description: record.description, repository: facts.name,
      folder: record.folder, ecosystem: record.ecosystem, owner: owners.first { !$0.isGuess }?.title, owners: owners,
      license: record.license, topics: record.topics)
    traits = ProjectTraits(record)
  }

  /// An imported project; nil when its catalogue has been removed meanwhile.
  init?(_ record: ProjectRecord, importedFrom sources: [Int64: String]) {
    guard let source = record.sourceId.flatMap({ sources[$0] }) else { return nil }
    self.init(
      id: record.id ?? 0, name: record.name, description: record.description, repository: nil,
      origin: ImportOrigin(source: source, identifier: record.identifier ?? record.name, address: record.url),
      folder: "", ecosystem: record.ecosystem, license: record.license, topics: record.topics)
    traits = ProjectTraits(record)
  }

  /// A project as a viewer sees it; nil when its repository is not in their scope. Imported ones are for everybody.
  init?(_ record: ProjectRecord, in scope: SearchScope, sources: [Int64: String]) {
    guard let repository = record.repositoryId else {
      self.init(record, importedFrom: sources)
      return
    }
    guard let facts = scope[RepositoryID(UInt32(truncatingIfNeeded: repository))] else { return nil }
    self.init(record, in: facts)
  }
}

extension Catalog {
  /// Names of the imported catalogues.
  func importSourceNames() async throws -> [Int64: String] {
    Dictionary(try await importSources().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
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
