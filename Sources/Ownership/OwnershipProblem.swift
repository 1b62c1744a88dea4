/// What is wrong with a line of a file that was read, told to the file's owner.
package struct OwnershipProblem: Sendable, Hashable, Codable {
  package let path: String
  /// 1-based; nil when it concerns the whole file.
  package let line: Int?
  /// One clause, as it follows after a colon.
  package let cause: String

  package init(path: String, line: Int?, cause: String) {
    self.path = path
    self.line = line
    self.cause = cause
  }

  /// The whole sentence, with its place.
  package var message: String { "\(path)\(line.map { ", line \($0)" } ?? ""): \(cause)." }
}

/// Why something could not be read; whoever reads the file knows the place.
struct OwnershipFailure: Error {
  let cause: String
  /// 1-based, where the cause knows it better than its caller.
  let line: Int?

  init(_ cause: String, line: Int? = nil) {
    self.cause = cause
    self.line = line
  }
}

/// The problems of one file, bounded: a million bad lines are told as a hundred and a count.
struct OwnershipProblems {
  static let most = 100

  let path: String
  private var kept: [OwnershipProblem] = []
  private var leftOut = 0

  init(path: String) { self.path = path }

  mutating func add(_ cause: String, line: Int? = nil) {
    if kept.count < Self.most {
      kept.append(OwnershipProblem(path: path, line: line, cause: cause))
    } else {
      leftOut += 1
    }
  }

  mutating func add(_ failure: OwnershipFailure, line: Int? = nil) {
    add(failure.cause, line: failure.line ?? line)
  }

  var all: [OwnershipProblem] {
    leftOut == 0
      ? kept : kept + [OwnershipProblem(path: path, line: nil, cause: "\(leftOut) more lines have problems")]
  }
}
