import GRDB

/// Version 9: vectors of texts, and which texts speak for a project when a need is compared with it.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0009 {
  static let name = "0009-vectors"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE vector (
          -- Of the model and the text: the same text is read once, in whatever project it stands.
          hash INTEGER PRIMARY KEY,
          -- What the integers are to be multiplied by.
          scale REAL NOT NULL,
          content BLOB NOT NULL
        );
        CREATE TABLE projectPart (
          projectId INTEGER NOT NULL REFERENCES project(id) ON DELETE CASCADE,
          position INTEGER NOT NULL,
          -- summary, readme, section
          kind TEXT NOT NULL,
          hash INTEGER NOT NULL,
          -- Where the text stands; empty for a summary.
          path TEXT NOT NULL,
          heading TEXT NOT NULL,
          anchor TEXT NOT NULL,
          PRIMARY KEY (projectId, position)
        ) WITHOUT ROWID;
        CREATE INDEX projectPartByHash ON projectPart(hash);
        -- Who says something else of itself is read again.
        CREATE TRIGGER projectRetold AFTER UPDATE OF name, description, topics ON project BEGIN
          DELETE FROM projectPart WHERE projectId = new.id;
        END;
        """)
  }
}
