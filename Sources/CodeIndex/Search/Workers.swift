import Dispatch
import Foundation
import Synchronization

/// Spreads the pieces of one search over the cores.
enum Workers {
  static let count = max(1, ProcessInfo.processInfo.activeProcessorCount)

  /// Calls `body` once on each of at most `count` threads, this one among them,
  /// and waits; with few pieces of work here alone. `body` takes pieces from
  /// `next` until there are none.
  static func share(_ pieces: Int, perWorker least: Int, _ body: @Sendable (_ next: () -> Int?) -> Void) {
    let position = Atomic(0)
    let next: @Sendable () -> Int? = {
      let taken = position.add(1, ordering: .relaxed).oldValue
      return taken < pieces ? taken : nil
    }
    let workers = min(count, max(1, pieces / max(1, least)))
    if workers == 1 { return body(next) }
    DispatchQueue.concurrentPerform(iterations: workers) { _ in body(next) }
  }
}
