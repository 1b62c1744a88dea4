package import Foundation
import Records
import SearchModel

/// What is done for demand beside answering.
extension Guildhall {
  /// Takes people off the signals of periods that are over; nothing happens where nothing is kept.
  package func forgetPeople() async throws {
    try await records.existing()?.forgetPeople(now: Date())
  }

  /// Puts needs into groups that came since the last time, so that who asks for demand need not wait.
  package func groupNeeds() async throws {
    _ = try await demand.ledger(waits: true)
  }

  /// Notes that somebody brings what may exist already: each new thing of a change is a need, unless research has settled
  /// it. Returns when it is written.
  package func note(_ report: ChangeReport, by asker: Asker) async {
    for finding in report.findings where finding.answer == nil {
      let found = finding.candidates.count + (finding.use?.wrappers.count ?? 0)
      signals.noteLooked(.research(finding.need), results: found, by: asker)
    }
    await signals.flush()
  }

  /// Waits until what was looked for is written.
  package func flushSignals() async { await signals.flush() }

  /// Whether what people look for can be kept here at all.
  package var canKeepSignals: Bool {
    let path = dataFolder.records.path
    let place = FileManager.default.fileExists(atPath: path) ? path : dataFolder.url.path
    return FileManager.default.isWritableFile(atPath: place)
  }

  /// What is kept under a person's name, as it is kept, oldest first.
  package func signals(of person: String) async throws -> [KeptSignal] {
    let names = await signals.askers.known(Asker(saidPerson: person, team: "")).names
    guard !names.isEmpty, let store = try records.existing() else { return [] }
    return try await store.signals(ofPerson: names).map(KeptSignal.init)
  }

  // MARK: Digests

  /// The digest of the last whole week, when nobody has sent it yet. It is the caller's then: to be finished or released.
  package func takeDigest(now: Date) async throws -> DemandDigest? {
    let week = Week(containing: now).advanced(by: -1)
    guard try await records.store().claimDigest(of: week.description, at: now) else { return nil }
    do {
      return try await demand.digest(of: week, isBrief: false, viewer: .anonymous)
    } catch {
      try await records.store().releaseDigest(of: week.description)
      throw error
    }
  }

  /// Says that a digest that was taken went out.
  package func finishDigest(_ digest: DemandDigest) async throws {
    try await records.store().finishDigest(of: digest.week.description, at: Date())
  }

  /// Gives a digest back that certainly did not go out.
  package func releaseDigest(_ digest: DemandDigest) async throws {
    try await records.store().releaseDigest(of: digest.week.description)
  }
}

/// A search or research that is kept under a person's name.
package struct KeptSignal: Sendable, Equatable {
  /// `search` or `research`.
  package var kind: String
  package var need: String
  package var team: String
  package var date: Date
  package var results: Int
  package var opened: [String]

  init(_ signal: DemandSignal) {
    (kind, need, team, date) = (signal.kind.rawValue, signal.need, signal.team, signal.date)
    (results, opened) = (signal.results, signal.opened)
  }
}
