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
  /// By repository id; a repository without documents, projects or decisions has no entry.
  package var documents: [Int64: Int]
  package var projects: [Int64: Int]
  package var decisions: [Int64: Int]
  /// Sorted by name.
  package var teams: [TeamRecord]
  /// Projects of imported catalogues.
  package var importedProjects: Int
  /// Owners of repositories and of folders in them, by repository: the declared ones first.
  package var owners: [Int64: [NamedOwner]]
  /// How much others build on each repository, 0..<1: the weight of its most used project. It orders answers, and counts
  /// users that a viewer may not see.
  package var uses: [Int64: Double]
}

/// An owner with the name that people know them by.
package struct NamedOwner: Codable, Sendable, Equatable, FetchableRecord {
  package var repositoryId: Int64
  /// Empty for all of the repository.
  package var folder: String
  package var kind: OwnerRecord.Kind
  /// The team's name or the person's key; what the file says when neither is known.
  package var key: String
  /// The person's name, else the same as `key`.
  package var title: String
  /// Whether there is such a team or person.
  package var isKnown: Bool
  package var basis: OwnerRecord.Basis
}

/// A document that prose search found.
package struct DocumentMatch: Codable, Sendable, Equatable, FetchableRecord {
  package var id: Int64
  package var repositoryId: Int64
  package var path: String
}

/// A section that prose search found.
package struct SectionMatch: Codable, Sendable, Equatable, FetchableRecord {
  package var repositoryId: Int64
  package var documentId: Int64
  package var path: String
  package var title: String
  package var heading: String
  package var anchor: String
  package var line: Int
  /// How the section begins, at most `longestText` characters.
  package var text: String
  /// BM25, higher is better.
  package var score: Double

  /// Characters of a section that are given.
  package static let longestText = 32_000
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
        shards: try ShardRecord.all(in: db),
        languageShares: try LanguageShareRecord.order(Column("bytes").desc, Column("language")).fetchAll(db),
        skippedCounts: try SkippedCountRecord.order(Column("files").desc, Column("reason")).fetchAll(db),
        documents: try Self.countsByRepository(of: "document", in: db),
        projects: try Self.countsByRepository(of: "project", in: db),
        decisions: try Self.countsByRepository(of: "decision", in: db),
        teams: try TeamRecord.fetchAll(db, sql: "SELECT * FROM team ORDER BY name COLLATE NOCASE, name"),
        importedProjects: try Int.fetchOne(db, sql: "SELECT total(projects) FROM importSource") ?? 0,
        owners: Dictionary(grouping: try NamedOwner.fetchAll(db, sql: Self.namedOwners), by: \.repositoryId),
        uses: try Self.uses(in: db))
    }
  }

  private static func uses(in db: Database) throws -> [Int64: Double] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT repositoryId, max(weight) AS weight FROM project
        WHERE repositoryId IS NOT NULL AND uses > 0 GROUP BY repositoryId
        """)
    return Dictionary(rows.map { ($0["repositoryId"], $0["weight"]) }, uniquingKeysWith: { first, _ in first })
  }

  private static let namedOwners = """
    SELECT owner.repositoryId, owner.folder, owner.kind, owner.name AS key, coalesce(person.name, owner.name) AS title,
      team.name IS NOT NULL OR person.key IS NOT NULL AS isKnown, owner.basis
    FROM owner LEFT JOIN team ON owner.kind = 'team' AND team.name = owner.name
      LEFT JOIN person ON owner.kind = 'person' AND person.key = owner.name
    ORDER BY owner.basis, owner.id
    """

  package func repositories() throws -> [RepositoryRecord] {
    try read { db in try RepositoryRecord.order(Column("name")).fetchAll(db) }
  }

  /// Languages that imported projects are in; empty text where one says none.
  package func importedLanguages() async throws -> [String] {
    try await read { db in
      try String.fetchAll(
        db.cachedStatement(
          sql: "SELECT DISTINCT language FROM facetCount WHERE repositoryId IS NULL ORDER BY language"))
    }
  }

  package func projects(ofRepository id: Int64) async throws -> [ProjectRecord] {
    try await read { db in
      try ProjectRecord.filter(Column("repositoryId") == id).order(Column("folder"), Column("name")).fetchAll(db)
    }
  }

  package func projects(ofRepositories ids: [Int64]) async throws -> [ProjectRecord] {
    try await read { db in
      try ProjectRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM project WHERE repositoryId IN (SELECT value FROM json_each(:ids)) ORDER BY foldedName, id
          """, arguments: ["ids": JSONText.numbers(ids)])
    }
  }

  /// All documents with a section that matches an FTS5 expression, in these repositories or in all.
  package func documents(
    matching expression: String, in repositories: [Int64]? = nil
  ) async throws -> [DocumentMatch] {
    let scope = RepositoryTest(repositories)
    return try await read { db in
      try DocumentMatch.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT id, repositoryId, path FROM document WHERE id IN (
              SELECT section.documentId FROM sectionText JOIN section ON section.id = sectionText.rowid
              WHERE sectionText MATCH :expression AND \(scope.holds("section.repositoryId")))
            """), arguments: ["expression": expression] + scope.arguments)
    }
  }

  /// Sections that match an FTS5 expression, best first, at most `perDocument` of each document, and how many documents
  /// have any. Only sections of `repositories` and of `documents`, when given, count.
  package func sections(
    matching expression: String, in repositories: [Int64]? = nil, ofDocuments documents: [Int64]? = nil,
    perDocument: Int = .max, limit: Int
  ) async throws -> (sections: [SectionMatch], documents: Int) {
    let scope = RepositoryTest(documents == nil ? repositories : nil)
    let list = documents.map { JSONText.numbers($0) }
    let chosen = list == nil ? "1" : "section.documentId IN (SELECT value FROM json_each(:documents))"
    return try await read { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            WITH scored AS MATERIALIZED (
              SELECT section.id, section.documentId, -bm25(sectionText, 6, 4, 1) AS score
              FROM sectionText JOIN section ON section.id = sectionText.rowid
              WHERE sectionText MATCH :expression AND \(chosen) AND \(scope.holds("section.repositoryId"))
            ), placed AS (
              SELECT id, score, row_number() OVER (PARTITION BY documentId ORDER BY score DESC, id) AS place FROM scored
            ), best AS MATERIALIZED (
              SELECT id, score FROM placed WHERE place <= :perDocument ORDER BY score DESC, id LIMIT :limit
            )
            SELECT section.repositoryId, section.documentId, document.path, section.title, section.heading,
              section.anchor, section.line, best.score, substr(unpacked(section.body), 1, :longest) AS text,
              (SELECT count(DISTINCT documentId) FROM scored) AS documents
            FROM best JOIN section ON section.id = best.id JOIN document ON document.id = section.documentId
            ORDER BY best.score DESC, section.id
            """),
        arguments: [
          "expression": expression, "perDocument": perDocument, "limit": limit, "longest": SectionMatch.longestText,
        ] + scope.arguments + (list.map { ["documents": $0] } ?? [:]))
      return (try rows.map { try SectionMatch(row: $0) }, rows.first?["documents"] ?? 0)
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
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT repositoryId, count(*) AS n FROM \(table) WHERE repositoryId IS NOT NULL GROUP BY repositoryId
        """)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["repositoryId"], $0["n"]) })
  }
}
