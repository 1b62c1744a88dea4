import GRDB

/// What the order by activity is made of: a project of a repository, when it began and was changed last.
package struct ActivityFacts: Sendable, Equatable {
  package var projectId: Int64
  package var repositoryId: Int64
  /// Seconds since 1970 of the first and the last commit; nil when unknown.
  package var created: Double?
  package var updated: Double?
  /// Characters.
  package var descriptionLength: Int
  /// Its repository has a contribution guide.
  package var hasGuidelines: Bool
  /// 0...1, as it was rated last.
  package var activity: Double

  fileprivate init(_ row: Row, hasGuidelines: Bool) {
    projectId = row["projectId"]
    repositoryId = row["repositoryId"]
    created = row["created"]
    updated = row["updated"]
    descriptionLength = row["descriptionLength"]
    self.hasGuidelines = hasGuidelines
    activity = row["activity"]
  }
}

extension Catalog {
  /// Of all projects of repositories; `guidelines` are the paths in lower case that a contribution guide may have.
  package func activityFacts(guidelines: [String]) throws -> [ActivityFacts] {
    let guidelines = try JSONText.list(guidelines)
    return try read { db in
      let guided = try Int64.fetchSet(
        db,
        sql: """
          SELECT DISTINCT repositoryId FROM document WHERE lower(path) IN (SELECT value FROM json_each(?))
          """, arguments: [guidelines])
      return try Row.fetchAll(db, sql: Self.activityFacts).map { row in
        ActivityFacts(row, hasGuidelines: guided.contains(row["repositoryId"]))
      }
    }
  }

  /// Of one project; nil for one that is of no repository.
  package func activityFacts(ofProject id: Int64, guidelines: [String]) async throws -> ActivityFacts? {
    let guidelines = try JSONText.list(guidelines)
    return try await read { db in
      guard let row = try Row.fetchOne(db, sql: Self.activityFacts + " WHERE project.id = ?", arguments: [id]) else {
        return nil
      }
      let repository: Int64 = row["repositoryId"]
      let isGuided = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM document
            WHERE repositoryId = ? AND lower(path) IN (SELECT value FROM json_each(?)))
          """, arguments: [repository, guidelines])
      return ActivityFacts(row, hasGuidelines: isGuided ?? false)
    }
  }

  private static let activityFacts = """
    SELECT project.id AS projectId, repositoryId, project.created, repository.lastActivity AS updated,
      length(project.description) AS descriptionLength, activity
    FROM project JOIN repository ON repository.id = project.repositoryId
    """

  /// Weeks in which something happened, by repository; `since` is in days from 1970-01-01.
  package func weeks(since: Int) throws -> [Int64: [WeekRecord]] {
    try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT repositoryId, week, commits, authors FROM weeklyActivity WHERE week >= ?", arguments: [since])
      return Dictionary(grouping: rows) { $0["repositoryId"] }.mapValues { rows in
        rows.map { WeekRecord(week: $0["week"], commits: $0["commits"], authors: $0["authors"]) }
      }
    }
  }

  /// Sets the activity of projects, 0...1; others keep theirs.
  package func rate(activity: [Int64: Double]) throws {
    guard !activity.isEmpty else { return }
    try write { db in
      let update = try db.cachedStatement(sql: "UPDATE project SET activity = ? WHERE id = ?")
      for (id, value) in activity { try update.execute(arguments: [value, id]) }
      try Self.raiseGeneration(db)
    }
  }
}
