import Logging
import SearchModel
import ServiceLifecycle

/// Reads again and again, while the server runs, what projects say of themselves that nobody has read yet: what a sync
/// brought, of this process or another, and imported catalogues. Where there is nothing to read it costs one look.
struct ProjectReading: Service {
  /// Between two looks.
  private static let every = Duration.seconds(20)

  /// Ends once pages are served.
  let start: AsyncStream<Void>
  let clock: any Clock<Duration>
  let logger: Logger
  /// Returns how many projects were read.
  let read: @Sendable () async throws -> Int

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in start {}
      var lastTrouble = ""
      while !Task.isCancelled {
        do {
          let count = try await read()
          if count > 0 { logger.info("Projects were read for research.", metadata: ["projects": "\(count)"]) }
          lastTrouble = ""
        } catch {
          let known = error as? UserFacingError
          let trouble = known?.message ?? "\(error)"
          // The same trouble is told once.
          if trouble != lastTrouble, !Task.isCancelled {
            logger.error("Projects cannot be read for research: \(trouble)", metadata: ["hint": "\(known?.hint ?? "")"])
          }
          lastTrouble = trouble
        }
        guard (try? await clock.sleep(for: Self.every)) != nil else { return }
      }
    }
  }
}
