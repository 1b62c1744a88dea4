import Foundation
import Logging
import Records
import SearchModel
import Synchronization

/// Keeps what people look for, beside their answers: a bounded queue that nobody waits for. What does not fit is dropped
/// and counted; what cannot be written is said in the log once a minute.
final class SignalKeeper: SignalKeeping {
  private enum Item: Sendable {
    case looked(LookedFor, results: Int, Asker, Date)
    case opened(String, LookedFor, Asker, Date)
    /// Resumed with whether all that came before is written.
    case flush(CheckedContinuation<Bool, Never>)
  }

  /// Signals that wait to be written.
  static let waiting = 1_000

  private let queue: AsyncStream<Item>.Continuation
  private let dropped: Dropped
  private let records: RecordsFile
  let askers: KnownAskers
  private let now: @Sendable () -> Date

  init(records: RecordsFile, askers: KnownAskers, logger: Logger, now: @escaping @Sendable () -> Date) {
    let (items, queue) = AsyncStream.makeStream(of: Item.self, bufferingPolicy: .bufferingOldest(Self.waiting))
    let dropped = Dropped()
    let writer = Writer(records: records, askers: askers, logger: logger, dropped: dropped)
    self.queue = queue
    self.dropped = dropped
    self.records = records
    self.askers = askers
    self.now = now
    Task(priority: .utility) {
      var lastTrouble: ContinuousClock.Instant?
      for await item in items { await writer.write(item, &lastTrouble) }
    }
  }

  deinit { queue.finish() }

  /// Notes that somebody looked for something, when it is a need at all.
  func noteLooked(_ looked: LookedFor, results: Int, by asker: Asker) {
    add(.looked(looked, results: results, asker, now()))
  }

  func noteOpened(_ identifier: String, after looked: LookedFor, by asker: Asker) {
    add(.opened(identifier, looked, asker, now()))
  }

  /// Waits until all that was noted is written.
  func flush() async {
    while await withCheckedContinuation({ add(.flush($0)) }) == false {
      // There was no room to wait in.
      guard (try? await Task.sleep(for: .milliseconds(5))) != nil else { return }
    }
  }

  private func add(_ item: Item) {
    switch queue.yield(item) {
    case .enqueued: return
    default:
      if case .flush(let continuation) = item {
        continuation.resume(returning: false)
      } else {
        dropped.count.add(1, ordering: .relaxed)
      }
    }
  }

  func isOptedOut(_ person: String) async throws -> Bool {
    let names = await askers.known(Asker(saidPerson: person, team: "")).names
    guard !names.isEmpty, let store = try records.existing() else { return false }
    return try await store.isOptedOut(names)
  }

  func setOptOut(_ isOut: Bool, of person: String) async throws {
    try await askers.checkOwn(person, "whether something is kept of somebody")
    let names = await askers.allNames(of: Asker(saidPerson: person, team: ""))
    guard !names.isEmpty else {
      throw UserFacingError(
        .badRequest, "Nobody is named.", hint: "Give a name or address of at most \(Asker.longest) bytes, on one line.")
    }
    // What waits in the queue must not come after it.
    await flush()
    try await records.store().setOptOut(isOut, ofNames: names)
  }

  private final class Dropped: Sendable {
    let count = Atomic<Int>(0)
  }

  private struct Writer: Sendable {
    let records: RecordsFile
    let askers: KnownAskers
    let logger: Logger
    let dropped: Dropped

    func write(_ item: Item, _ lastTrouble: inout ContinuousClock.Instant?) async {
      let lost = dropped.count.exchange(0, ordering: .relaxed)
      if lost > 0 {
        logger.warning(
          "Signals of demand were dropped: they came faster than they can be written.", metadata: ["signals": "\(lost)"]
        )
      }
      do {
        try await write(item)
      } catch {
        let now = ContinuousClock.now
        guard lastTrouble.map({ now - $0 > .seconds(60) }) ?? true else { return }
        lastTrouble = now
        let known = error as? UserFacingError
        logger.warning(
          "What people look for cannot be kept: \(known?.message ?? "\(error)")",
          metadata: ["hint": "\(known?.hint ?? "")"])
      }
    }

    private func write(_ item: Item) async throws {
      switch item {
      case .flush(let continuation): continuation.resume(returning: true)
      case .looked(let looked, let results, let asker, let date):
        guard let need = looked.need else { return }
        let known = await askers.known(asker)
        try await records.store().note(
          DemandSignal(
            kind: looked.kind, need: need, team: known.team, person: known.person, date: date, results: results),
          knownAs: known.names)
      case .opened(let identifier, let looked, let asker, let date):
        guard let need = looked.need, identifier.utf8.count <= 2_000 else { return }
        let known = await askers.known(asker)
        try await records.store().note(
          opened: identifier, after: need, looked.kind, by: known.person, of: known.team, at: date)
      }
    }
  }
}
