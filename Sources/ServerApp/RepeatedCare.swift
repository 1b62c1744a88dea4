import Logging
import SearchModel
import ServiceLifecycle

/// Does one thing again and again while the server runs. What goes wrong is told once, and tried again.
struct RepeatedCare: Service {
  /// What it is, as the start of a sentence that says that it went wrong.
  let trouble: String
  let every: Duration
  /// Ends once pages are served.
  let start: AsyncStream<Void>
  let clock: any Clock<Duration>
  let logger: Logger
  let care: @Sendable () async throws -> Void

  func run() async throws {
    await cancelWhenGracefulShutdown {
      for await _ in start {}
      var lastTrouble = ""
      while !Task.isCancelled {
        do {
          try await WorkerThreads.shared.run { try await care() }
          lastTrouble = ""
        } catch {
          let known = error as? UserFacingError
          let cause = known?.message ?? "\(error)"
          if cause != lastTrouble, !Task.isCancelled {
            logger.error("\(trouble): \(cause)", metadata: ["hint": "\(known?.hint ?? "")"])
          }
          lastTrouble = cause
        }
        guard (try? await clock.sleep(for: every)) != nil else { return }
      }
    }
  }
}

extension ServerApp {
  /// Between two looks at whether people are to be forgotten and a digest is to be sent.
  private static let careEvery = Duration.seconds(300)

  /// What is done for demand, each beside the others: mail that hangs must not keep people from being forgotten.
  func demandCare(after start: AsyncStream<Void>) -> [any Service] {
    var care: [any Service] = []
    if let tend = services.tendDemand {
      care.append(
        RepeatedCare(
          trouble: "What people look for cannot be tended", every: Self.careEvery, start: start, clock: clock,
          logger: logger, care: tend))
    }
    if let mail = services.mailDigest {
      care.append(
        RepeatedCare(
          trouble: "The weekly digest cannot be sent", every: Self.careEvery, start: start, clock: clock,
          logger: logger
        ) {
          let receivers = try await mail()
          if receivers > 0 { logger.info("The weekly digest was sent.", metadata: ["receivers": "\(receivers)"]) }
        })
    }
    return care
  }

  /// Between two looks at what waits to be sent: where nothing does, one costs a look into an index.
  private static let questionsEvery = Duration.seconds(5)

  func questionCare(after start: AsyncStream<Void>) -> [any Service] {
    services.tendQuestions.map { tend in
      [
        RepeatedCare(
          trouble: "Questions cannot be sent", every: Self.questionsEvery, start: start, clock: clock, logger: logger,
          care: tend)
      ]
    } ?? []
  }
}
