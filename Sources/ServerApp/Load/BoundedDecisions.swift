import SearchModel
import Services

/// Questions about decisions, bounded, off the cooperative pool.
struct BoundedDecisions: DecisionBrowsing {
  private let base: any DecisionBrowsing
  private let lane: Lane

  init(_ base: any DecisionBrowsing, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func decisions(_ request: DecisionListRequest) async throws -> DecisionPage {
    try await lane.run { try await base.decisions(request) }
  }

  func decision(_ repository: String, path: String, viewer: Viewer) async throws -> DecisionDetail {
    try await lane.run { try await base.decision(repository, path: path, viewer: viewer) }
  }
}
