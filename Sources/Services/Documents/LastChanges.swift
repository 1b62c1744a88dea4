import Catalog
import GitRead
import Synchronization

/// Who changed a document last. Git is asked once for each document and commit: the answer never changes.
final class LastChanges: Sendable {
  private struct Key: Hashable {
    var repository: Int64
    var commit: String
    var path: String
  }

  /// Answers that are kept; all are forgotten when there are more.
  private static let most = 5_000

  private let git: GitMirrors
  private let known = Mutex<[Key: HistoryEntry?]>([:])

  init(git: GitMirrors) { self.git = git }

  /// nil when git does not know, or not in time.
  func lastChange(of path: String, in record: RepositoryRecord) async -> HistoryEntry? {
    guard let commit = record.headCommit else { return nil }
    let key = Key(repository: record.id, commit: commit, path: path)
    if let answer = known.withLock({ $0[key] }) { return answer }
    let answer = try? await git.lastChange(of: path, at: commit, in: record)
    // Who gave up waiting has not been answered.
    guard !Task.isCancelled else { return nil }
    known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      known[key] = .some(answer)
    }
    return answer
  }
}
