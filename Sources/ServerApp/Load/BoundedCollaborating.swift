import SearchModel
import Services

/// Questions about teams' work together, bounded, off the cooperative pool.
struct BoundedCollaborating: Collaborating {
  private let base: any Collaborating
  private let lane: Lane

  init(_ base: any Collaborating, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func contributions(_ question: ContributionQuestion) async throws -> ContributionReport {
    try await lane.run { try await base.contributions(question) }
  }

  func trend(viewer: Viewer) async throws -> TrendReport { try await lane.run { try await base.trend(viewer: viewer) } }

  func conway(_ question: ConwayQuestion) async throws -> ConwayReport {
    try await lane.run { try await base.conway(question) }
  }
}
