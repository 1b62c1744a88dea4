import Catalog
import Foundation
import GitRead
import SearchModel
import Synchronization

/// The mirrors of one data folder, open for reading single files and histories.
final class GitMirrors: Sendable {
  /// A page must not wait longer for git.
  private static let patience = 20
  /// What a page can do without is not waited for long.
  private static let shortPatience = 2

  private let folder: DataFolder
  private let environment = Mutex<GitEnvironment?>(nil)

  init(folder: DataFolder) { self.folder = folder }

  /// Found and configured once, at the first need: search needs no git.
  func git() throws -> GitEnvironment {
    try environment.withLock { known in
      if let known { return known }
      do {
        let made = try GitEnvironment(
          dataFolder: folder.url.path, surroundings: ProcessInfo.processInfo.environment)
        known = made
        return made
      } catch let error as GitError {
        throw UserFacingError(error)
      }
    }
  }

  func blob(_ oid: String, of record: RepositoryRecord, maximum: Int) async throws -> [UInt8] {
    let mirror = try repository(record)
    guard let id = ObjectID(oid) else { throw Self.unreadable(record.name) }
    let bytes = try await Self.reading {
      try BlobReader(mirror, maximumSize: maximum, patience: .seconds(Self.patience), cancellation: $0).read(id)
    }
    guard let bytes else { throw Self.unreadable(record.name) }
    return bytes
  }

  /// Newest first. An empty path is the whole repository.
  func history(
    of record: RepositoryRecord, at revision: Revision, path: String, skip: Int, limit: Int
  ) async throws -> [HistoryEntry] {
    let mirror = try repository(record)
    let revisions = try await Self.reading { cancellation in
      try mirror.history(
        of: Array(path.utf8), at: revision, limit: limit,
        skip: skip, bounds: .seconds(Self.patience, cancellation: cancellation))
    }
    return revisions.map(HistoryEntry.init)
  }

  /// The last commit up to `commit` that changed a file under its present name; nil when there is none.
  func lastChange(of path: String, at commit: String, in record: RepositoryRecord) async throws -> HistoryEntry? {
    let mirror = try repository(record)
    guard let id = ObjectID(commit) else { return nil }
    return try await Self.reading { cancellation in
      try mirror.history(
        of: Array(path.utf8), at: .commit(id), limit: 1, followingRenames: false,
        bounds: .seconds(Self.shortPatience, cancellation: cancellation)
      ).first.map(HistoryEntry.init)
    }
  }

  /// The commit that a branch, a tag or the beginning of an id stands for; nil when there is none.
  func commit(named name: String, of record: RepositoryRecord) async throws -> ObjectID? {
    let mirror = try repository(record)
    return try await Self.reading {
      try mirror.commit(named: name, bounds: .seconds(Self.shortPatience, cancellation: $0))
    }
  }

  /// What stands at a path of a commit.
  func entries(
    at path: String, of commit: ObjectID, in record: RepositoryRecord
  ) async throws -> (files: [GitRead.TreeEntry], folders: [String]) {
    let mirror = try repository(record)
    return try await Self.reading {
      try mirror.entries(at: path, of: commit, bounds: .seconds(Self.patience, cancellation: $0))
    }
  }

  func repository(_ record: RepositoryRecord) throws -> GitRepository {
    GitRepository(
      name: record.name, directory: folder.mirrors.appendingPathComponent(record.mirror).path, git: try git())
  }

  private static func reading<Value: Sendable>(
    _ body: @escaping @Sendable (Cancellation) throws -> Value
  ) async throws -> Value {
    do {
      return try await onOwnThread(body)
    } catch let error as GitError {
      throw UserFacingError(error)
    }
  }

  private static func unreadable(_ repository: String) -> UserFacingError {
    UserFacingError(
      .unavailable, "The file cannot be read from the mirror of \(repository).",
      hint: "Run `guildhall sync`; it repairs or fetches the mirror anew.")
  }
}

extension UserFacingError {
  init(_ error: GitError) {
    let code: Code =
      switch error.kind {
      case .notFound, .unknownRevision: .notFound
      case .corrupt: .damaged
      case .tooLarge: .tooLarge
      case .busy: .busy
      case .refusedAddress: .badConfiguration
      default: .unavailable
      }
    self.init(code, error.message, hint: error.hint)
  }
}

extension HistoryEntry {
  fileprivate init(_ revision: FileRevision) {
    self.init(
      commit: revision.commit.id.hex, authorName: revision.commit.authorName,
      authorEmail: revision.commit.authorEmail,
      date: Date(timeIntervalSince1970: Double(revision.commit.authorDate)), subject: revision.commit.subject)
  }
}
