import GRDB

/// Version 4: what pages say of a repository and of a project is one JSON text each, where
/// nothing is asked by a part of it; and who put changes into each repository.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0004 {
  static let name = "0004-profiles"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE statement;
        DROP TABLE readinessResult;
        DROP TABLE release;
        DROP TABLE owner;
        CREATE TABLE repositoryProfile (
          repositoryId INTEGER PRIMARY KEY REFERENCES repository(id) ON DELETE CASCADE,
          content TEXT NOT NULL
        );
        CREATE TABLE projectProfile (
          projectId INTEGER PRIMARY KEY REFERENCES project(id) ON DELETE CASCADE,
          content TEXT NOT NULL
        );
        -- Names and addresses as commits of the default branch have them.
        CREATE TABLE contributor (
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          name TEXT NOT NULL,
          email TEXT NOT NULL,
          -- Commits written; commits and merges put on the branch within a year of the newest commit.
          commits INTEGER NOT NULL,
          integrations INTEGER NOT NULL,
          merges INTEGER NOT NULL,
          -- Seconds since 1970 of the last commit that was put on the branch.
          lastIntegration INTEGER,
          PRIMARY KEY (repositoryId, email, name)
        ) WITHOUT ROWID;
        CREATE TABLE owner (
          id INTEGER PRIMARY KEY,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          -- Relative to the repository's root; empty for all of it.
          folder TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('team', 'person')),
          name TEXT NOT NULL,
          basis TEXT NOT NULL CHECK (basis IN ('declared', 'guess')),
          evidence TEXT NOT NULL,
          path TEXT,
          line INTEGER
        );
        CREATE INDEX ownerByRepository ON owner(repositoryId, folder);
        CREATE INDEX ownerByName ON owner(kind, name);
        -- Seconds since 1970 of the first commit and of the last change to a document; NULL when unknown.
        ALTER TABLE project ADD COLUMN created REAL;
        ALTER TABLE project ADD COLUMN documented REAL;
        -- Its files say that help is wanted.
        ALTER TABLE project ADD COLUMN seeksContributors INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX projectByCreation ON project(created) WHERE created IS NOT NULL;
        CREATE INDEX projectByDocumentation ON project(documented) WHERE documented IS NOT NULL;
        CREATE INDEX projectSeeking ON project(weight) WHERE seeksContributors;
        UPDATE repository SET fingerprint = NULL;
        """)
  }
}
