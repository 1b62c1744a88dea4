import GRDB

/// Version 11: the decision records of repositories, and which texts speak for one when a need is compared with it.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0011 {
  static let name = "0011-decisions"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE decision (
          id INTEGER PRIMARY KEY,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          path TEXT NOT NULL,
          number INTEGER,
          title TEXT NOT NULL,
          -- A word of the format; empty when the record says none that is known.
          status TEXT NOT NULL,
          statusNote TEXT NOT NULL,
          -- As 2024-01-31.
          date TEXT,
          -- The path of the record that replaced it.
          successor TEXT,
          -- As R-12.
          research TEXT,
          context TEXT NOT NULL,
          decision TEXT NOT NULL,
          -- Titles of the options that were considered, as JSON.
          options TEXT NOT NULL,
          -- What speaks for and against them and the decision, a line each.
          reasons TEXT NOT NULL,
          -- Addresses and paths that it links to, as JSON.
          links TEXT NOT NULL,
          -- All of the record, as JSON.
          content TEXT NOT NULL,
          UNIQUE (repositoryId, path)
        );
        CREATE VIRTUAL TABLE decisionText USING fts5(
          title, decision, context, options, reasons, content='decision', content_rowid='id',
          tokenize='porter unicode61');
        CREATE TRIGGER decisionInserted AFTER INSERT ON decision BEGIN
          INSERT INTO decisionText(rowid, title, decision, context, options, reasons)
          VALUES (new.id, new.title, new.decision, new.context, new.options, new.reasons);
        END;
        CREATE TRIGGER decisionDeleted AFTER DELETE ON decision BEGIN
          INSERT INTO decisionText(decisionText, rowid, title, decision, context, options, reasons)
          VALUES ('delete', old.id, old.title, old.decision, old.context, old.options, old.reasons);
        END;
        CREATE TABLE decisionPart (
          decisionId INTEGER NOT NULL REFERENCES decision(id) ON DELETE CASCADE,
          position INTEGER NOT NULL,
          -- Of a vector.
          hash INTEGER NOT NULL,
          PRIMARY KEY (decisionId, position)
        ) WITHOUT ROWID;
        CREATE INDEX decisionPartByHash ON decisionPart(hash);
        -- What is new is found by indexing again.
        UPDATE repository SET fingerprint = NULL;
        """)
  }
}
