package import Foundation
import GRDB
package import SearchModel

/// A published shard file, and what of it answers.
package struct ShardRecord: Sendable, Equatable {
  package var fileName: String
  /// In the file.
  package var documents: Int
  package var textBytes: Int
  package var fileBytes: Int
  /// When all of the file was last compared with its checksums; nil when it was only written.
  package var verifiedAt: Date?
  /// How many documents of each repository answer; those of others in the file do not.
  package var repositories: [Int64: Int]
  /// Documents of these repositories that do not answer either.
  package var withdrawn = WithdrawnDocuments()

  /// `repositories`: how many of the documents are whose.
  package init(fileName: String, repositories: [Int64: Int], textBytes: Int, fileBytes: Int) {
    self.fileName = fileName
    self.repositories = repositories
    documents = repositories.values.reduce(0, +)
    self.textBytes = textBytes
    self.fileBytes = fileBytes
  }

  /// A shard of one repository.
  package init(fileName: String, repositoryId: Int64, documents: Int, textBytes: Int, fileBytes: Int) {
    self.init(
      fileName: fileName, repositories: [repositoryId: documents], textBytes: textBytes, fileBytes: fileBytes)
  }

  /// Those that answer.
  package var liveDocuments: Int { repositories.values.reduce(0, +) }
}

extension ShardRecord {
  private init(_ row: Row, repositories: [Int64: Int]) {
    fileName = row["fileName"]
    documents = row["documents"]
    textBytes = row["textBytes"]
    fileBytes = row["fileBytes"]
    verifiedAt = (row["verifiedAt"] as Double?).map(Date.init(timeIntervalSince1970:))
    withdrawn = WithdrawnDocuments(encoded: row["withdrawn"] as Data)
    self.repositories = repositories
  }

  /// By file name.
  static func all(in db: Database) throws -> [ShardRecord] {
    var contents: [String: [Int64: Int]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT fileName, repositoryId, documents FROM shardContent") {
      contents[row[0], default: [:]][row[1]] = row[2]
    }
    return try Row.fetchAll(db, sql: "SELECT * FROM shard ORDER BY fileName").map { row in
      ShardRecord(row, repositories: contents[row["fileName"]] ?? [:])
    }
  }

  /// Those that answer with documents of a repository, by file name.
  static func of(repository: Int64, in db: Database) throws -> [ShardRecord] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM shard WHERE fileName IN (SELECT fileName FROM shardContent WHERE repositoryId = ?)
        ORDER BY fileName
        """, arguments: [repository])
    return try rows.map { try complete($0, in: db) }
  }

  static func named(_ fileName: String, in db: Database) throws -> ShardRecord? {
    try Row.fetchOne(db, sql: "SELECT * FROM shard WHERE fileName = ?", arguments: [fileName])
      .map { try complete($0, in: db) }
  }

  private static func complete(_ row: Row, in db: Database) throws -> ShardRecord {
    let contents = try Row.fetchAll(
      db, sql: "SELECT repositoryId, documents FROM shardContent WHERE fileName = ?",
      arguments: [row["fileName"] as String])
    return ShardRecord(
      row, repositories: Dictionary(contents.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first }))
  }

  func insert(_ db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO shard (fileName, documents, textBytes, fileBytes, withdrawn) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [fileName, documents, textBytes, fileBytes, Data(withdrawn.encoded)])
    let insert = try db.cachedStatement(
      sql: "INSERT INTO shardContent (fileName, repositoryId, documents) VALUES (?, ?, ?)")
    for (repository, documents) in repositories { try insert.execute(arguments: [fileName, repository, documents]) }
  }

  /// Takes documents of a repository out of what answers. With its last one the repository leaves the shard, and with
  /// its last repository the shard leaves the manifest.
  static func withdraw(_ numbers: [UInt32], of repository: Int64, from fileName: String, in db: Database) throws {
    guard let shard = try named(fileName, in: db), let live = shard.repositories[repository] else {
      throw UserFacingError(
        .internal, "The index file \(fileName) is not live any more.", hint: "The next sync reads the files again.")
    }
    let withdrawn = shard.withdrawn.union(numbers)
    let left = live - (withdrawn.numbers.count - shard.withdrawn.numbers.count)
    try db.execute(
      sql: "UPDATE shard SET withdrawn = ? WHERE fileName = ?", arguments: [Data(withdrawn.encoded), fileName])
    if left > 0 {
      try db.execute(
        sql: "UPDATE shardContent SET documents = ? WHERE fileName = ? AND repositoryId = ?",
        arguments: [left, fileName, repository])
    } else {
      try db.execute(
        sql: "DELETE FROM shardContent WHERE fileName = ? AND repositoryId = ?", arguments: [fileName, repository])
    }
  }
}
