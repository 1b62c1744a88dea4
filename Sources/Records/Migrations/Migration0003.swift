import GRDB

/// Version 3: what is left of a person on a signal once they are forgotten, and which digests went out.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0003 {
  static let name = "0003-demand"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        -- A random number for each forgotten person and period; nothing says whose it was. It tells only that two signals
        -- of one period are of the same person.
        ALTER TABLE signal ADD COLUMN mark INTEGER;
        CREATE INDEX signalByNeed ON signal(need COLLATE NOCASE, at);
        CREATE INDEX researchByNeed ON research(need COLLATE NOCASE, created);
        CREATE TABLE digest (
          -- ISO 8601: 2026-W47.
          week TEXT PRIMARY KEY,
          claimed REAL NOT NULL,
          -- NULL while it is being sent, and where nobody knows whether it was.
          sent REAL
        ) WITHOUT ROWID;
        """)
  }
}
