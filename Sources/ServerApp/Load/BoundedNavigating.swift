import Services

/// Questions about names in code, bounded, off the cooperative pool.
struct BoundedNavigating: Navigating {
  private let base: any Navigating
  private let lane: Lane

  init(_ base: any Navigating, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func definitions(_ question: NameQuestion) async throws -> NameAnswer {
    try await lane.run { try await base.definitions(question) }
  }
}
