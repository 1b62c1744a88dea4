import GRDB

/// Who may integrate changes.
package struct OwnerRecord: Codable, Sendable, Equatable, FetchableRecord {
  package enum Kind: String, Codable, Sendable { case team, person }
  package enum Basis: String, Codable, Sendable { case declared, guess }

  /// What is owned, relative to the repository's root; empty for all of it.
  package var folder: String
  package var kind: Kind
  /// A team's name or a person's key; what the file says when neither is known.
  package var name: String
  package var basis: Basis
  /// The line that declares it, or what the guess rests on.
  package var evidence: String
  package var path: String?
  package var line: Int?

  package init(
    folder: String = "", kind: Kind, name: String, basis: Basis, evidence: String, path: String? = nil,
    line: Int? = nil
  ) {
    self.folder = folder
    self.kind = kind
    self.name = name
    self.basis = basis
    self.evidence = evidence
    self.path = path
    self.line = line
  }

  func insert(_ db: Database, repository: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO owner (repositoryId, folder, kind, name, basis, evidence, path, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [repository, folder, kind.rawValue, name, basis.rawValue, evidence, path, line])
  }
}

/// What happened in a repository in one week.
package struct WeekRecord: Codable, Sendable, Equatable, FetchableRecord {
  /// Days from 1970-01-01 to the week's Monday.
  package var week: Int
  package var commits: Int
  package var authors: Int

  package init(week: Int, commits: Int, authors: Int) {
    self.week = week
    self.commits = commits
    self.authors = authors
  }

  func insert(_ db: Database, repository: Int64) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO weeklyActivity (repositoryId, week, commits, authors) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [repository, week, commits, authors])
  }
}

/// Somebody as the commits of one repository's default branch name them.
package struct ContributorRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "contributor"

  package var repositoryId: Int64
  package var name: String
  package var email: String
  /// Written by them.
  package var commits: Int
  /// Put on the branch by them within a year of the newest commit, and merges among these.
  package var integrations: Int
  package var merges: Int
  /// Seconds since 1970 of the last one that they put on the branch.
  package var lastIntegration: Int?

  package init(
    repositoryId: Int64, name: String, email: String, commits: Int, integrations: Int = 0, merges: Int = 0,
    lastIntegration: Int? = nil
  ) {
    self.repositoryId = repositoryId
    self.name = name
    self.email = email
    self.commits = commits
    self.integrations = integrations
    self.merges = merges
    self.lastIntegration = lastIntegration
  }
}
