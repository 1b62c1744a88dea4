import SearchModel
import Services

/// Demand, bounded, off the cooperative pool.
struct BoundedDemanding: Demanding {
  private let base: any Demanding
  private let lane: Lane

  init(_ base: any Demanding, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func demand(_ request: DemandRequest) async throws -> DemandReport {
    try await lane.run { try await base.demand(request) }
  }

  func demandGroup(_ id: String, viewer: Viewer) async throws -> DemandGroup {
    try await lane.run { try await base.demandGroup(id, viewer: viewer) }
  }

  func digest(of week: Week, isBrief: Bool, viewer: Viewer) async throws -> DemandDigest {
    try await lane.run { try await base.digest(of: week, isBrief: isBrief, viewer: viewer) }
  }
}

/// What is kept of people, bounded, off the cooperative pool. Noting waits for nobody, and needs no bound.
struct BoundedSignalKeeping: SignalKeeping {
  private let base: any SignalKeeping
  private let lane: Lane

  init(_ base: any SignalKeeping, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func noteOpened(_ identifier: String, after looked: LookedFor, by asker: Asker) {
    base.noteOpened(identifier, after: looked, by: asker)
  }

  func isOptedOut(_ person: String) async throws -> Bool {
    try await lane.run { try await base.isOptedOut(person) }
  }

  func setOptOut(_ isOut: Bool, of person: String) async throws {
    try await lane.run { try await base.setOptOut(isOut, of: person) }
  }
}
