import SearchModel
import Services

/// Questions about teams and people, bounded, off the cooperative pool.
struct BoundedDirectory: Directory {
  private let base: any Directory
  private let lane: Lane

  init(_ base: any Directory, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func teams(viewer: Viewer) async throws -> [TeamSummary] {
    try await lane.run { try await base.teams(viewer: viewer) }
  }

  func team(_ name: String, viewer: Viewer) async throws -> TeamDetail {
    try await lane.run { try await base.team(name, viewer: viewer) }
  }

  func people(matching: String, skip: Int, limit: Int, viewer: Viewer) async throws -> PeoplePage {
    try await lane.run { try await base.people(matching: matching, skip: skip, limit: limit, viewer: viewer) }
  }

  func person(_ key: String, viewer: Viewer) async throws -> PersonDetail {
    try await lane.run { try await base.person(key, viewer: viewer) }
  }
}
