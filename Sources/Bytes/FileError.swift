internal import Foundation

/// A file operation that the system refused.
package struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was tried, as in "open" or "write".
  package var operation: String
  package var path: String
  /// The system's error number.
  package var number: Int32

  package init(_ operation: String, _ path: String, number: Int32) {
    self.operation = operation
    self.path = path
    self.number = number
  }

  /// There is no such file.
  package var isMissing: Bool { number == ENOENT }

  package var description: String { "cannot \(operation) \(path): \(String(cString: strerror(number)))" }
}
