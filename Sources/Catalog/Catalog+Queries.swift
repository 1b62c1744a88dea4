import GRDB
import SearchModel

/// The manifest of what is live, and what is said of each repository in lists: read in one snapshot.
package struct Manifest: Sendable {
  package var generation: Int
  /// Sorted by name.
  package var repositories: [RepositoryRecord]
  package var shards: [ShardRecord]
  /// Most bytes first.
  package var languageShares: [LanguageShareRecord]
  /// Most files first.
  package var skippedCounts: [SkippedCountRecord]
  /// By repository id; a repository without documents or projects has no entry.
  package var documents: [Int64: Int]
  package var projects: [Int64: Int]
}

/// A section that prose search found.
package struct SectionMatch: Sendable {
  package var repositoryId: Int64
  package var documentId: Int64
  package var path: String
  package var title: String
  package var heading: String
  package var anchor: String
  package var line: Int
  /// Text around the match; matches stand between U+0001 and U+0002.
  package var snippet: String
  /// BM25, higher is better.
  package var score: Double
}

/// Questions, named after what they answer.
extension Catalog {
  package func generation() throws -> Int {
    try read { db in try Int.fetchOne(db, sql: "SELECT number FROM generation") ?? 0 }
  }

  package func manifest() throws -> Manifest {
    try read { db in
      Manifest(
        generation: try Int.fetchOne(db, sql: "SELECT number FROM generation") ?? 0,
        repositories: try RepositoryRecord.order(Column("name")).fetchAll(db),
        shards: try ShardRecord.fetchAll(db),
        languageShares: try LanguageShareRecord.order(Column("bytes").desc, Column("language")).fetchAll(db),
        skippedCounts: try SkippedCountRecord.order(Column("files").desc, Column("reason")).fetchAll(db),
        documents: try Self.countsByRepository(of: "document", in: db),
        projects: try Self.countsByRepository(of: "project", in: db))
    }
  }

  package func repositories() throws -> [RepositoryRecord] {
    try read { db in try RepositoryRecord.order(Column("name")).fetchAll(db) }
  }

  /// All projects by name, or those whose text matches an FTS5 expression, best first.
  package func projects(matching expression: String?, limit: Int) async throws -> [(ProjectRecord, Double)] {
    let found = try await read { db in
      guard let expression else {
        return try ProjectRecord.order(Column("name").collating(.nocase), Column("id")).limit(limit).fetchAll(db)
          .map { ScoredProject(project: $0, score: 0) }
      }
      return try ScoredProject.fetchAll(
        db,
        sql: """
          SELECT project.*, -bm25(projectText, 10, 6, 2, 4) AS score
          FROM projectText JOIN project ON project.id = projectText.rowid
          WHERE projectText MATCH ? ORDER BY score DESC, project.id LIMIT ?
          """, arguments: [expression, limit])
    }
    return found.map { ($0.project, $0.score) }
  }

  package func projects(ofRepository id: Int64) async throws -> [ProjectRecord] {
    try await read { db in
      try ProjectRecord.filter(Column("repositoryId") == id).order(Column("folder"), Column("name")).fetchAll(db)
    }
  }

  /// Sections that match an FTS5 expression, best first.
  package func sections(matching expression: String, limit: Int) async throws -> [SectionMatch] {
    try await read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT section.repositoryId, section.documentId, document.path, section.title, section.heading,
            section.anchor, section.line, -bm25(sectionText, 6, 4, 1) AS score,
            snippet(sectionText, 2, char(1), char(2), '…', 32) AS snippet
          FROM sectionText
          JOIN section ON section.id = sectionText.rowid
          JOIN document ON document.id = section.documentId
          WHERE sectionText MATCH ? ORDER BY score DESC, section.id LIMIT ?
          """, arguments: [expression, limit])
      return rows.map { row in
        SectionMatch(
          repositoryId: row["repositoryId"], documentId: row["documentId"], path: row["path"], title: row["title"],
          heading: row["heading"], anchor: row["anchor"], line: row["line"], snippet: row["snippet"],
          score: row["score"])
      }
    }
  }

  /// How many documents match, over the repositories in scope.
  package func documentCount(matching expression: String, in repositories: [Int64]?) async throws -> Int {
    try await read { db in
      let scope = repositories.map { "AND section.repositoryId IN (\($0.map(String.init).joined(separator: ",")))" }
      return try Int.fetchOne(
        db,
        sql: """
          SELECT count(DISTINCT section.documentId) FROM sectionText JOIN section ON section.id = sectionText.rowid
          WHERE sectionText MATCH ? \(scope ?? "")
          """, arguments: [expression]) ?? 0
    }
  }

  package func file(of repository: Int64, branch: Int, path: String) async throws -> FileRecord? {
    try await read { db in
      try FileRecord.filter(Column("repositoryId") == repository && Column("path") == path)
        .filter(sql: "branchMask & ?", arguments: [Int64(1) << Int64(branch)]).fetchOne(db)
    }
  }

  package func problems() async throws -> [ProblemRecord] {
    try await read { db in try ProblemRecord.order(sql: "severity, date DESC, id").fetchAll(db) }
  }

  package func lastRun() async throws -> SyncRunRecord? {
    try await read { db in try SyncRunRecord.order(Column("id").desc).fetchOne(db) }
  }

  private static func countsByRepository(of table: String, in db: Database) throws -> [Int64: Int] {
    let rows = try Row.fetchAll(db, sql: "SELECT repositoryId, count(*) AS n FROM \(table) GROUP BY repositoryId")
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["repositoryId"], $0["n"]) })
  }
}

/// A project with its BM25 score.
private struct ScoredProject: Sendable, FetchableRecord {
  var project: ProjectRecord
  var score: Double

  init(project: ProjectRecord, score: Double) {
    self.project = project
    self.score = score
  }

  init(row: Row) throws {
    project = try ProjectRecord(row: row)
    score = row["score"]
  }
}
