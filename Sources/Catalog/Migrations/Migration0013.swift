import GRDB

/// Version 13: a shard may hold documents of several repositories, and says which of them no longer answer; what is
/// needed to read only the files of a repository that changed.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0013 {
  static let name = "0013-layers"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE shard RENAME TO shardOfOne;
        CREATE TABLE shard (
          fileName TEXT PRIMARY KEY,
          documents INTEGER NOT NULL,
          textBytes INTEGER NOT NULL,
          fileBytes INTEGER NOT NULL,
          verifiedAt REAL,
          -- Numbers of documents that no longer answer, four bytes each, the lowest byte first.
          withdrawn BLOB NOT NULL DEFAULT x''
        ) WITHOUT ROWID;
        INSERT INTO shard (fileName, documents, textBytes, fileBytes, verifiedAt)
        SELECT fileName, documents, textBytes, fileBytes, verifiedAt FROM shardOfOne;
        -- Whose documents a shard answers with; those of others in the file are dead.
        CREATE TABLE shardContent (
          fileName TEXT NOT NULL REFERENCES shard(fileName) ON DELETE CASCADE,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          -- Of the repository, without those that are withdrawn.
          documents INTEGER NOT NULL,
          PRIMARY KEY (fileName, repositoryId)
        ) WITHOUT ROWID;
        INSERT INTO shardContent SELECT fileName, repositoryId, documents FROM shardOfOne;
        DROP TABLE shardOfOne;
        CREATE INDEX shardContentByRepository ON shardContent(repositoryId);
        CREATE TRIGGER shardEmptied AFTER DELETE ON shardContent
        WHEN NOT EXISTS (SELECT 1 FROM shardContent WHERE fileName = old.fileName) BEGIN
          DELETE FROM shard WHERE fileName = old.fileName;
        END;
        -- Under which rules, limits and branches the live files were read; NULL when all are to be read anew.
        ALTER TABLE repository ADD COLUMN basis TEXT;
        -- Of the file that the document was read from; empty when it is not known.
        ALTER TABLE document ADD COLUMN oid TEXT NOT NULL DEFAULT '';
        -- Why the file has no symbols although its language has some; NULL when nothing went wrong.
        ALTER TABLE file ADD COLUMN withoutSymbols TEXT;
        """)
  }
}
