import Logging
import SearchModel
import ServiceLifecycle

/// Syncs again and again while the server runs: never two at a time, the first as soon as the index is old enough.
struct SyncSchedule: Service {
  /// Ends once pages are served: a server that cannot open its address must not sync.
  let start: AsyncStream<Void>
  let every: Duration
  let clock: any Clock<Duration>
  let logger: Logger
  let metrics: ServerMetrics
  /// Time since the last finished sync, by whomever; nil when there was none.
  let age: @Sendable () async throws -> Duration?
  let sync: @Sendable () async throws -> SyncCounts

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in start {}
      var wait = await firstWait()
      while !Task.isCancelled {
        guard (try? await clock.sleep(for: wait)) != nil else { return }
        await syncOnce()
        wait = every
      }
    }
  }

  /// What cannot be read needs a sync.
  private func firstWait() async -> Duration {
    guard let age = try? await age() else { return .zero }
    return max(.zero, every - age)
  }

  private func syncOnce() async {
    metrics.syncStarted()
    do {
      let counts = try await WorkerThreads.shared.run { try await sync() }
      metrics.syncEnded(failed: false)
      logger.info(
        "Sync finished.",
        metadata: [
          "repositories": "\(counts.repositories)", "changed": "\(counts.changed)", "failed": "\(counts.failed)",
        ])
    } catch {
      metrics.syncEnded(failed: true)
      if Task.isCancelled { return }
      let known = error as? UserFacingError
      logger.error(
        "Sync failed: \(known?.message ?? "\(error)")",
        metadata: ["hint": "\(known?.hint ?? "")", "next": "in \(every)"])
    }
  }
}
