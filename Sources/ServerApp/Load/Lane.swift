import Foundation
import SearchModel
import Synchronization

/// Lets a bounded number of operations run at a time and a bounded number wait, first come first served; who comes
/// to a full queue is told so at once.
final class Lane: Sendable {
  private struct Waiter {
    var id: UInt64
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var running = 0
    var waiters: [Waiter] = []
    var nextID: UInt64 = 0
  }

  private let running: Int
  private let waiting: Int
  private let state = Mutex(State())

  private let limit: Duration
  private let clock: any Clock<Duration>

  /// `limit` is how long an operation may take before its caller is sent away. One that does not notice that it was
  /// cancelled keeps its place until it ends.
  init(running: Int, waiting: Int, limit: Duration, clock: any Clock<Duration>) {
    self.running = running
    self.waiting = waiting
    self.limit = limit
    self.clock = clock
  }

  /// - Throws: `UserFacingError` with code `busy` when the queue is full, `unavailable` when time ran out;
  ///   `CancellationError` for a task that was cancelled while it waited.
  func run<Value: Sendable>(_ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
    try await enter()
    let work = Task(executorPreference: WorkerThreads.shared) {
      defer { self.leave() }
      return try await operation()
    }
    return try await withTaskCancellationHandler {
      try await outcome(of: work)
    } onCancel: {
      work.cancel()
    }
  }

  /// What comes first: the end of the work or of the time.
  private func outcome<Value: Sendable>(of work: Task<Value, any Error>) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let answer = Answer(continuation)
      let timer = Task {
        try await clock.sleep(for: limit)
        work.cancel()
        answer.give(
          .failure(
            UserFacingError(
              .unavailable, "The server gave up after \(limit.seconds.formatted()) seconds.",
              hint: "Try again, or ask for less.")))
      }
      Task {
        let result = await work.result
        timer.cancel()
        answer.give(result)
      }
    }
  }

  private func enter() async throws {
    let id = state.withLock { state in
      state.nextID &+= 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome = state.withLock { admit(Waiter(id: id, continuation: continuation), to: &$0) }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
      }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }

  /// - Returns: nil when it has to wait.
  private func admit(_ waiter: Waiter, to state: inout State) -> Result<Void, any Error>? {
    if Task.isCancelled { return .failure(CancellationError()) }
    if state.running < running {
      state.running += 1
      return .success(())
    }
    guard state.waiters.count < waiting else {
      return .failure(
        UserFacingError(
          .busy, "The server is busy: \(state.running) requests run and \(state.waiters.count) wait.",
          hint: "Try again in a second."))
    }
    state.waiters.append(waiter)
    return nil
  }

  private func leave() {
    let next = state.withLock { state -> Waiter? in
      // Who waits takes the place over; the number of running ones stays.
      if !state.waiters.isEmpty { return state.waiters.removeFirst() }
      state.running -= 1
      return nil
    }
    next?.continuation.resume()
  }
}

/// A continuation that takes the first of several answers.
private final class Answer<Value: Sendable>: Sendable {
  private let continuation: Mutex<CheckedContinuation<Value, any Error>?>

  init(_ continuation: CheckedContinuation<Value, any Error>) {
    self.continuation = Mutex(continuation)
  }

  func give(_ result: Result<Value, any Error>) {
    continuation.withLock { $0.take() }?.resume(with: result)
  }
}
