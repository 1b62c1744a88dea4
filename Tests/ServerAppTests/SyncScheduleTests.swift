import Foundation
import Logging
import SearchModel
import Services
import Synchronization
import TestSupport
import Testing

@testable import ServerApp

@Suite struct SyncScheduleTests {
  /// Sleeps end at once and are written down; after some, the schedule is over.
  private struct FakeClock: Clock {
    struct Instant: InstantProtocol {
      var offset: Duration
      func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
      func duration(to other: Instant) -> Duration { other.offset - offset }
      static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    final class Book: Sendable {
      let sleeps = Mutex<[Duration]>([])
      let time = Mutex(Instant(offset: .zero))
    }

    let book = Book()
    let sleepsAllowed: Int

    var now: Instant { book.time.withLock { $0 } }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
      let wait = deadline.offset - now.offset
      let count = book.sleeps.withLock { sleeps in
        sleeps.append(wait)
        return sleeps.count
      }
      if count > sleepsAllowed { throw CancellationError() }
      book.time.withLock { $0 = deadline }
    }
  }

  private func run(
    age: Duration?, sleeps: Int, log: LogLines = LogLines(),
    sync: @escaping @Sendable () async throws -> SyncCounts
  ) async throws -> (sleeps: [Duration], metrics: ServerMetrics.State) {
    let clock = FakeClock(sleepsAllowed: sleeps)
    let metrics = ServerMetrics()
    let (start, opened) = AsyncStream.makeStream(of: Void.self)
    opened.finish()
    let schedule = SyncSchedule(
      start: start, every: .seconds(900), clock: clock, logger: Logger(label: "sync", factory: { log.handler($0) }),
      metrics: metrics, age: { age }, sync: sync)
    try await schedule.run()
    return (clock.book.sleeps.withLock { $0 }, metrics.snapshot)
  }

  @Test func beginsWhenTheIndexIsOldEnough() async throws {
    for (age, first) in [
      (Duration?.none, Duration.zero), (.seconds(5_000), .zero), (.seconds(300), .seconds(600)),
      (.zero, .seconds(900)),
    ] {
      let syncs = Mutex(0)
      let (sleeps, metrics) = try await run(age: age, sleeps: 3) {
        syncs.withLock { $0 += 1 }
        return SyncCounts(repositories: 1, changed: 1, failed: 0)
      }
      #expect(sleeps == [first, .seconds(900), .seconds(900), .seconds(900)])
      #expect(syncs.withLock { $0 } == 3)
      #expect(metrics.syncs == 3)
      #expect(!metrics.isSyncing)
    }
  }

  @Test func goesOnAfterAFailure() async throws {
    let log = LogLines()
    let (sleeps, metrics) = try await run(age: nil, sleeps: 2, log: log) {
      throw UserFacingError(.busy, "Another sync is running.", hint: "Wait.")
    }
    #expect(sleeps.count == 3)
    #expect(metrics.failedSyncs == 2)
    #expect(log.all.count == 2)
    #expect(log.all.allSatisfy { $0.contains("Sync failed: Another sync is running.") })
  }

  @Test func waitsUntilPagesAreServed() async throws {
    let (start, opened) = AsyncStream.makeStream(of: Void.self)
    let syncs = Mutex(0)
    let schedule = SyncSchedule(
      start: start, every: .seconds(1), clock: FakeClock(sleepsAllowed: 1),
      logger: Logger(label: "sync", factory: { _ in SwiftLogNoOpLogHandler() }), metrics: ServerMetrics(),
      age: { nil },
      sync: {
        syncs.withLock { $0 += 1 }
        return SyncCounts(repositories: 0, changed: 0, failed: 0)
      })
    let run = Task { try await schedule.run() }
    for _ in 0..<20 { await Task.yield() }
    #expect(syncs.withLock { $0 } == 0)
    opened.finish()
    try await run.value
    #expect(syncs.withLock { $0 } == 1)
  }

  @Test func knowsTheAgeOfTheLastSync() async throws {
    var services = FakeServices()
    let finished = try #require(services.lastRun?.finished)
    for (seconds, age) in [(0.0, Duration.zero), (90, .seconds(90)), (-500, .zero)] {
      let status = try await services.status(viewer: .operator)
      #expect(status.age(at: finished.addingTimeInterval(seconds)) == age)
    }
    services.lastRun?.finished = nil
    #expect(try await services.status(viewer: .operator).age(at: .now) == nil)
  }
}
