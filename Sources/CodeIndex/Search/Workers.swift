import Dispatch
import Foundation
import Synchronization

/// Spreads the pieces of one search over the cores.
enum Workers {
  static let count = max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// How long the calling thread works alone: waking others takes as long as many a search.
  private static let patience = Duration.microseconds(150)

  /// Calls `body`, which takes pieces from `next` until there are none, and waits: on this thread first, and when there
  /// are pieces left after a while, on one for each core.
  static func share(_ pieces: Int, _ body: @Sendable (_ next: () -> Int?) -> Void) {
    let position = Atomic(0)
    let next: @Sendable () -> Int? = {
      let taken = position.add(1, ordering: .relaxed).oldValue
      return taken < pieces ? taken : nil
    }
    let end = ContinuousClock.now + patience
    var hasMore = false
    body {
      hasMore = count > 1 && position.load(ordering: .relaxed) + 1 < pieces && ContinuousClock.now >= end
      return hasMore ? nil : next()
    }
    if hasMore { DispatchQueue.concurrentPerform(iterations: count) { _ in body(next) } }
  }
}
