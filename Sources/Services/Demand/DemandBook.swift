import Foundation
import Records
import SearchModel

/// What demand is worked out from, read again when it changed.
actor DemandBook {
  /// Seconds for which what was opened, and who was forgotten, may be missed.
  private static let seconds = 60.0
  private static let mostSignals = 200_000
  private static let mostRecords = 20_000
  private static let mostCandidates = 1_000

  private var needs: DemandNeeds?
  private var version = ""
  private var read = Date.distantPast

  private struct Question: Hashable {
    var need: String
    var viewer: Viewer
  }

  private var candidates: [Question: [DemandGroup.Candidate]] = [:]
  private var generation = -1

  /// Everything that is kept, oldest first.
  func needs(in store: RecordStore, now: Date) async throws -> DemandNeeds {
    let version = try await store.demandVersion()
    if let needs, version == self.version, abs(now.timeIntervalSince(read)) < Self.seconds { return needs }
    let fresh = DemandNeeds(
      try await store.signals(since: .distantPast, limit: Self.mostSignals),
      try await store.research(since: .distantPast, limit: Self.mostRecords))
    (needs, self.version, read) = (fresh, version, now)
    return fresh
  }

  /// Those of a need in one generation of the catalogue, found once for each viewer.
  func candidates(
    _ need: String, _ viewer: Viewer, _ generation: Int,
    find: @Sendable () async throws -> [DemandGroup.Candidate]
  ) async throws -> [DemandGroup.Candidate] {
    if generation != self.generation || candidates.count >= Self.mostCandidates {
      (candidates, self.generation) = ([:], generation)
    }
    let question = Question(need: need, viewer: viewer)
    if let known = candidates[question] { return known }
    let found = try await find()
    if generation == self.generation { candidates[question] = found }
    return found
  }
}
