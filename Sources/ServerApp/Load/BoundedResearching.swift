import Services

/// Research, bounded, off the cooperative pool.
struct BoundedResearching: Researching {
  private let base: any Researching
  private let lane: Lane

  init(_ base: any Researching, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func research(_ request: ResearchRequest) async throws -> ResearchAnswer {
    try await lane.run { try await base.research(request) }
  }
}
