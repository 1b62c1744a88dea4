import GRDB

/// Version 7: where packages are fetched from, so that those of one name and of different owners are told apart, and
/// where a manifest names the package that it publishes.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0007 {
  static let name = "0007-package-places"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        -- Host and path of the address; NULL when it says nothing.
        ALTER TABLE package ADD COLUMN host TEXT;
        ALTER TABLE package ADD COLUMN address TEXT;
        -- The manifest and the line of its name; NULL for an imported project.
        ALTER TABLE package ADD COLUMN path TEXT;
        ALTER TABLE package ADD COLUMN line INTEGER;
        ALTER TABLE dependency ADD COLUMN host TEXT;
        ALTER TABLE dependency ADD COLUMN address TEXT;
        -- What is new is found by indexing again.
        UPDATE repository SET fingerprint = NULL;
        """)
  }
}
