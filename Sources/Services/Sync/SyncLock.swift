import Foundation
import SearchModel

/// Held while a sync or an import runs, so that two never write the same data folder. The
/// operating system lets go of it when the process ends, however it ends.
final class SyncLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `UserFacingError` with code `busy` when another process holds it.
  init(_ folder: DataFolder) throws {
    let path = folder.syncLock.path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw UserFacingError(
        .unavailable, "The lock file \(path) cannot be opened: \(String(cString: strerror(errno))).",
        hint: "Check who owns the data folder.")
    }
    guard Self.acquire(descriptor) else {
      // `deinit` closes it: all that is stored is set.
      throw UserFacingError(
        .busy, "Another sync or import of \(folder.url.path) is running\(Self.holder(descriptor)).",
        hint: "Wait for it to finish; a server with a schedule syncs by itself.")
    }
    let note = "\(ProcessInfo.processInfo.processIdentifier)\n"
    ftruncate(descriptor, 0)
    _ = note.withCString { pwrite(descriptor, $0, strlen($0), 0) }
  }

  deinit {
    // Closing alone leaves it to a program that was started meanwhile, until that one is itself.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Whoever asks `isHeld` holds it for a moment: that is no other sync.
  private static func acquire(_ descriptor: Int32) -> Bool {
    for attempt in 0..<10 {
      if attempt > 0 { usleep(20_000) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
    }
    return false
  }

  /// Whether a sync of the folder is running in any process.
  static func isHeld(_ folder: DataFolder) -> Bool {
    let descriptor = open(folder.syncLock.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else { return true }
    flock(descriptor, LOCK_UN)
    return false
  }

  private static func holder(_ descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count > 0, let pid = Int(String(decoding: buffer[..<count], as: UTF8.self).trimmingCharacters(in: .newlines))
    else { return "" }
    return " (process \(pid))"
  }
}
