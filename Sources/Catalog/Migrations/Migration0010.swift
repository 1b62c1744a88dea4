import GRDB

/// Version 10: functions and types of projects, and vectors of what documents say, for research.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0010 {
  static let name = "0010-symbols-passages"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE projectSymbol (
          projectId INTEGER NOT NULL REFERENCES project(id) ON DELETE CASCADE,
          -- From 0, the most telling first.
          position INTEGER NOT NULL,
          kind TEXT NOT NULL,
          -- With the types around it.
          name TEXT NOT NULL,
          path TEXT NOT NULL,
          line INTEGER NOT NULL,
          -- What its comment says; its declaration where there is none.
          text TEXT NOT NULL,
          PRIMARY KEY (projectId, position)
        ) WITHOUT ROWID;
        -- The position of the symbol that the part is; null for other kinds of parts.
        ALTER TABLE projectPart ADD COLUMN symbol INTEGER;
        -- Texts of documents that are found by their meaning: the handbook's.
        CREATE TABLE passage (
          documentId INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
          position INTEGER NOT NULL,
          hash INTEGER NOT NULL,
          heading TEXT NOT NULL,
          anchor TEXT NOT NULL,
          PRIMARY KEY (documentId, position)
        ) WITHOUT ROWID;
        CREATE INDEX passageByHash ON passage(hash);
        """)
  }
}
