package import Foundation
package import Services

/// What `/api/v1/status` answers.
package struct StatusReply: Codable, Sendable {
  package var organization: String
  package var counts: Counts
  package var languages: [LanguageItem]
  package var index: Index
  /// When the repository that is furthest behind last matched its source.
  package var oldestMatch: Date?
  package var failing: Int
  package var syncing: Bool
  package var lastRun: Run?
  package var repositories: [RepositoryItem]
  package var problems: [ProblemItem]

  package struct Counts: Codable, Sendable, Equatable {
    package var repositories: Int
    package var projects: Int
    package var files: Int
    package var documents: Int
    package var owners: Int
  }

  package struct Index: Codable, Sendable, Equatable {
    /// Grows with each published change.
    package var generation: Int
    package var shards: Int
    package var shardBytes: Int
    /// Bytes of text that the shards hold.
    package var indexedBytes: Int
  }

  /// A sync.
  package struct Run: Codable, Sendable, Equatable {
    package var started: Date
    /// Absent while it runs, or when it was ended from outside.
    package var finished: Date?
    package var repositories: Int
    package var changed: Int
    package var failed: Int
  }

  package init(_ status: StatusReport) {
    let overview = status.overview
    organization = overview.organization
    counts = Counts(
      repositories: overview.repositories, projects: overview.projects, files: overview.files,
      documents: overview.documents, owners: overview.owners)
    languages = overview.languages.map(LanguageItem.init)
    index = Index(
      generation: status.generation, shards: status.shards, shardBytes: status.shardBytes,
      indexedBytes: overview.indexedBytes)
    oldestMatch = overview.oldestMatch
    failing = overview.failing
    syncing = overview.isSyncing
    lastRun = status.lastRun.map {
      Run(
        started: $0.started, finished: $0.finished, repositories: $0.repositories, changed: $0.changed,
        failed: $0.failed)
    }
    repositories = status.repositories.map(RepositoryItem.init)
    problems = status.problems.map(ProblemItem.init)
  }
}

/// Something that went wrong or was left out.
package struct ProblemItem: Codable, Sendable, Equatable {
  /// `notice`, `warning` or `error`.
  package var severity: String
  package var subject: String
  package var message: String
  package var hint: String
  package var date: Date

  init(_ problem: Problem) {
    severity = problem.severity.rawValue
    subject = problem.subject
    message = problem.message
    hint = problem.hint
    date = problem.date
  }
}
