import GRDB

/// Version 3: projects of imported catalogues beside those of repositories, what
/// projects publish and depend on, and what is known of them and of the people.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0003 {
  static let name = "0003-projects"

  static func migrate(_ db: Database) throws {
    try createProjects(db)
    try createNames(db)
    try createPackages(db)
    try createFacts(db)
    try createPeople(db)
    // What is new is found by indexing again.
    try db.execute(sql: "UPDATE repository SET fingerprint = NULL")
  }

  private static func createProjects(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP TRIGGER projectInserted;
        DROP TRIGGER projectDeleted;
        DROP TABLE projectText;
        ALTER TABLE project RENAME TO formerProject;
        CREATE TABLE importSource (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL UNIQUE,
          importedAt REAL NOT NULL,
          projects INTEGER NOT NULL
        );
        CREATE TABLE project (
          id INTEGER PRIMARY KEY,
          -- Where it comes from: a repository, or an imported catalogue, which everybody may see.
          repositoryId INTEGER REFERENCES repository(id) ON DELETE CASCADE,
          sourceId INTEGER REFERENCES importSource(id) ON DELETE CASCADE,
          -- What the imported catalogue calls it.
          identifier TEXT,
          name TEXT NOT NULL,
          -- The name split into words, so that `http client` finds `AsyncHTTPClient`.
          words TEXT NOT NULL,
          -- The name in lower case.
          foldedName TEXT NOT NULL,
          description TEXT NOT NULL,
          folder TEXT NOT NULL,
          ecosystem TEXT NOT NULL,
          license TEXT,
          topics TEXT NOT NULL,
          url TEXT NOT NULL DEFAULT '',
          version TEXT NOT NULL DEFAULT '',
          -- As the imported catalogue writes it: a date, or a part of one.
          modified TEXT NOT NULL DEFAULT '',
          -- Facets; empty when unknown.
          kind TEXT NOT NULL DEFAULT '',
          team TEXT NOT NULL DEFAULT '',
          language TEXT NOT NULL DEFAULT '',
          lifecycle TEXT NOT NULL DEFAULT '',
          readinessLevel INTEGER NOT NULL DEFAULT 0,
          -- A fork or archived: listed on request only.
          isHidden INTEGER NOT NULL DEFAULT 0,
          -- Orders.
          uses INTEGER NOT NULL DEFAULT 0,
          readiness REAL NOT NULL DEFAULT 0,
          activity REAL NOT NULL DEFAULT 0,
          weight REAL NOT NULL DEFAULT 0,
          CHECK ((repositoryId IS NULL) <> (sourceId IS NULL)),
          CHECK ((sourceId IS NULL) = (identifier IS NULL)),
          UNIQUE (repositoryId, folder, ecosystem, name),
          UNIQUE (sourceId, identifier)
        );
        INSERT INTO project (id, repositoryId, name, words, foldedName, description, folder, ecosystem, license, topics)
        SELECT id, repositoryId, name, words, lower(name), description, folder, ecosystem, license, topics
        FROM formerProject;
        DROP TABLE formerProject;
        CREATE INDEX projectByUse ON project(uses, weight, id);
        CREATE INDEX projectByActivity ON project(activity, weight, id);
        CREATE INDEX projectByReadiness ON project(readiness, weight, id);
        -- These two hold all that completing a name looks at.
        CREATE INDEX projectByName ON project(foldedName, id, weight, repositoryId, isHidden);
        CREATE INDEX projectByWeight ON project(weight, foldedName, repositoryId, isHidden);
        -- For rare values. Most imported projects have none of these, and cost nothing here.
        CREATE INDEX projectByTeam ON project(team) WHERE team <> '';
        CREATE INDEX projectByKind ON project(kind) WHERE kind <> '';
        CREATE INDEX projectByLanguage ON project(language) WHERE language <> '';
        CREATE INDEX projectByLifecycle ON project(lifecycle) WHERE lifecycle <> '';
        CREATE INDEX projectByLicense ON project(license) WHERE license <> '';
        CREATE INDEX projectByEcosystem ON project(ecosystem) WHERE ecosystem <> '';
        CREATE INDEX projectByLevel ON project(readinessLevel) WHERE readinessLevel <> 0;
        -- How many projects of one origin are alike in all facets: counts for any choice of
        -- facets and any viewer without looking at projects.
        CREATE TABLE facetCount (
          repositoryId INTEGER REFERENCES repository(id) ON DELETE CASCADE,
          sourceId INTEGER REFERENCES importSource(id) ON DELETE CASCADE,
          isHidden INTEGER NOT NULL,
          kind TEXT NOT NULL,
          ecosystem TEXT NOT NULL,
          team TEXT NOT NULL,
          language TEXT NOT NULL,
          lifecycle TEXT NOT NULL,
          license TEXT NOT NULL,
          readinessLevel INTEGER NOT NULL,
          projects INTEGER NOT NULL
        );
        CREATE INDEX facetCountByRepository ON facetCount(repositoryId);
        CREATE INDEX facetCountBySource ON facetCount(sourceId);
        INSERT INTO facetCount
        SELECT repositoryId, sourceId, isHidden, kind, ecosystem, team, language, lifecycle, ifnull(license, ''),
          readinessLevel, count(*)
        FROM project GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
        """)
  }

  private static func createNames(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE projectText USING fts5(
          name, words, description, topics, content='project', content_rowid='id',
          tokenize='porter unicode61', prefix='2 3');
        -- Every three letters of every name: what a misspelt name still shares with the right one.
        CREATE VIRTUAL TABLE projectName USING fts5(
          foldedName, content='project', content_rowid='id', tokenize='trigram', detail='none');
        CREATE VIRTUAL TABLE projectTrigram USING fts5vocab(projectName, 'row');
        CREATE TRIGGER projectInserted AFTER INSERT ON project BEGIN
          INSERT INTO projectText(rowid, name, words, description, topics)
          VALUES (new.id, new.name, new.words, new.description, new.topics);
          INSERT INTO projectName(rowid, foldedName) VALUES (new.id, new.foldedName);
        END;
        CREATE TRIGGER projectDeleted AFTER DELETE ON project BEGIN
          INSERT INTO projectText(projectText, rowid, name, words, description, topics)
          VALUES ('delete', old.id, old.name, old.words, old.description, old.topics);
          INSERT INTO projectName(projectName, rowid, foldedName) VALUES ('delete', old.id, old.foldedName);
        END;
        CREATE TRIGGER projectReworded AFTER UPDATE OF name, words, foldedName, description, topics ON project BEGIN
          INSERT INTO projectText(projectText, rowid, name, words, description, topics)
          VALUES ('delete', old.id, old.name, old.words, old.description, old.topics);
          INSERT INTO projectName(projectName, rowid, foldedName) VALUES ('delete', old.id, old.foldedName);
          INSERT INTO projectText(rowid, name, words, description, topics)
          VALUES (new.id, new.name, new.words, new.description, new.topics);
          INSERT INTO projectName(rowid, foldedName) VALUES (new.id, new.foldedName);
        END;
        INSERT INTO projectText(projectText) VALUES ('rebuild');
        INSERT INTO projectName(projectName) VALUES ('rebuild');
        """)
  }

  private static func createPackages(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE package (
          id INTEGER PRIMARY KEY,
          projectId INTEGER NOT NULL REFERENCES project(id) ON DELETE CASCADE,
          ecosystem TEXT NOT NULL,
          name TEXT NOT NULL,
          -- The name in the ecosystem's normal spelling.
          key TEXT NOT NULL,
          version TEXT,
          products TEXT NOT NULL
        );
        CREATE INDEX packageByProject ON package(projectId);
        CREATE INDEX packageByKey ON package(ecosystem, key);
        CREATE TABLE dependency (
          id INTEGER PRIMARY KEY,
          projectId INTEGER NOT NULL REFERENCES project(id) ON DELETE CASCADE,
          ecosystem TEXT NOT NULL,
          name TEXT NOT NULL,
          key TEXT NOT NULL,
          requirement TEXT NOT NULL,
          location TEXT,
          scope TEXT NOT NULL,
          path TEXT NOT NULL,
          line INTEGER
        );
        CREATE INDEX dependencyByProject ON dependency(projectId);
        CREATE INDEX dependencyByKey ON dependency(ecosystem, key, projectId);
        """)
  }

  private static func createFacts(_ db: Database) throws {
    try db.execute(
      sql: """
        -- projectId NULL: said of the repository as a whole.
        CREATE TABLE statement (
          id INTEGER PRIMARY KEY,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          projectId INTEGER REFERENCES project(id) ON DELETE CASCADE,
          key TEXT NOT NULL,
          value TEXT NOT NULL,
          path TEXT NOT NULL,
          line INTEGER,
          isBelieved INTEGER NOT NULL,
          reason TEXT NOT NULL
        );
        CREATE INDEX statementByRepository ON statement(repositoryId, key);
        CREATE INDEX statementByProject ON statement(projectId);
        CREATE TABLE owner (
          id INTEGER PRIMARY KEY,
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          projectId INTEGER REFERENCES project(id) ON DELETE CASCADE,
          kind TEXT NOT NULL CHECK (kind IN ('team', 'person')),
          name TEXT NOT NULL,
          basis TEXT NOT NULL CHECK (basis IN ('declared', 'guess')),
          evidence TEXT NOT NULL,
          path TEXT,
          line INTEGER
        );
        CREATE INDEX ownerByRepository ON owner(repositoryId);
        CREATE INDEX ownerByProject ON owner(projectId);
        CREATE INDEX ownerByName ON owner(kind, name);
        CREATE TABLE readinessResult (
          projectId INTEGER NOT NULL REFERENCES project(id) ON DELETE CASCADE,
          position INTEGER NOT NULL,
          "check" TEXT NOT NULL,
          state TEXT NOT NULL,
          evidence TEXT NOT NULL,
          path TEXT,
          line INTEGER,
          PRIMARY KEY (projectId, position)
        ) WITHOUT ROWID;
        CREATE TABLE weeklyActivity (
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          -- Days from 1970-01-01 to the week's Monday.
          week INTEGER NOT NULL,
          commits INTEGER NOT NULL,
          authors INTEGER NOT NULL,
          PRIMARY KEY (repositoryId, week)
        ) WITHOUT ROWID;
        CREATE TABLE release (
          repositoryId INTEGER NOT NULL REFERENCES repository(id) ON DELETE CASCADE,
          tag TEXT NOT NULL,
          oid TEXT NOT NULL,
          version TEXT,
          date REAL,
          isPrerelease INTEGER NOT NULL,
          notes TEXT NOT NULL,
          PRIMARY KEY (repositoryId, tag)
        ) WITHOUT ROWID;
        CREATE INDEX releaseByDate ON release(repositoryId, date);
        """)
  }

  private static func createPeople(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE team (
          name TEXT PRIMARY KEY,
          title TEXT NOT NULL,
          department TEXT NOT NULL,
          parent TEXT,
          description TEXT NOT NULL,
          channels TEXT NOT NULL,
          origin TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX teamByParent ON team(parent);
        CREATE TABLE person (
          key TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          manager TEXT
        ) WITHOUT ROWID;
        CREATE TABLE membership (
          id INTEGER PRIMARY KEY,
          team TEXT NOT NULL REFERENCES team(name) ON DELETE CASCADE,
          person TEXT NOT NULL REFERENCES person(key) ON DELETE CASCADE,
          role TEXT NOT NULL,
          -- ISO dates, the last day included; NULL: open.
          since TEXT,
          until TEXT,
          origin TEXT NOT NULL
        );
        CREATE INDEX membershipByTeam ON membership(team);
        CREATE INDEX membershipByPerson ON membership(person);
        CREATE TABLE identity (
          person TEXT NOT NULL REFERENCES person(key) ON DELETE CASCADE,
          -- name, email, or a host's login as `login:HOST`.
          kind TEXT NOT NULL,
          value TEXT NOT NULL,
          reason TEXT NOT NULL,
          origin TEXT NOT NULL,
          PRIMARY KEY (kind, value, person)
        ) WITHOUT ROWID;
        CREATE INDEX identityByPerson ON identity(person);
        """)
  }
}
