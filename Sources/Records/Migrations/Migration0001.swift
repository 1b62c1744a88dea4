import GRDB

/// Version 1: research with its verdicts, and the signals of demand.
///
/// A released migration is never edited; the next change is the next number.
enum Migration0001 {
  static let name = "0001-research"

  static func migrate(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE research (
          -- AUTOINCREMENT: R-12 means the same for ever.
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          need TEXT NOT NULL,
          team TEXT NOT NULL,
          person TEXT NOT NULL,
          -- The repository or project that asks; empty when it was not said.
          project TEXT NOT NULL,
          created REAL NOT NULL,
          -- What the client calls the request: sent twice, it is recorded once.
          token TEXT UNIQUE
        );
        CREATE INDEX researchByDate ON research(created);
        CREATE TABLE candidate (
          researchId INTEGER NOT NULL REFERENCES research(id) ON DELETE CASCADE,
          position INTEGER NOT NULL,
          identifier TEXT NOT NULL,
          title TEXT NOT NULL,
          PRIMARY KEY (researchId, identifier)
        ) WITHOUT ROWID;
        CREATE INDEX candidateByIdentifier ON candidate(identifier);
        -- Nothing is overwritten: of several verdicts on one candidate the last one counts, and all are history.
        CREATE TABLE verdict (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          researchId INTEGER NOT NULL REFERENCES research(id) ON DELETE CASCADE,
          -- Empty for a verdict on all candidates: to build new, or that nothing is needed any more.
          candidate TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('adopt', 'extend', 'wrap', 'dismiss', 'build', 'drop')),
          reason TEXT NOT NULL,
          words TEXT NOT NULL,
          person TEXT NOT NULL,
          at REAL NOT NULL,
          token TEXT,
          UNIQUE (token, candidate)
        );
        CREATE INDEX verdictByResearch ON verdict(researchId, candidate, id);
        CREATE INDEX verdictByCandidate ON verdict(candidate, id);
        CREATE TABLE signal (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          kind TEXT NOT NULL CHECK (kind IN ('search', 'research')),
          need TEXT NOT NULL,
          team TEXT NOT NULL,
          -- NULL when nobody was known, when they asked not to be kept, and after a month.
          person TEXT,
          at REAL NOT NULL,
          results INTEGER NOT NULL,
          opened TEXT NOT NULL DEFAULT '[]',
          researchId INTEGER REFERENCES research(id) ON DELETE SET NULL
        );
        CREATE INDEX signalByDate ON signal(at);
        CREATE INDEX signalOfPerson ON signal(at) WHERE person IS NOT NULL;
        CREATE TABLE optOut (person TEXT PRIMARY KEY) WITHOUT ROWID;
        """)
  }
}
