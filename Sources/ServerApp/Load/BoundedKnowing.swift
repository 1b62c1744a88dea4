import SearchModel
import Services

/// Questions about who knows, bounded, off the cooperative pool.
struct BoundedKnowing: Knowing {
  private let base: any Knowing
  private let lane: Lane

  init(_ base: any Knowing, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func who(_ question: WhoQuestion) async throws -> WhoAnswer { try await lane.run { try await base.who(question) } }

  func spread(of places: [WhoAnswer.Place], viewer: Viewer) async throws -> [KnowledgeSpread?] {
    try await lane.run { try await base.spread(of: places, viewer: viewer) }
  }

  func shown(of person: String, viewer: Viewer) async throws -> ShownKnowledge {
    try await lane.run { try await base.shown(of: person, viewer: viewer) }
  }
}
