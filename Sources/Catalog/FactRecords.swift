package import Foundation
import GRDB

/// What one file says of a project or repository.
package struct StatementRecord: Codable, Sendable, Equatable, FetchableRecord {
  /// What it is about: license, owner, lifecycle, documentation and the like.
  package var key: String
  package var value: String
  /// The file, relative to the repository's root, and the line in it, from 1.
  package var path: String
  package var line: Int?
  /// Whether the page shows this value, where several files disagree.
  package var isBelieved: Bool
  /// Why it is believed, or not.
  package var reason: String

  package init(key: String, value: String, path: String, line: Int? = nil, isBelieved: Bool, reason: String) {
    self.key = key
    self.value = value
    self.path = path
    self.line = line
    self.isBelieved = isBelieved
    self.reason = reason
  }

  func insert(_ db: Database, repository: Int64, project: Int64?) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO statement (repositoryId, projectId, key, value, path, line, isBelieved, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [repository, project, key, value, path, line, isBelieved, reason])
  }
}

/// Who may integrate changes.
package struct OwnerRecord: Codable, Sendable, Equatable, FetchableRecord {
  package enum Kind: String, Codable, Sendable { case team, person }
  package enum Basis: String, Codable, Sendable { case declared, guess }

  package var kind: Kind
  /// A team's name or a person's key.
  package var name: String
  package var basis: Basis
  /// The line that declares it, or what the guess rests on.
  package var evidence: String
  package var path: String?
  package var line: Int?

  package init(
    kind: Kind, name: String, basis: Basis, evidence: String, path: String? = nil, line: Int? = nil
  ) {
    self.kind = kind
    self.name = name
    self.basis = basis
    self.evidence = evidence
    self.path = path
    self.line = line
  }

  func insert(_ db: Database, repository: Int64, project: Int64?) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO owner (repositoryId, projectId, kind, name, basis, evidence, path, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [repository, project, kind.rawValue, name, basis.rawValue, evidence, path, line])
  }
}

/// What one check of readiness found.
package struct ReadinessRecord: Codable, Sendable, Equatable, FetchableRecord {
  package var check: String
  /// passed, failed, unknown and the like: the readiness report's own words.
  package var state: String
  /// The line that was found, or what is missing.
  package var evidence: String
  package var path: String?
  package var line: Int?

  package init(check: String, state: String, evidence: String, path: String? = nil, line: Int? = nil) {
    self.check = check
    self.state = state
    self.evidence = evidence
    self.path = path
    self.line = line
  }

  func insert(_ db: Database, project: Int64, position: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO readinessResult (projectId, position, "check", state, evidence, path, line)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [project, position, check, state, evidence, path, line])
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

/// A tag that stands for a release.
package struct ReleaseRecord: Codable, Sendable, Equatable, FetchableRecord, EpochDated {
  package var tag: String
  package var oid: String
  /// What the tag says without its prefix; nil when it is no version.
  package var version: String?
  package var date: Date?
  package var isPrerelease: Bool
  package var notes: String

  package init(
    tag: String, oid: String, version: String? = nil, date: Date? = nil, isPrerelease: Bool = false, notes: String = ""
  ) {
    self.tag = tag
    self.oid = oid
    self.version = version
    self.date = date
    self.isPrerelease = isPrerelease
    self.notes = notes
  }

  func insert(_ db: Database, repository: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO release (repositoryId, tag, oid, version, date, isPrerelease, notes)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [repository, tag, oid, version, date?.timeIntervalSince1970, isPrerelease, notes])
  }
}
