import Decisions
import Foundation
import Manifests
import Metadata
import Ownership

/// What is wrong with a repository's files, for their owners.
struct RepositoryProblems {
  /// Problems of one repository that are listed among all that a sync found; pages of projects have theirs.
  static let mostListed = 50

  let all: [MetadataProblem]

  init(_ reading: RepositoryReading) {
    all =
      reading.metadata.problems + reading.owners.problems.map(MetadataProblem.init)
      + reading.manifests.problems.map(MetadataProblem.init) + reading.decisions.problems.map(MetadataProblem.init)
  }
}

extension MetadataProblem {
  fileprivate init(_ problem: OwnershipProblem) {
    self.init(path: problem.path, line: problem.line, cause: problem.cause, hint: "")
  }

  fileprivate init(_ problem: DecisionProblem) {
    self.init(path: problem.path, line: problem.line, cause: problem.cause, hint: problem.hint)
  }

  fileprivate init(_ problem: ManifestProblem) {
    let place = problem.line.map { "\(problem.path), line \($0)" } ?? problem.path
    var cause = problem.message[...]
    if cause.hasPrefix(place + ": ") { cause = cause.dropFirst(place.count + 2) }
    if cause.hasSuffix(".") { cause.removeLast() }
    self.init(path: problem.path, line: problem.line, cause: String(cause), hint: "Correct the file in the repository.")
  }
}
