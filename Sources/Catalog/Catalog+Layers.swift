import GRDB
import SearchModel

/// What differs between the live files of a repository and its newest ones.
package struct IndexedLayer: Sendable {
  /// Without a fingerprint: what the files say is yet to be understood.
  package var repository: RepositoryRecord
  /// Rows that are no longer true.
  package var removed: [FileRecord]
  package var added: [FileRecord]
  /// With what was read of the added files.
  package var shards: [ShardRecord]
  /// Documents of the removed files, by the shard's file name.
  package var withdrawn: [String: [UInt32]]

  package init(
    repository: RepositoryRecord, removed: [FileRecord], added: [FileRecord], shards: [ShardRecord],
    withdrawn: [String: [UInt32]]
  ) {
    self.repository = repository
    self.removed = removed
    self.added = added
    self.shards = shards
    self.withdrawn = withdrawn
  }
}

/// Changes of a part of a repository, and of the shards' files alone.
extension Catalog {
  /// All files on the indexed branches of a repository, by path.
  package func files(ofRepository id: Int64) throws -> [FileRecord] {
    try read { db in
      try FileRecord.filter(Column("repositoryId") == id).order(Column("path"), Column("oid")).fetchAll(db)
    }
  }

  /// The live shards that answer with documents of a repository.
  package func shards(ofRepository id: Int64) throws -> [ShardRecord] {
    try read { db in try ShardRecord.of(repository: id, in: db) }
  }

  /// All live shards, by file name.
  package func shards() throws -> [ShardRecord] { try read { db in try ShardRecord.all(in: db) } }

  /// The documents of a repository without their texts, by path.
  package func outlines(ofRepository id: Int64) throws -> [DocumentOutline] {
    try read { db in
      let headings = try Row.fetchAll(
        db,
        sql: """
          SELECT section.documentId, section.heading FROM document JOIN section ON section.documentId = document.id
          WHERE document.repositoryId = ? ORDER BY section.id
          """, arguments: [id])
      let byDocument = Dictionary(grouping: headings) { $0[0] as Int64 }.mapValues { $0.map { $0[1] as String } }
      return try Row.fetchAll(
        db, sql: "SELECT id, path, oid, title FROM document WHERE repositoryId = ? ORDER BY path", arguments: [id]
      ).map { DocumentOutline(path: $0[1], oid: $0[2], title: $0[3], headings: byDocument[$0[0]] ?? []) }
    }
  }

  /// Makes a change of a repository's files visible to search and to lists of files. What they say of the repository and
  /// its projects, and its documents, follow with `publishFacts`; until then the older ones stay.
  package func publish(_ layer: IndexedLayer) throws {
    let id = layer.repository.id
    try write { db in
      try layer.repository.update(db)
      let remove = try db.cachedStatement(sql: "DELETE FROM file WHERE repositoryId = ? AND path = ? AND oid = ?")
      for file in layer.removed { try remove.execute(arguments: [id, file.path, file.oid]) }
      for file in layer.added { try file.insert(db) }
      for (fileName, numbers) in layer.withdrawn {
        try ShardRecord.withdraw(numbers, of: id, from: fileName, in: db)
      }
      for shard in layer.shards { try shard.insert(db) }
      try Self.summarize(id, in: db)
      try Self.raiseGeneration(db)
    }
  }

  /// Replaces all that the files of a repository say of it and of its projects; its files and shards stay.
  ///
  /// `contents` has only those documents that are not in the catalogue as they are; `removing` are paths of documents
  /// that are gone or changed.
  package func publishFacts(_ contents: IndexedContents, removing: [String]) throws {
    let id = contents.repository.id
    try write { db in
      let remove = try db.cachedStatement(sql: "DELETE FROM document WHERE repositoryId = ? AND path = ?")
      for path in removing { try remove.execute(arguments: [id, path]) }
      try Self.replaceFacts(contents, in: db)
      try Self.raiseGeneration(db)
    }
  }

  /// Puts shards in the place of others that hold the same documents. Says whether the old ones were still as they are
  /// given; if not, nothing happened.
  package func replace(_ old: [ShardRecord], with new: [ShardRecord]) throws -> Bool {
    try write { db in
      for shard in old {
        guard let now = try ShardRecord.named(shard.fileName, in: db), now.withdrawn == shard.withdrawn,
          now.repositories == shard.repositories
        else { return false }
      }
      for shard in old { try db.execute(sql: "DELETE FROM shard WHERE fileName = ?", arguments: [shard.fileName]) }
      for shard in new { try shard.insert(db) }
      try Self.raiseGeneration(db)
      return true
    }
  }
}
