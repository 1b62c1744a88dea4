import GRDB

/// Version 1: repositories, their files, languages, documents and projects, the
/// manifest of live shards, and the sync runs with their problems.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0001 {
  static let name = "0001-catalogue"

  static func migrate(_ db: Database) throws {
    try createRepositories(db)
    try createShards(db)
    try createProse(db)
    try createRuns(db)
  }

  private static func createRepositories(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE repository (
          -- AUTOINCREMENT: a number is never given again, so that a shard left
          -- over from a removed repository cannot answer for another one.
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL UNIQUE,
          sourceURL TEXT NOT NULL,
          -- Name of the mirror's folder.
          mirror TEXT NOT NULL,
          description TEXT NOT NULL DEFAULT '',
          branches TEXT NOT NULL DEFAULT '[]',
          topics TEXT NOT NULL DEFAULT '[]',
          license TEXT,
          readmePath TEXT,
          isFork INTEGER NOT NULL DEFAULT 0,
          isArchived INTEGER NOT NULL DEFAULT 0,
          headCommit TEXT,
          lastActivity REAL,
          -- What the index was made from: branches, commits, indexing rules.
          fingerprint TEXT,
          files INTEGER NOT NULL DEFAULT 0,
          indexedBytes INTEGER NOT NULL DEFAULT 0,
          matchedAt REAL,
          failingSince REAL,
          failingCause TEXT
        );
        CREATE TABLE file (
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          path TEXT NOT NULL,
          oid TEXT NOT NULL,
          -- Bit n is set when branch n of the repository holds this file.
          branchMask INTEGER NOT NULL,
          mode INTEGER NOT NULL,
          size INTEGER NOT NULL,
          language TEXT NOT NULL,
          skipped TEXT,
          PRIMARY KEY (repositoryId, path, oid)
        ) WITHOUT ROWID;
        CREATE TABLE languageShare (
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          language TEXT NOT NULL,
          files INTEGER NOT NULL,
          bytes INTEGER NOT NULL,
          PRIMARY KEY (repositoryId, language)
        ) WITHOUT ROWID;
        CREATE TABLE skippedCount (
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          reason TEXT NOT NULL,
          files INTEGER NOT NULL,
          PRIMARY KEY (repositoryId, reason)
        ) WITHOUT ROWID;
        """)
  }

  private static func createShards(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE shard (
          fileName TEXT PRIMARY KEY,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          documents INTEGER NOT NULL,
          textBytes INTEGER NOT NULL,
          fileBytes INTEGER NOT NULL,
          verifiedAt REAL
        ) WITHOUT ROWID;
        CREATE INDEX shardByRepository ON shard(repositoryId);
        -- One row: the number goes up whenever an answer may change.
        CREATE TABLE generation (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          number INTEGER NOT NULL
        );
        INSERT INTO generation VALUES (1, 0);
        """)
  }

  private static func createProse(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE document (
          id INTEGER PRIMARY KEY,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          path TEXT NOT NULL,
          title TEXT NOT NULL
        );
        CREATE INDEX documentByRepository ON document(repositoryId);
        CREATE TABLE section (
          id INTEGER PRIMARY KEY,
          documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
          repositoryId INTEGER NOT NULL,
          title TEXT NOT NULL,
          heading TEXT NOT NULL,
          anchor TEXT NOT NULL,
          line INTEGER NOT NULL,
          body TEXT NOT NULL
        );
        CREATE INDEX sectionByDocument ON section(documentId);
        CREATE VIRTUAL TABLE sectionText USING fts5(
          title, heading, body, content='section', content_rowid='id', tokenize='porter unicode61');
        CREATE TRIGGER sectionInserted AFTER INSERT ON section BEGIN
          INSERT INTO sectionText(rowid, title, heading, body) VALUES (new.id, new.title, new.heading, new.body);
        END;
        CREATE TRIGGER sectionDeleted AFTER DELETE ON section BEGIN
          INSERT INTO sectionText(sectionText, rowid, title, heading, body)
          VALUES ('delete', old.id, old.title, old.heading, old.body);
        END;
        CREATE TABLE project (
          id INTEGER PRIMARY KEY,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          name TEXT NOT NULL,
          -- The name split into words, so that `http client` finds `AsyncHTTPClient`.
          words TEXT NOT NULL,
          description TEXT NOT NULL,
          folder TEXT NOT NULL,
          ecosystem TEXT NOT NULL,
          license TEXT,
          topics TEXT NOT NULL,
          UNIQUE (repositoryId, folder, ecosystem, name)
        );
        CREATE VIRTUAL TABLE projectText USING fts5(
          name, words, description, topics, content='project', content_rowid='id',
          tokenize='porter unicode61', prefix='2 3');
        CREATE TRIGGER projectInserted AFTER INSERT ON project BEGIN
          INSERT INTO projectText(rowid, name, words, description, topics)
          VALUES (new.id, new.name, new.words, new.description, new.topics);
        END;
        CREATE TRIGGER projectDeleted AFTER DELETE ON project BEGIN
          INSERT INTO projectText(projectText, rowid, name, words, description, topics)
          VALUES ('delete', old.id, old.name, old.words, old.description, old.topics);
        END;
        """)
  }

  private static func createRuns(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE syncRun (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          started REAL NOT NULL,
          finished REAL,
          repositories INTEGER NOT NULL DEFAULT 0,
          changed INTEGER NOT NULL DEFAULT 0,
          failed INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE problem (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          -- NULL: a problem of the whole, of the latest run.
          repositoryId INTEGER REFERENCES repository(id) ON DELETE CASCADE,
          subject TEXT NOT NULL,
          severity TEXT NOT NULL,
          message TEXT NOT NULL,
          hint TEXT NOT NULL,
          date REAL NOT NULL
        );
        CREATE INDEX problemByRepository ON problem(repositoryId);
        """)
  }
}
