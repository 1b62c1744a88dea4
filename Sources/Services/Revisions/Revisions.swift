import Catalog
import CodeIndex
import Foundation
import GitRead
import SearchModel
import Synchronization

/// Branches that are not indexed, tags and commits of repositories.
final class Revisions: Sendable {
  private struct Name: Hashable {
    var repository: Int64
    var name: String
  }

  private struct Answer {
    var commit: ObjectID?
    var asked: ContinuousClock.Instant
  }

  /// Names that were looked up are few; this many fill a megabyte.
  private static let mostNames = 4_096
  /// How long a name is taken to stand for the same: a sync may move it, and a page asks for it several times.
  private static let memory = Duration.seconds(3)

  private let access: AccessPolicy
  private let mirrors: GitMirrors
  private let shelf: RevisionShelf
  private let known = Mutex<[Name: Answer]>([:])

  init(access: AccessPolicy, mirrors: GitMirrors, shelf: RevisionShelf) {
    self.access = access
    self.mirrors = mirrors
    self.shelf = shelf
  }

  /// The commit that a name stands for in a repository that the asker may see; nil when there is none.
  ///
  /// - Throws: `UserFacingError`.
  func commit(_ name: String, of record: RepositoryRecord) async throws -> ObjectID? {
    let key = Name(repository: record.id, name: name)
    let now = ContinuousClock.now
    if let answer = known.withLock({ $0[key] }), now - answer.asked < Self.memory { return answer.commit }
    let commit = try await mirrors.commit(named: name, of: record)
    known.withLock { known in
      if known.count >= Self.mostNames { known = [:] }
      known[key] = Answer(commit: commit, asked: now)
    }
    return commit
  }

  /// The shards of a revision, and what they call it; nil when the repository has none of that name.
  ///
  /// - Throws: `CancellationError`.
  func found(
    _ name: String, in record: RepositoryRecord, until deadline: ContinuousClock.Instant
  ) async throws -> (branch: String, RevisionShelf.Found)? {
    do {
      guard let commit = try await commit(name, of: record) else { return nil }
      // The end of the first branch is in the index.
      if commit.hex == record.headCommit, let branch = record.branches.first { return (branch, .shards([])) }
      let limits = access.indexLimits(of: record)
      return (commit.hex, try await shelf.shards(of: record, commit: commit, limits: limits, until: deadline))
    } catch let error as UserFacingError {
      return (name, .refused(error.message))
    }
  }
}
