import GRDB

/// Version 14: what the index lacks of a repository, so that answers can say so.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0014 {
  static let name = "0014-lacks"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        -- Branches that are configured to be indexed and are not, because there are too many.
        ALTER TABLE repository ADD COLUMN branchesLeftOut INTEGER NOT NULL DEFAULT 0;
        -- Files in which no symbols could be looked for.
        ALTER TABLE repository ADD COLUMN filesWithoutSymbols INTEGER NOT NULL DEFAULT 0;
        UPDATE repository SET filesWithoutSymbols = (
          SELECT count(*) FROM file WHERE repositoryId = repository.id AND withoutSymbols IS NOT NULL
        );
        """)
  }
}
