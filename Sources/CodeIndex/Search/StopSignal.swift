import Synchronization

/// Tells the workers of one search to stop: the asker went away, or time ran out.
final class StopSignal: Sendable {
  private let isCancelledFlag = Atomic(false)
  private let hasExpiredFlag = Atomic(false)
  private let deadline: ContinuousClock.Instant?

  init(deadline: ContinuousClock.Instant?) { self.deadline = deadline }

  func cancel() { isCancelledFlag.store(true, ordering: .relaxed) }

  /// Whether to stop now; asks the clock.
  var isRaised: Bool {
    if isCancelledFlag.load(ordering: .relaxed) || hasExpiredFlag.load(ordering: .relaxed) { return true }
    guard let deadline, ContinuousClock.now >= deadline else { return false }
    hasExpiredFlag.store(true, ordering: .relaxed)
    return true
  }

  /// Whether something was left undone because time ran out.
  var hasExpired: Bool { hasExpiredFlag.load(ordering: .relaxed) }
}
