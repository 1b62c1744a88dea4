internal import Foundation

/// Writes a file that appears whole or not at all: under a temporary name beside
/// the final one, flushed to the disk, then renamed.
package enum AtomicFile {
  /// - Returns: the number of bytes written.
  @discardableResult
  package static func write(_ parts: [[UInt8]], to path: String) throws(FileError) -> Int {
    let temporary = path + ".part"
    do throws(FileError) {
      try fill(temporary, with: parts)
      guard rename(temporary, path) == 0 else { throw FileError("rename", temporary, number: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    try syncFolder(of: path)
    return parts.reduce(0) { $0 + $1.count }
  }

  private static func fill(_ path: String, with parts: [[UInt8]]) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("create", path, number: errno) }
    defer { close(descriptor) }
    for part in parts { try write(part, to: descriptor, path: path) }
    guard fsync(descriptor) == 0 else { throw FileError("flush", path, number: errno) }
  }

  private static func write(_ part: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
    var done = 0
    while done < part.count {
      let written = part.withUnsafeBytes { bytes in
        bytes.baseAddress.map { Foundation.write(descriptor, $0 + done, bytes.count - done) } ?? 0
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw FileError("write", path, number: errno) }
      done += written
    }
  }

  /// A rename is on the disk only when its folder is.
  private static func syncFolder(of path: String) throws(FileError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("open", folder, number: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError("flush", folder, number: errno) }
  }
}
