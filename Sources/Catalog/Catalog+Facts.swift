import GRDB

/// What is known of one repository or project. The caller has decided that the viewer may see it.
extension Catalog {
  /// What pages say of a project, as it was given to `publish`; nil for an imported project.
  package func profile(ofProject id: Int64) async throws -> String? {
    try await read { db in
      try String.fetchOne(db, sql: "SELECT content FROM projectProfile WHERE projectId = ?", arguments: [id])
    }
  }

  package func profile(ofRepository id: Int64) async throws -> String? {
    try await read { db in
      try String.fetchOne(db, sql: "SELECT content FROM repositoryProfile WHERE repositoryId = ?", arguments: [id])
    }
  }

  /// Profiles of all repositories, by their ids.
  package func repositoryProfiles() throws -> [Int64: String] {
    try read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT repositoryId, content FROM repositoryProfile")
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// What is known of one repository, as JSON; nil when nothing is.
  package func repositoryProfile(of id: Int64) throws -> String? {
    try read { db in
      try String.fetchOne(db, sql: "SELECT content FROM repositoryProfile WHERE repositoryId = ?", arguments: [id])
    }
  }

  /// Who is named in the commits of all repositories.
  package func contributors() throws -> [ContributorRecord] {
    try read { db in try ContributorRecord.fetchAll(db) }
  }

  package func contributors(ofRepository id: Int64) async throws -> [ContributorRecord] {
    try await read { db in
      try ContributorRecord.filter(Column("repositoryId") == id).order(sql: "commits DESC, email, name").fetchAll(db)
    }
  }

  /// Who may integrate changes to a folder of a repository: its own owners, or those of all of it; declared ones first.
  package func owners(ofRepository id: Int64, folder: String = "") async throws -> [OwnerRecord] {
    try await read { db in
      let owners = try OwnerRecord.fetchAll(
        db, sql: "SELECT * FROM owner WHERE repositoryId = ? AND folder IN (?, '') ORDER BY basis, id",
        arguments: [id, folder])
      let own = owners.filter { $0.folder == folder }
      return own.isEmpty ? owners : own
    }
  }

  /// Weeks in which something happened, oldest first; `since` is in days from 1970-01-01.
  package func weeks(ofRepository id: Int64, since: Int) async throws -> [WeekRecord] {
    try await read { db in
      try WeekRecord.fetchAll(
        db, sql: "SELECT * FROM weeklyActivity WHERE repositoryId = ? AND week >= ? ORDER BY week",
        arguments: [id, since])
    }
  }
}
