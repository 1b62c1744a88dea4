import Glibc

/// Only one fetch at a time works in a mirror, over all processes. The
/// descriptor is handed to git as well, so a git that outlives a killed parent
/// still holds the lock, and whoever gets it knows that no file in the mirror
/// is being written by anybody.
struct MirrorLock: ~Copyable {
  let descriptor: Int32

  /// Takes the lock file at `path`, beside the mirror.
  init(path: String, repository: String, bounds: WorkBounds) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let cause = String(cString: strerror(errno))
      throw GitError(
        .failed, repository: repository, "\(repository): cannot open \(path): \(cause).",
        hint: "Check that the data folder may be written.")
    }
    // A git whose parent was killed goes on to the end of its fetch, which the next update then finds.
    let patience = ContinuousClock.now + .seconds(10)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let isCancelled = bounds.cancellation?.isCancelled == true
      if isCancelled || ContinuousClock.now >= min(patience, bounds.deadline ?? patience) {
        close(descriptor)
        throw GitError(
          isCancelled ? .cancelled : .busy, repository: repository,
          "\(repository): another process is fetching into its mirror.",
          hint: "Wait for the other sync to end.")
      }
      usleep(50_000)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The file's time says when the source was last asked for its default branch.
  func touch() { _ = futimens(descriptor, nil) }

  /// Seconds since `touch`; negative when clocks were changed.
  var age: Int64 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .max }
    return Int64(time(nil)) &- Int64(status.st_mtim.tv_sec)
  }
}
