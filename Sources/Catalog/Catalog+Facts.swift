import GRDB

/// What is known of one repository or project. The caller has decided that the viewer may see it.
extension Catalog {
  /// What files say of a project, and of its repository as a whole: by key, what is believed first.
  package func statements(ofProject id: Int64) async throws -> [StatementRecord] {
    try await read { db in
      try StatementRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM statement WHERE projectId = :id
          UNION ALL
          SELECT * FROM statement
          WHERE repositoryId = (SELECT repositoryId FROM project WHERE id = :id) AND projectId IS NULL
          ORDER BY key, isBelieved DESC, path, line
          """, arguments: ["id": id])
    }
  }

  /// Who may integrate changes: the project's own owners, or those of its repository; declared ones first.
  package func owners(ofProject id: Int64) async throws -> [OwnerRecord] {
    try await read { db in
      let own = try OwnerRecord.fetchAll(
        db, sql: "SELECT * FROM owner WHERE projectId = ? ORDER BY basis, id", arguments: [id])
      guard own.isEmpty else { return own }
      return try OwnerRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM owner WHERE repositoryId = (SELECT repositoryId FROM project WHERE id = ?)
            AND projectId IS NULL ORDER BY basis, id
          """, arguments: [id])
    }
  }

  /// In the order of the report.
  package func readiness(ofProject id: Int64) async throws -> [ReadinessRecord] {
    try await read { db in
      try ReadinessRecord.fetchAll(
        db, sql: "SELECT * FROM readinessResult WHERE projectId = ? ORDER BY position", arguments: [id])
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

  /// Newest first; those without a date last.
  package func releases(ofRepository id: Int64, limit: Int) async throws -> [ReleaseRecord] {
    try await read { db in
      try ReleaseRecord.fetchAll(
        db, sql: "SELECT * FROM release WHERE repositoryId = ? ORDER BY date DESC, tag DESC LIMIT ?",
        arguments: [id, limit])
    }
  }
}
