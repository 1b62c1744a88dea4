import Synchronization

/// Stops blocking work from another thread: running children are killed, and
/// what has not started yet does not start.
package final class Cancellation: Sendable {
  private struct State {
    var isCancelled = false
    var nextKey: UInt64 = 0
    var handlers: [UInt64: @Sendable () -> Void] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  package var isCancelled: Bool { state.withLock { $0.isCancelled } }

  package func cancel() {
    let handlers = state.withLock { state in
      state.isCancelled = true
      defer { state.handlers = [:] }
      return Array(state.handlers.values)
    }
    for handler in handlers { handler() }
  }

  /// Calls `handler` when cancelled, at once if that has happened already.
  /// Returns the key for `removeHandler`.
  func addHandler(_ handler: @escaping @Sendable () -> Void) -> UInt64 {
    let (key, now) = state.withLock { state in
      state.nextKey += 1
      if !state.isCancelled { state.handlers[state.nextKey] = handler }
      return (state.nextKey, state.isCancelled)
    }
    if now { handler() }
    return key
  }

  func removeHandler(_ key: UInt64) {
    state.withLock { _ = $0.handlers.removeValue(forKey: key) }
  }
}
