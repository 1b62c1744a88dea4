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

  private let limit: TimeLimit

  /// `limit` is how long an operation may take before its caller is sent away. One that does not notice that it was
  /// cancelled keeps its place until it ends.
  init(running: Int, waiting: Int, limit: Duration, clock: any Clock<Duration>) {
    self.running = running
    self.waiting = waiting
    self.limit = TimeLimit(limit, clock: clock)
  }

  /// - Throws: `UserFacingError` with code `busy` when the queue is full, `unavailable` when time ran out;
  ///   `CancellationError` for a task that was cancelled while it waited.
  func run<Value: Sendable>(_ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
    try await enter()
    let answer = Answer<Value>()
    let work = Task(executorPreference: WorkerThreads.shared) {
      do {
        let value = try await operation()
        self.leave()
        answer.give(.success(value))
      } catch {
        self.leave()
        answer.give(.failure(error))
      }
    }
    let timer = limit.start {
      work.cancel()
      answer.give(.failure(self.timeout))
    }
    defer { limit.stop(timer) }
    // What comes first: the end of the work or of the time.
    return try await withTaskCancellationHandler {
      try await answer.value
    } onCancel: {
      work.cancel()
    }
  }

  private var timeout: UserFacingError {
    UserFacingError(
      .unavailable, "The server gave up after \(limit.limit.seconds.formatted()) seconds.",
      hint: "Try again, or ask for less.")
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

/// Waits for the first of several results; one waits at most.
private final class Answer<Value: Sendable>: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<Value, any Error>)
    case given(Result<Value, any Error>)
  }

  private let state = Mutex(State.open)

  func give(_ result: Result<Value, any Error>) {
    let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
      let before = state
      if case .given = before { return nil }
      state = .given(result)
      if case .awaited(let continuation) = before { return continuation }
      return nil
    }
    waiting?.resume(with: result)
  }

  var value: Value {
    get async throws {
      try await withCheckedThrowingContinuation { continuation in
        let known = state.withLock { state -> Result<Value, any Error>? in
          if case .given(let result) = state { return result }
          state = .awaited(continuation)
          return nil
        }
        if let known { continuation.resume(with: known) }
      }
    }
  }
}
