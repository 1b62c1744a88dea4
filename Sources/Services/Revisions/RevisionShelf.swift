import Bytes
import Catalog
import CodeIndex
import Foundation
import GitRead
import SearchModel
import Synchronization

/// Index files of commits that are the end of no indexed branch. They are made when somebody searches there, are kept as
/// long as there is room, and belong to no generation: a commit never changes.
final class RevisionShelf: Sendable {
  /// What a commit may hold to be read while somebody waits.
  struct Bounds: Sendable {
    var files = 50_000
    /// Of all files.
    var bytes = 512 << 20
    /// Of all index files that are kept.
    var keptBytes = 2 << 30
    var keptCommits = 500
    /// Commits that wait for their turn; more are not taken.
    var waiting = 16
  }

  enum Found {
    case shards([Shard])
    /// Others are before it, or it takes longer.
    case unready
    /// Why it cannot be searched, as a sentence.
    case refused(String)
  }

  private struct Key: Hashable {
    var repository: Int64
    var commit: ObjectID
    /// What else the files depend on.
    var rules: String

    var folderName: String { "\(repository)-\(commit.hex)-\(rules)" }
  }

  private enum Entry {
    case waiting, making
    case made([Shard])
    case refused(String)
  }

  private let folder: DataFolder
  private let mirrors: GitMirrors
  private let bounds: Bounds
  private let entries = Mutex<[Key: Entry]>([:])
  /// Making takes a core: one at a time.
  private let turn = NSLock()

  init(folder: DataFolder, mirrors: GitMirrors, bounds: Bounds = Bounds()) {
    self.folder = folder
    self.mirrors = mirrors
    self.bounds = bounds
  }

  /// The index files of a commit, made when they are not there yet, as far as that is done by `deadline`. What takes
  /// longer goes on, and answers who asks later.
  func shards(
    of record: RepositoryRecord, commit: ObjectID, limits: IndexLimits, until deadline: ContinuousClock.Instant
  ) async throws -> Found {
    let key = Key(repository: record.id, commit: commit, rules: Self.rules(of: record, limits))
    if let entry = entries.withLock({ $0[key] }), case .made(let shards) = entry {
      touch(key)
      return .shards(shards)
    }
    if let shards = kept(key) {
      entries.withLock { $0[key] = .made(shards) }
      return .shards(shards)
    }
    begin(key, record, limits)
    repeat {
      switch entries.withLock({ $0[key] }) {
      case .made(let shards): return .shards(shards)
      case .refused(let reason):
        // Once told; the next asker tries again.
        entries.withLock { $0[key] = nil }
        return .refused(reason)
      case .waiting, .making: try await Task.sleep(for: .milliseconds(5))
      case nil: return .unready
      }
    } while ContinuousClock.now < deadline
    return .unready
  }

  private static func rules(of record: RepositoryRecord, _ limits: IndexLimits) -> String {
    let parts = ["\(IndexingRules.version)", "\(limits.fileSize)"] + record.excludedGlobs
    return String(Checksum.of(Array(parts.joined(separator: "\n").utf8)), radix: 16)
  }

  // MARK: Making

