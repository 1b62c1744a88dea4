import GRDB

/// Version 6: where each team, membership and merge is known from, so that who may not see that
/// repository does not see them; where each person was seen; names of people to be found by.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0006 {
  static let name = "0006-people"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TABLE membership;
        DROP TABLE identity;
        DROP TABLE person;
        DROP TABLE team;
        CREATE TABLE team (
          name TEXT PRIMARY KEY,
          title TEXT NOT NULL,
          department TEXT NOT NULL,
          parent TEXT,
          description TEXT NOT NULL,
          channels TEXT NOT NULL,
          url TEXT,
          -- Where it was read; repositoryId NULL: the configuration, which everybody may see.
          origin TEXT NOT NULL,
          repositoryId INTEGER REFERENCES repository(id) ON DELETE CASCADE
        ) WITHOUT ROWID;
        CREATE INDEX teamByParent ON team(parent);
        CREATE TABLE person (
          id INTEGER PRIMARY KEY,
          key TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          -- The name in lower case.
          foldedName TEXT NOT NULL,
          manager TEXT,
          -- Named by the configuration: everybody may know them.
          isConfigured INTEGER NOT NULL
        );
        CREATE INDEX personByName ON person(foldedName, key);
        CREATE VIRTUAL TABLE personName USING fts5(
          foldedName, content='person', content_rowid='id', tokenize='trigram', detail='none');
        CREATE TRIGGER personInserted AFTER INSERT ON person BEGIN
          INSERT INTO personName(rowid, foldedName) VALUES (new.id, new.foldedName);
        END;
        CREATE TRIGGER personDeleted AFTER DELETE ON person BEGIN
          INSERT INTO personName(personName, rowid, foldedName) VALUES ('delete', old.id, old.foldedName);
        END;
        CREATE TABLE membership (
          id INTEGER PRIMARY KEY,
          team TEXT NOT NULL REFERENCES team(name) ON DELETE CASCADE,
          person TEXT NOT NULL REFERENCES person(key) ON DELETE CASCADE,
          role TEXT NOT NULL,
          -- ISO dates, the last day included; NULL: open.
          since TEXT,
          until TEXT,
          origin TEXT NOT NULL,
          repositoryId INTEGER REFERENCES repository(id) ON DELETE CASCADE
        );
        CREATE INDEX membershipByTeam ON membership(team);
        CREATE INDEX membershipByPerson ON membership(person);
        CREATE TABLE identity (
          person TEXT NOT NULL REFERENCES person(key) ON DELETE CASCADE,
          -- email, login, or key: what the person's key would be with another address, so that links stay good.
          kind TEXT NOT NULL,
          value TEXT NOT NULL,
          PRIMARY KEY (kind, value, person)
        ) WITHOUT ROWID;
        CREATE INDEX identityByPerson ON identity(person);
        CREATE TABLE identityMerge (
          id INTEGER PRIMARY KEY,
          person TEXT NOT NULL REFERENCES person(key) ON DELETE CASCADE,
          -- The addresses that were taken for one person's; empty for a name without one.
          first TEXT NOT NULL,
          second TEXT NOT NULL,
          reason TEXT NOT NULL,
          evidence TEXT NOT NULL,
          -- The repository that the evidence speaks of.
          repositoryId INTEGER REFERENCES repository(id) ON DELETE CASCADE
        );
        CREATE INDEX identityMergeByPerson ON identityMerge(person);
        -- Where people were seen: in commits, or named by a file, which counts as no commits.
        CREATE TABLE contribution (
          person TEXT NOT NULL REFERENCES person(key) ON DELETE CASCADE,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          commits INTEGER NOT NULL,
          integrations INTEGER NOT NULL,
          PRIMARY KEY (person, repositoryId)
        ) WITHOUT ROWID;
        CREATE INDEX contributionByRepository ON contribution(repositoryId);
        CREATE INDEX contributorByEmail ON contributor(lower(email));
        -- The step of a sync that found it, where it is not the repository's own indexing.
        ALTER TABLE problem ADD COLUMN step TEXT;
        """)
  }
}
