import SearchModel
import Services

/// Browsing, bounded, off the cooperative pool.
struct BoundedBrowsing: Browsing {
  private let base: any Browsing
  private let lane: Lane

  init(_ base: any Browsing, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func overview(viewer: Viewer) async throws -> Overview {
    try await lane.run { try await base.overview(viewer: viewer) }
  }

  func repositories(matching: String, viewer: Viewer) async throws -> [RepositorySummary] {
    try await lane.run { try await base.repositories(matching: matching, viewer: viewer) }
  }

  func repository(_ name: String, viewer: Viewer) async throws -> RepositoryDetail {
    try await lane.run { try await base.repository(name, viewer: viewer) }
  }

  func tree(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [TreeEntry] {
    try await lane.run { try await base.tree(repository, branch: branch, path: path, viewer: viewer) }
  }

  func file(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> FileDetail {
    try await lane.run { try await base.file(repository, branch: branch, path: path, viewer: viewer) }
  }

  func raw(_ repository: String, branch: String?, path: String, viewer: Viewer) async throws -> [UInt8] {
    try await lane.run { try await base.raw(repository, branch: branch, path: path, viewer: viewer) }
  }

  func history(
    _ repository: String, branch: String?, path: String, skip: Int, limit: Int, viewer: Viewer
  ) async throws -> [HistoryEntry] {
    try await lane.run {
      try await base.history(repository, branch: branch, path: path, skip: skip, limit: limit, viewer: viewer)
    }
  }

  func status(viewer: Viewer) async throws -> StatusReport {
    try await lane.run { try await base.status(viewer: viewer) }
  }
}
