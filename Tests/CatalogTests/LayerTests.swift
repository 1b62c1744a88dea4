import Foundation
import GRDB
import SearchModel
import Testing

@testable import Catalog

@Suite struct LayerTests {
  private func file(_ path: String, _ oid: String, of record: RepositoryRecord, skipped: String? = nil) -> FileRecord {
    FileRecord(
      repositoryId: record.id, path: path, oid: oid, branchMask: 1, mode: 0o100644, size: 10, language: "Swift",
      skipped: skipped)
  }

  @Test func aLayerReplacesRowsAndWithdrawsDocuments() throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    let record = try fixture.publish("a/b", files: [("x", 1), ("y", 1)], shard: "one", project: "Kept")
    let before = try catalog.generation()
    try catalog.publish(
      IndexedLayer(
        repository: record, removed: [file("x", "1", of: record)],
        added: [file("x", "2", of: record), file("z", "3", of: record, skipped: "binary")],
        shards: [ShardRecord(fileName: "two", repositoryId: record.id, documents: 1, textBytes: 1, fileBytes: 1)],
        withdrawn: [:]))
    #expect(try catalog.generation() == before + 1)
    #expect(try catalog.files(ofRepository: record.id).map { "\($0.path) \($0.oid)" } == ["x 2", "y 1", "z 3"])
    let manifest = try catalog.manifest()
    #expect(manifest.shards.map(\.fileName) == ["one", "two"])
    #expect(manifest.languageShares.map(\.files) == [2])
    #expect(manifest.skippedCounts.map(\.files) == [1])
    #expect(manifest.projects == [record.id: 1])
    #expect(try catalog.shards(ofRepository: record.id) == manifest.shards)
  }

  @Test func theLastDocumentTakesTheShardWithIt() throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    let record = try fixture.publish("a/b")
    let other = try fixture.publish("c/d")
    let shared = ShardRecord(fileName: "s", repositories: [record.id: 2, other.id: 1], textBytes: 1, fileBytes: 1)
    #expect(try catalog.replace([], with: [shared]))
    func withdraw(_ numbers: [UInt32], of record: RepositoryRecord) throws {
      try catalog.publish(
        IndexedLayer(repository: record, removed: [], added: [], shards: [], withdrawn: ["s": numbers]))
    }
    try withdraw([0], of: record)
    try withdraw([0], of: record)
    #expect(try catalog.shards().map(\.repositories) == [[record.id: 1, other.id: 1]])
    #expect(try catalog.shards().map(\.withdrawn.numbers) == [[0]])
    #expect(try catalog.shards().map(\.documents) == [3])
    try withdraw([2], of: record)
    #expect(try catalog.shards(ofRepository: record.id).isEmpty)
    #expect(try catalog.shards().map(\.repositories) == [[other.id: 1]])
    #expect(throws: UserFacingError.self) { try withdraw([1], of: record) }
    try catalog.remove([other.id])
    #expect(try catalog.shards().isEmpty)
  }

  @Test func readingAllAnewLeavesASharedShardToTheOthers() throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    let record = try fixture.publish("a/b")
    let other = try fixture.publish("c/d")
    let shared = ShardRecord(fileName: "s", repositories: [record.id: 2, other.id: 1], textBytes: 1, fileBytes: 1)
    #expect(try catalog.replace([], with: [shared]))
    try fixture.publish("a/b", shard: "own")
    #expect(try catalog.shards().map(\.fileName) == ["own", "s"])
    #expect(try catalog.shards().map(\.repositories) == [[record.id: 1], [other.id: 1]])
  }

  @Test func shardsThatChangedMeanwhileAreNotReplaced() throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    let record = try fixture.publish("a/b", shard: "one")
    let old = try catalog.shards()
    let new = ShardRecord(fileName: "m", repositories: [record.id: 1], textBytes: 1, fileBytes: 1)
    var stale = old
    stale[0].withdrawn = WithdrawnDocuments([4])
    #expect(try catalog.replace(stale, with: [new]) == false)
    #expect(try catalog.shards() == old)
    #expect(try catalog.replace(old, with: [new]))
    #expect(try catalog.shards().map(\.fileName) == ["m"])
  }

  @Test func factsReplaceOnlyTheDocumentsThatChanged() async throws {
    let fixture = try Fixture()
    let catalog = fixture.catalog
    let record = try catalog.register(name: "a/b", sourceURL: "u", mirror: "m")
    func document(_ path: String, _ oid: String, _ word: String) -> DocumentRecord {
      DocumentRecord(
        path: path, oid: oid, title: word, sections: [.init(heading: word, anchor: "", line: 1, body: "zebra \(word)")])
    }
    var contents = IndexedContents(
      repository: record, files: [], shards: [], documents: [document("a", "1", "old"), document("b", "1", "same")],
      projects: [], problems: [])
    try catalog.publish(contents)
    let kept = try await catalog.documents(matching: "same").map(\.id)
    contents.documents = [document("a", "2", "new")]
    try catalog.publishFacts(contents, removing: ["a"])
    let outlines = try catalog.outlines(ofRepository: record.id).map { "\($0.path) \($0.oid) \($0.headings)" }
    #expect(outlines == ["a 2 [\"new\"]", "b 1 [\"same\"]"])
    #expect(try await catalog.documents(matching: "same").map(\.id) == kept)
    #expect(try await catalog.documents(matching: "old").isEmpty)
    try catalog.check()
  }

  @Test func anOlderCatalogueKeepsItsShards() throws {
    let fixture = try Fixture()
    let record = try fixture.publish("a/b", shard: "one")
    // As it was before the migration.
    try fixture.catalog.write { db in
      try db.execute(
        sql: """
          DROP TABLE shardContent; DROP TABLE shard;
          CREATE TABLE shard (
            fileName TEXT PRIMARY KEY, repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
            documents INTEGER NOT NULL, textBytes INTEGER NOT NULL, fileBytes INTEGER NOT NULL, verifiedAt REAL
          ) WITHOUT ROWID;
          CREATE INDEX shardByRepository ON shard(repositoryId);
          INSERT INTO shard VALUES ('old', \(record.id), 4, 10, 20, 7);
          ALTER TABLE repository DROP COLUMN basis;
          ALTER TABLE document DROP COLUMN oid;
          ALTER TABLE file DROP COLUMN withoutSymbols;
          DELETE FROM grdb_migrations WHERE identifier = '\(Migration0013.name)';
          """)
    }
    let catalog = try Catalog(path: fixture.path)
    var expected = ShardRecord(fileName: "old", repositoryId: record.id, documents: 4, textBytes: 10, fileBytes: 20)
    expected.verifiedAt = Date(timeIntervalSince1970: 7)
    #expect(try catalog.shards() == [expected])
    #expect(try catalog.manifest().repositories.map(\.basis) == [nil])
  }
}
