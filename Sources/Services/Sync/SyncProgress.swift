package import SearchModel

/// What a sync tells while it runs. Events of different repositories interleave.
package enum SyncEvent: Sendable {
  /// The work was found: this many repositories will be looked at.
  case planned(repositories: Int)
  case started(repository: String)
  case fetching(repository: String)
  /// `done` of `total` files are read; sent every so often.
  case indexing(repository: String, done: Int, total: Int)
  case finished(repository: String, SyncOutcome)
  /// The texts of `done` of `total` projects are read for research.
  case reading(done: Int, total: Int)
}

/// How a repository's sync ended.
package enum SyncOutcome: Sendable, Equatable {
  /// Nothing new at the source.
  case unchanged
  case indexed(files: Int, bytes: Int)
  /// What was indexed before still answers.
  case failed(UserFacingError)
}

/// What a whole sync did.
package struct SyncReport: Sendable {
  package var repositories: Int
  package var indexed: Int
  package var failed: Int
  package var removed: Int
  /// Configured sources that name no repository that could be tried.
  package var unusable = 0
  /// Everything worth telling: failures, damaged files, what was left out.
  package var problems: [Problem]
  package var elapsed: Duration

  package init(
    repositories: Int = 0, indexed: Int = 0, failed: Int = 0, removed: Int = 0, problems: [Problem] = [],
    elapsed: Duration = .zero
  ) {
    self.repositories = repositories
    self.indexed = indexed
    self.failed = failed
    self.removed = removed
    self.problems = problems
    self.elapsed = elapsed
  }
}
