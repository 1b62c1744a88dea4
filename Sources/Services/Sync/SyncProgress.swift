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
  /// `visible`: how long after the end of its fetch what it brought was found by a search.
  case indexed(files: Int, bytes: Int, visible: Duration)
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
  /// The longest time from the end of a fetch until what it brought was found; nil when nothing was new.
  package var visible: Duration?

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
