import GitRead
import TestSupport

@testable import History

/// A history made of what a test says, commit after commit.
struct SmallHistory {
  private let folder: TemporaryFolder
  private var builder = HistoryBuilder()
  private var last: ObjectID?
  private var count = 0

  init() throws { folder = try TemporaryFolder() }

  /// A commit of somebody's that changes files.
  mutating func add(
    _ name: String, _ paths: [String], at date: Int64, committer: String? = nil, helpers: [String] = [],
    reviewers: [String] = []
  ) {
    add(
      name, paths.map { FileChange(kind: .modified, path: Array($0.utf8), addedLines: 1, deletedLines: 1) }, at: date,
      committer: committer, helpers: helpers, reviewers: reviewers)
  }

  mutating func move(_ name: String, _ from: String, to: String, at date: Int64) {
    add(
      name,
      [
        FileChange(
          kind: .renamed, path: Array(to.utf8), previousPath: Array(from.utf8), addedLines: 0, deletedLines: 0)
      ], at: date)
  }

  mutating func delete(_ name: String, _ path: String, at date: Int64) {
    add(name, [FileChange(kind: .deleted, path: Array(path.utf8), addedLines: 0, deletedLines: 1)], at: date)
  }

  private mutating func add(
    _ name: String, _ changes: [FileChange], at date: Int64, committer: String? = nil, helpers: [String] = [],
    reviewers: [String] = []
  ) {
    count += 1
    let digits = String(count, radix: 16)
    guard let id = ObjectID(String(repeating: "0", count: 40 - digits.count) + digits) else { return }
    builder.add(
      CommitFacts(
        id: id, parents: last.map { [$0] } ?? [], author: Self.person(name), committer: Self.person(committer ?? name),
        authorDate: date, committerDate: date, coAuthors: helpers.map(Self.person),
        reviewers: reviewers.map(Self.person), changes: changes, omittedChanges: 0))
    last = id
  }

  private static func person(_ name: String) -> Contribution.Person {
    Contribution.Person(name: name, email: "\(name.lowercased())@example.org")
  }

  func read() throws -> ChangeHistory { try builder.history() }
}
