import Catalog
import CodeIndex
import Foundation
import GitRead
import SearchModel

extension RepositoryIndexer {
  /// The files of a repository after a change, and what makes it visible.
  struct Change {
    var layer: IndexedLayer
    /// All that are indexed now.
    var files: [FileRecord]
  }

  /// Reads the files that changed since the live ones were read; nil when everything is to be read anew.
  ///
  /// - Throws: `ShardError` when a live shard is damaged.
  func change(from known: RepositoryRecord, files: [FileRecord], shards: [ShardRecord], to survey: TreeSurvey) throws
    -> Change?
  {
    guard let change = TreeChange(from: files, to: survey), !change.isLarge else { return nil }
    let withdrawn = try documents(of: change.removed, in: shards)
    // A file that is searched is one document; else what is live is not what the catalogue says.
    guard withdrawn.values.reduce(0, { $0 + $1.count }) == change.removed.count(where: { $0.skipped == nil }) else {
      return nil
    }
    let results = change.read.isEmpty ? [] : try takeIn(change.read)
    let added = results.flatMap(\.files) + change.restated
    var repository = known
    (repository.branches, repository.basis, repository.fingerprint) = (record.branches, record.basis, nil)
    (repository.headCommit, repository.lastActivity) = (record.headCommit, record.lastActivity)
    (repository.isFork, repository.isArchived) = (record.isFork, record.isArchived)
    let all = change.kept + added
    repository.count(all)
    let layer = IndexedLayer(
      repository: repository, removed: change.removed + change.restated, added: added,
      shards: shardRecords(results), withdrawn: withdrawn)
    return Change(layer: layer, files: all.sorted { ($0.path, $0.oid) < ($1.path, $1.oid) })
  }

  /// The numbers of files' documents, by the shard's file name.
  private func documents(of files: [FileRecord], in shards: [ShardRecord]) throws -> [String: [UInt32]] {
    let ids = Dictionary(grouping: files.filter { $0.skipped == nil }, by: \.path).mapValues { files in
      Set(files.compactMap { ObjectID($0.oid)?.bytes })
    }
    guard !ids.isEmpty else { return [:] }
    var numbers: [String: [UInt32]] = [:]
    for shard in shards {
      try open(shard).forEachDocument(of: self.record.repositoryID) { document in
        guard let ids = ids[document.path], ids.contains(document.blob) else { return }
        numbers[shard.fileName, default: []].append(document.number)
      }
    }
    return numbers
  }

  /// What the files say after a change, read from the shards: documents that are stored as they are stay.
  ///
  /// - Returns: what is to be published, and the paths of documents that are gone or changed.
  /// - Throws: `ShardError` when a live shard is damaged.
  func facts(
    of files: [FileRecord], shards: [ShardRecord], stored: [DocumentOutline], _ survey: TreeSurvey, now: Date
  ) throws -> (contents: IndexedContents, removing: [String]) {
    let face = files.filter { $0.branchMask & 1 != 0 && $0.skipped == nil }
    let ids = Dictionary(face.map { ($0.path, $0.oid) }, uniquingKeysWith: { first, _ in first })
    let staying = stored.filter { !$0.oid.isEmpty && ids[$0.path] == $0.oid }
    let stay = Set(staying.map(\.path))
    let kept = try keep(ids, from: shards, settled: stay)
    let documents = staying + kept.documents.map(\.outline)
    var contents = try facts([kept], of: files, survey, documents: documents.sorted { $0.path < $1.path }, now: now)
    contents.documents = kept.documents
    return (contents, stored.map(\.path).filter { !stay.contains($0) })
  }

  /// Keeps what is wanted of the default branch's files, in the order of a tree; `ids` by path.
  private func keep(_ ids: [String: String], from shards: [ShardRecord], settled: Set<String>) throws -> FileFacts {
    var facts = FileFacts(settled: settled)
    var wanted: [StoredDocument] = []
    for shard in shards {
      try open(shard).forEachDocument(of: record.repositoryID) { document in
        guard document.branches & 1 != 0,
          facts.wants(path: document.path, flags: document.flags, hasSymbols: document.hasSymbols)
        else { return }
        wanted.append(document)
      }
    }
    wanted.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for document in wanted {
      if cancellation.isCancelled { throw CancellationError() }
      facts.keep(
        path: document.path, oid: ids[document.path] ?? "", content: try document.content(), flags: document.flags,
        language: document.language, symbols: try document.symbols())
    }
    return facts
  }

  private func open(_ shard: ShardRecord) throws -> Shard {
    try Shard(path: shards.appendingPathComponent(shard.fileName).path, live: shard.live)
  }
}
