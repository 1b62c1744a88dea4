import GRDB

/// Version 5: own work stands before imported projects, and full-text search can look at the
/// best-known projects alone.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0005 {
  static let name = "0005-own-first"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE project ADD COLUMN isOwn INTEGER NOT NULL
          GENERATED ALWAYS AS (repositoryId IS NOT NULL) VIRTUAL;
        -- A word of the full-text index: `own`, or how well known an imported project is, from rank0 (the three most
        -- popular) in steps of half a power of ten to rank11, which those without a rank have too.
        ALTER TABLE project ADD COLUMN tier TEXT NOT NULL GENERATED ALWAYS AS (
          CASE WHEN repositoryId IS NOT NULL THEN 'own'
            WHEN weight > 0 THEN 'rank' || max(0, min(11, CAST(2 * (1 / weight - 1) AS INTEGER)))
            ELSE 'rank11' END) VIRTUAL;
        -- The maintainer of an imported project is no team of the organisation.
        UPDATE project SET team = '' WHERE sourceId IS NOT NULL AND team <> '';
        DELETE FROM facetCount WHERE sourceId IS NOT NULL;
        INSERT INTO facetCount
        SELECT repositoryId, sourceId, isHidden, kind, ecosystem, team, language, lifecycle, ifnull(license, ''),
          readinessLevel, count(*)
        FROM project WHERE sourceId IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
        DROP INDEX projectByUse;
        DROP INDEX projectByActivity;
        DROP INDEX projectByReadiness;
        CREATE INDEX projectByUse ON project(isOwn, uses, weight, id);
        CREATE INDEX projectByActivity ON project(isOwn, activity, weight, id);
        CREATE INDEX projectByReadiness ON project(isOwn, readiness, weight, id);
        """)
    try createText(db)
  }

  private static func createText(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TRIGGER projectInserted;
        DROP TRIGGER projectDeleted;
        DROP TRIGGER projectReworded;
        DROP TABLE projectText;
        CREATE VIRTUAL TABLE projectText USING fts5(
          name, words, description, topics, tier, content='project', content_rowid='id',
          tokenize='porter unicode61', prefix='2 3');
        CREATE TRIGGER projectInserted AFTER INSERT ON project BEGIN
          INSERT INTO projectText(rowid, name, words, description, topics, tier)
          VALUES (new.id, new.name, new.words, new.description, new.topics, new.tier);
          INSERT INTO projectName(rowid, foldedName) VALUES (new.id, new.foldedName);
        END;
        CREATE TRIGGER projectDeleted AFTER DELETE ON project BEGIN
          INSERT INTO projectText(projectText, rowid, name, words, description, topics, tier)
          VALUES ('delete', old.id, old.name, old.words, old.description, old.topics, old.tier);
          INSERT INTO projectName(projectName, rowid, foldedName) VALUES ('delete', old.id, old.foldedName);
        END;
        CREATE TRIGGER projectReworded AFTER UPDATE OF name, words, foldedName, description, topics, weight ON project
        WHEN (old.name, old.words, old.foldedName, old.description, old.topics, old.tier)
          IS NOT (new.name, new.words, new.foldedName, new.description, new.topics, new.tier) BEGIN
          INSERT INTO projectText(projectText, rowid, name, words, description, topics, tier)
          VALUES ('delete', old.id, old.name, old.words, old.description, old.topics, old.tier);
          INSERT INTO projectName(projectName, rowid, foldedName) VALUES ('delete', old.id, old.foldedName);
          INSERT INTO projectText(rowid, name, words, description, topics, tier)
          VALUES (new.id, new.name, new.words, new.description, new.topics, new.tier);
          INSERT INTO projectName(rowid, foldedName) VALUES (new.id, new.foldedName);
        END;
        INSERT INTO projectText(projectText) VALUES ('rebuild');
        """)
  }
}
