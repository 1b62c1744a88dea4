package import SearchModel
package import Services

/// What the server stands on.
package struct ServerServices: Sendable {
  package var useCases: UseCases
  /// Brings everything up to date; nil where there is nothing to sync.
  package var sync: (@Sendable () async throws -> SyncCounts)?

  /// Reads projects for research that nobody has read yet, and returns how many; nil where there are none to read.
  package var readProjects: (@Sendable () async throws -> Int)?

  /// Forgets people in what is kept of searches and puts new needs into groups; nil where nothing is kept.
  package var tendDemand: (@Sendable () async throws -> Void)?

  /// Mails the digest of the last whole week when that was not done yet, and returns to how many; nil where nobody gets
  /// one.
  package var mailDigest: (@Sendable () async throws -> Int)?

  /// Asks more people where nobody answered, and sends what waits to be sent; nil where nothing is sent.
  package var tendQuestions: (@Sendable () async throws -> Void)?

  /// What somebody may see who is signed in under an address, login or name.
  package var viewer: @Sendable (String) async throws -> Viewer

  package init(
    _ useCases: UseCases, sync: (@Sendable () async throws -> SyncCounts)? = nil,
    readProjects: (@Sendable () async throws -> Int)? = nil, tendDemand: (@Sendable () async throws -> Void)? = nil,
    mailDigest: (@Sendable () async throws -> Int)? = nil, tendQuestions: (@Sendable () async throws -> Void)? = nil,
    viewer: @escaping @Sendable (String) async throws -> Viewer = { _ in .anonymous }
  ) {
    self.viewer = viewer
    self.tendDemand = tendDemand
    self.mailDigest = mailDigest
    self.tendQuestions = tendQuestions
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
