import Foundation
import Synchronization

/// Writes lines to standard output in large pieces. A reader that went away
/// (`| head`) ends the program quietly, as it ends every other filter.
final class Output: Sendable {
  private let buffer = Mutex<[UInt8]>([])

  func line(_ text: String) {
    let isFull = buffer.withLock { buffer in
      buffer.append(contentsOf: text.utf8)
      buffer.append(UInt8(ascii: "\n"))
      return buffer.count > 1 << 16
    }
    if isFull { flush() }
  }

  func bytes(_ bytes: [UInt8]) {
    buffer.withLock { $0.append(contentsOf: bytes) }
    flush()
  }

  func flush() {
    let pending = buffer.withLock { buffer in
      defer { buffer.removeAll(keepingCapacity: true) }
      return buffer
    }
    var rest = pending[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EPIPE {
        exit(0)
      } else if errno != EINTR {
        printError("Standard output cannot be written: \(String(cString: strerror(errno))).", hint: "")
        exit(2)
      }
    }
  }
}
