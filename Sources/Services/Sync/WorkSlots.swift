import Foundation
import GitRead
import Synchronization

/// Lets a bounded number of threads do heavy work at a time, while others wait
/// for the network. Only for threads of their own: waiting blocks.
final class WorkSlots: Sendable {
  /// A waiting thread looks this often whether its work is still wanted.
  private static let recheckEvery = 0.1

  private let free: Mutex<Int>
  private let condition = NSCondition()

  init(_ count: Int) { free = Mutex(max(1, count)) }

  /// - Throws: `CancellationError` when the work is no longer wanted before a slot is free.
  func withSlot<Value>(_ cancellation: Cancellation, _ body: () throws -> Value) throws -> Value {
    while !take() {
      if cancellation.isCancelled { throw CancellationError() }
      condition.lock()
      _ = condition.wait(until: Date(timeIntervalSinceNow: Self.recheckEvery))
      condition.unlock()
    }
    defer { giveBack() }
    return try body()
  }

  private func take() -> Bool {
    free.withLock { free in
      guard free > 0 else { return false }
      free -= 1
      return true
    }
  }

  private func giveBack() {
    free.withLock { $0 += 1 }
    condition.lock()
    condition.signal()
    condition.unlock()
  }
}
