/// One commit as it will stand in a repository.
package struct DemoCommit: Sendable {
  package enum FileChange: Sendable, Equatable {
    case write(path: String, text: String)
    case rename(from: String, to: String)
  }

  struct Signature: Sendable, Equatable {
    var name: String
    var email: String
  }

  /// Who wrote it: the number of a person, nil for the program.
  package var person: Int?
  /// The people who helped, by number.
  package var helpers: [Int] = []
  var author: Signature
  var committer: Signature
  /// Seconds since 1970, of author and committer.
  package var time: Int
  package var subject: String
  var body = ""
  /// Indexes of its parents in the repository's list, the first one first; empty for the first commit.
  package var parents: [Int]
  package var changes: [FileChange]
  /// What the release is called that it makes.
  var tag: String?

  package var isMerge: Bool { parents.count > 1 }
  package var day: DayNumber { DayNumber(time / 86_400) }
  var message: String { body.isEmpty ? subject + "\n" : subject + "\n\n" + body }
}
