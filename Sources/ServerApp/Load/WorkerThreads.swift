import Dispatch

/// Threads for work that blocks: searching mapped files, reading the catalogue, waiting for git.
///
/// The cooperative pool has one thread for each core, and those have to keep accepting requests. How much runs here
/// at a time is bounded by `Lane`, so that the number of threads is as well.
final class WorkerThreads: TaskExecutor {
  static let shared = WorkerThreads()

  private let queue = DispatchQueue(label: "guildhall.workers", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Runs the operation, and the child tasks that it makes, on these threads.
  func run<Value: Sendable>(_ operation: @Sendable () async throws -> Value) async throws -> Value {
    try await withTaskExecutorPreference(self) { try await operation() }
  }
}
