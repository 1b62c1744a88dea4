import Foundation
import SearchModel

/// Held by whoever has the records open, so that nobody replaces them meanwhile. The operating system lets go of it when
/// the process ends, however it ends.
final class RecordsLock: Sendable {
  enum Kind { case shared, exclusive }

  private let descriptor: Int32

  /// `path` is that of the database; the lock is a file beside it.
  ///
  /// - Throws: `UserFacingError` with code `busy` when somebody else holds what contradicts it.
  init(_ kind: Kind, ofRecords path: String) throws {
    let file = path + ".lock"
    descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw UserFacingError(
        .unavailable, "The lock file \(file) cannot be opened: \(String(cString: strerror(errno))).",
        hint: "Check who owns the data folder.")
    }
    guard flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
      // `deinit` closes it: all that is stored is set.
      throw kind == .shared
        ? UserFacingError(
          .busy, "The records \(path) are being replaced by `guildhall restore`.", hint: "Try again in a moment.")
        : UserFacingError(
          .busy, "The records \(path) are in use by a server or another command.",
          hint: "Stop the server, then try again; `guildhall backup` works while it runs.")
    }
  }

  deinit {
    // Closing alone leaves it to a program that was started meanwhile, until that one is itself.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
