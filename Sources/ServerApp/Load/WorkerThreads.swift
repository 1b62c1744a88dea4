import Dispatch
import Foundation
import Synchronization

/// Threads for work that blocks: searching mapped files, reading the catalogue, waiting for git.
///
/// The cooperative pool has one thread for each core, and those have to keep accepting requests. Dispatch's own
/// threads will not do: it begins with as many as there are cores, and adds one a second when they block. How much
/// runs here at a time is bounded by `Lane`; the number of threads is bounded all the same.
final class WorkerThreads: TaskExecutor {
  static let shared = WorkerThreads()

  private struct State {
    var jobs: [UnownedJob] = []
    /// Threads that wait, and that no job was left for yet.
    var idle = 0
    var threads = 0
  }

  private static let most = 256

  private let state = Mutex(State())
  private let jobs = DispatchSemaphore(value: 0)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let needsThread = state.withLock { state in
      state.jobs.append(job)
      if state.idle > 0 {
        state.idle -= 1
      } else if state.threads < Self.most {
        state.threads += 1
        return true
      }
      return false
    }
    if needsThread { Thread.detachNewThread { self.work() } }
    jobs.signal()
  }

  private func work() {
    while true {
      jobs.wait()
      state.withLock { $0.jobs.removeFirst() }.runSynchronously(on: asUnownedTaskExecutor())
      state.withLock { $0.idle += 1 }
    }
  }

  /// Runs the operation, and the child tasks that it makes, on these threads.
  func run<Value: Sendable>(_ operation: @Sendable () async throws -> Value) async throws -> Value {
    try await withTaskExecutorPreference(self) { try await operation() }
  }
}
