import Demand
import Foundation
import Records
import SearchModel

/// What demand is worked out from, read again when it changed.
actor DemandBook {
  /// Seconds for which what was opened, and who was forgotten, may be missed.
  private static let seconds = 60.0
  /// Reading more than so many is dear: what was read is used for a while then, whatever came since.
  private static let dear = 5_000
  /// For how many times as long as it took.
  private static let share = 10.0
  private static let mostSignals = 200_000
  private static let mostRecords = 20_000
  private static let mostCandidates = 1_000

  private var needs: DemandNeeds?
  /// Counts how often they were read.
  private var reading = 0
  /// What was made of one reading, and how many needs were in groups then.
  private var ledger: (DemandLedger, reading: Int, pending: Int)?
  private var ledgers = 0
  /// How long the last reading took.
  private var cost = Duration.zero
  private var version = ""
  private var read = Date.distantPast

  private struct Question: Hashable {
    var need: String
    var viewer: Viewer
  }

  private struct Found {
    var candidates: [DemandGroup.Candidate]
    /// When it is found again; nil for never in this generation.
    var end: ContinuousClock.Instant?
  }

  private var candidates: [Question: Found] = [:]
  private var generation = -1

  /// Everything that is kept, oldest first; nothing where nothing was ever recorded.
  ///
  /// - Returns: it, and the number of the reading that it is from.
  func needs(in store: RecordStore?, now: Date) async throws -> (needs: DemandNeeds, reading: Int) {
    guard let store else { return (DemandNeeds([], []), reading) }
    let age = abs(now.timeIntervalSince(read))
    if let needs, needs.askings.count > Self.dear, age < min(Self.seconds, Self.share * (cost / .seconds(1))) {
      return (needs, reading)
    }
    let version = try await store.demandVersion()
    if let needs, version == self.version, age < Self.seconds { return (needs, reading) }
    let start = ContinuousClock.now
    let fresh = DemandNeeds(
      try await store.signals(since: .distantPast, limit: Self.mostSignals),
      try await store.research(since: .distantPast, limit: Self.mostRecords))
    (needs, self.version, read, cost) = (fresh, version, now, ContinuousClock.now - start)
    reading += 1
    return (fresh, reading)
  }

  /// Made once for a reading, and again when more of its needs are in groups.
  func ledger(_ needs: DemandNeeds, ofReading reading: Int, _ grouping: NeedGrouping.State) -> DemandLedger {
    if let known = ledger, known.reading == reading, known.pending == grouping.pending,
      known.0.hasModel == grouping.groups.hasVectors
    {
      return known.0
    }
    ledgers += 1
    let made = DemandLedger(needs, grouping, serial: ledgers)
    ledger = (made, reading, grouping.pending)
    return made
  }

  /// Those of a need in one generation of the catalogue, found once for each viewer. What is not whole, since projects
  /// are not read yet or there is no sentence model, is found again after a minute.
  func candidates(
    _ need: String, _ viewer: Viewer, _ generation: Int,
    find: @Sendable () async throws -> (candidates: [DemandGroup.Candidate], isWhole: Bool)
  ) async throws -> [DemandGroup.Candidate] {
    if generation != self.generation || candidates.count >= Self.mostCandidates {
      (candidates, self.generation) = ([:], generation)
    }
    let question = Question(need: need, viewer: viewer)
    if let known = candidates[question], known.end.map({ ContinuousClock.now < $0 }) ?? true {
      return known.candidates
    }
    let found = try await find()
    if generation == self.generation {
      let end = found.isWhole ? nil : ContinuousClock.now + .seconds(Self.seconds)
      candidates[question] = Found(candidates: found.candidates, end: end)
    }
    return found.candidates
  }
}