  private func begin(_ key: Key, _ record: RepositoryRecord, _ limits: IndexLimits) {
    let isNew = entries.withLock { entries in
      if case .waiting = entries[key] { return false }
      if case .making = entries[key] { return false }
      let waiting = entries.values.count { if case .waiting = $0 { true } else { false } }
      guard waiting < bounds.waiting else { return false }
      entries[key] = .waiting
      return true
    }
    guard isNew else { return }
    // A thread of its own: what reads the files needs a deeper stack than those of queues.
    let thread = Thread { [self] in
      turn.lock()
      defer { turn.unlock() }
      entries.withLock { $0[key] = .making }
      let made: Entry
      do {
        made = .made(try make(key, record, limits))
      } catch let error as UserFacingError {
        made = .refused(error.message)
      } catch let error as GitError {
        made = .refused(UserFacingError(error).message)
      } catch {
        made = .refused("\(record.name) at \(key.commit.hex.prefix(12)) cannot be read: \(error)")
      }
      entries.withLock { $0[key] = made }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Files get their place in one go when all are whole, so that a folder that is there holds all of a commit.
  private func make(_ key: Key, _ record: RepositoryRecord, _ limits: IndexLimits) throws -> [Shard] {
    let files = FileManager.default
    let draft = folder.revisions.appendingPathComponent(".part-" + UUID().uuidString, isDirectory: true)
    try files.createDirectory(at: draft, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: draft) }
    try RevisionIndexer(
      repository: try mirrors.repository(record), record: record, commit: key.commit, limits: limits, bounds: bounds
    ).run(into: draft)
    let place = folder.revisions.appendingPathComponent(key.folderName, isDirectory: true)
    // Another process may have been faster: then its files serve.
    try? files.moveItem(at: draft, to: place)
    guard let shards = kept(key) else {
      throw UserFacingError(
        .unavailable,
        "The index files of \(record.name) at \(key.commit.hex.prefix(12)) cannot be kept in \(place.path).",
        hint: "Look for room on the disk and for permissions.")
    }
    makeRoom(sparing: key)
    return shards
  }

  // MARK: Keeping

  /// What an earlier question left; nil when nothing did, or when it is damaged, in which case it is deleted.
  private func kept(_ key: Key) -> [Shard]? {
    let place = folder.revisions.appendingPathComponent(key.folderName, isDirectory: true)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: place.path) else { return nil }
    do {
      let shards = try names.sorted().map { try Shard(path: place.appendingPathComponent($0).path) }
      touch(key)
      return shards
    } catch {
      try? FileManager.default.removeItem(at: place)
      return nil
    }
  }

  /// The date of a folder is when it was used last, for every process.
  private func touch(_ key: Key) {
    let place = folder.revisions.appendingPathComponent(key.folderName, isDirectory: true)
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: place.path)
  }

  private func makeRoom(sparing key: Key) {
    var kept = RevisionFolders(folder).all
    var total = kept.reduce(0) { $0 + $1.bytes }
    var count = kept.count
    kept.sort { $0.used < $1.used }
    for old in kept
    where (total > bounds.keptBytes || count > bounds.keptCommits) && old.name != key.folderName
      && old.repository != nil
    {
      // Whoever searches in them goes on: they are mapped.
      try? FileManager.default.removeItem(at: old.url)
      entries.withLock { entries in entries = entries.filter { $0.key.folderName != old.name } }
      total -= old.bytes
      count -= 1
    }
  }
}

/// The folders of commits' index files.
struct RevisionFolders {
  struct Folder {
    var url: URL
    var name: String
    /// Of the catalogue; nil when the name says none.
    var repository: Int64?
    var bytes: Int
    var used: Date
  }

  private let folder: DataFolder
  /// A draft as old as this belongs to a process that is gone.
  private static let draftAge: TimeInterval = 3_600

  init(_ folder: DataFolder) { self.folder = folder }

  var all: [Folder] {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: folder.revisions.path)) ?? []
    return names.map { name in
      let url = folder.revisions.appendingPathComponent(name, isDirectory: true)
      let inside = (try? files.contentsOfDirectory(at: url, includingPropertiesForKeys: [.fileSizeKey])) ?? []
      let used = (try? files.attributesOfItem(atPath: url.path))?[.modificationDate] as? Date
      return Folder(
        url: url, name: name, repository: name.split(separator: "-").first.flatMap { Int64($0) },
        bytes: inside.reduce(0) { $0 + ((try? $1.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0) },
        used: used ?? .distantPast)
    }
  }

  /// Deletes what belongs to no repository any more, and what a process left half made.
  func collectGarbage(keeping repositories: Set<Int64>, now: Date) {
    for old in all
    where old.repository.map({ !repositories.contains($0) }) ?? (now.timeIntervalSince(old.used) > Self.draftAge) {
      try? FileManager.default.removeItem(at: old.url)
    }
  }
}
