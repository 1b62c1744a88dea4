import GRDB

/// Version 2: which files are the repository's own work, and how much of each language is.
enum Migration0002 {
  static let name = "0002-own-code"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        -- 0 for copies of others' projects and for what programs wrote.
        ALTER TABLE file ADD COLUMN isOwn INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE languageShare ADD COLUMN ownBytes INTEGER NOT NULL DEFAULT 0;
        -- Until the next sync tells them apart.
        UPDATE languageShare SET ownBytes = bytes;
        """)
  }
}
