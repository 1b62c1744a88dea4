import Foundation

/// What ends a piece of blocking work early.
package struct WorkBounds: Sendable {
  /// On the monotonic clock; nil never ends it.
  package var deadline: ContinuousClock.Instant?
  package var cancellation: Cancellation?

  package init(deadline: ContinuousClock.Instant? = nil, cancellation: Cancellation? = nil) {
    self.deadline = deadline
    self.cancellation = cancellation
  }

  /// Bounds that end `seconds` from now.
  package static func seconds(_ seconds: Int, cancellation: Cancellation? = nil) -> WorkBounds {
    WorkBounds(deadline: .now + .seconds(seconds), cancellation: cancellation)
  }

  /// The same bounds, ending no later than `seconds` from now.
  func within(seconds: Int) -> WorkBounds {
    let limit = ContinuousClock.now + .seconds(seconds)
    return WorkBounds(deadline: deadline.map { min($0, limit) } ?? limit, cancellation: cancellation)
  }
}

/// Runs blocking work on a thread of its own, so that it never holds one of the
/// few threads that all async code shares; the task's cancellation reaches the
/// work through the `Cancellation` it is given. Callers bound how many run at once.
package func onOwnThread<Result: Sendable>(
  _ work: @escaping @Sendable (Cancellation) throws -> Result
) async throws -> Result {
  let cancellation = Cancellation()
  return try await withTaskCancellationHandler {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread {
        continuation.resume(with: Swift.Result { try work(cancellation) })
      }
      // The default of secondary threads is small on some systems; parsers of
      // deep trees are the callers' business, but none should die of it.
      thread.stackSize = 8 << 20
      thread.start()
    }
  } onCancel: {
    cancellation.cancel()
  }
}
