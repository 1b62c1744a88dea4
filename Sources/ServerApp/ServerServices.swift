package import Services

/// What the server stands on.
package struct ServerServices: Sendable {
  package var useCases: UseCases
  /// Brings everything up to date; nil where there is nothing to sync.
  package var sync: (@Sendable () async throws -> SyncCounts)?

  /// Reads projects for research that nobody has read yet, and returns how many; nil where there are none to read.
  package var readProjects: (@Sendable () async throws -> Int)?

  package init(
    _ useCases: UseCases, sync: (@Sendable () async throws -> SyncCounts)? = nil,
    readProjects: (@Sendable () async throws -> Int)? = nil
  ) {
    self.useCases = useCases
    self.sync = sync
    self.readProjects = readProjects
  }
}

/// What a sync did.
package struct SyncCounts: Sendable, Equatable {
  package var repositories: Int
  package var changed: Int
  package var failed: Int

  package init(repositories: Int, changed: Int, failed: Int) {
    self.repositories = repositories
    self.changed = changed
    self.failed = failed
  }
}
