import GRDB

/// The decision records of repositories. The caller has decided that the viewer may see them.
extension Catalog {
  private static let entries = """
    SELECT decision.id, decision.repositoryId, decision.path, decision.number, decision.title, decision.status,
      decision.statusNote, decision.date, decision.successor, next.number AS successorNumber,
      next.title AS successorTitle, decision.research
    FROM decision LEFT JOIN decision AS next
      ON next.repositoryId = decision.repositoryId AND next.path = decision.successor
    """

  /// Newest first, those without a date last. `total` counts all that the selection has, the counts by status all that
  /// it would have with any status.
  package func decisions(
    _ selection: DecisionSelection, skip: Int, limit: Int
  ) async throws -> (entries: [DecisionEntry], total: Int, byStatus: [String: Int]) {
    let arguments: StatementArguments = [
      "expression": selection.expression, "scope": JSONText.numbers(selection.repositories),
    ]
    let chosen = """
      decision.repositoryId IN (SELECT value FROM json_each(:scope))
      \(selection.expression == nil ? "" : "AND decision.id IN (SELECT rowid FROM decisionText WHERE decisionText MATCH :expression)")
      """
    return try await read { db in
      let counts = try Row.fetchAll(
        db, sql: "SELECT status, count(*) FROM decision WHERE \(chosen) GROUP BY status",
        arguments: Self.used(arguments, selection))
      let byStatus = Dictionary(uniqueKeysWithValues: counts.map { ($0[0] as String, $0[1] as Int) })
      var all = Self.used(arguments, selection) + ["skip": skip, "limit": limit]
      if let status = selection.status { all = all + ["status": status] }
      let entries = try DecisionEntry.fetchAll(
        db,
        sql: """
          \(Self.entries) WHERE \(chosen) \(selection.status == nil ? "" : "AND decision.status = :status")
          ORDER BY decision.date IS NULL, decision.date DESC, decision.number DESC, decision.repositoryId, decision.path
          LIMIT :limit OFFSET :skip
          """, arguments: all)
      let total = selection.status.map { byStatus[$0] ?? 0 } ?? byStatus.values.reduce(0, +)
      return (entries, total, byStatus)
    }
  }

  /// GRDB refuses values that no statement names.
  private static func used(_ arguments: StatementArguments, _ selection: DecisionSelection) -> StatementArguments {
    selection.expression == nil ? ["scope": JSONText.numbers(selection.repositories)] : arguments
  }

  /// All that match an FTS5 expression, or all where there is none, in these repositories: the best first, else the
  /// newest.
  package func decisionMatches(_ expression: String?, in repositories: [Int64]) async throws -> [DecisionMatch] {
    let scope = RepositoryTest(repositories)
    return try await read { db in
      guard let expression else {
        // The rows are found by their repositories.
        return try DecisionMatch.fetchAll(
          db,
          sql: """
            SELECT id, repositoryId, path, 0.0 AS score FROM decision
            WHERE repositoryId IN (SELECT value FROM json_each(:scope))
            ORDER BY date IS NULL, date DESC, number DESC, repositoryId, path
            """, arguments: ["scope": JSONText.numbers(repositories)])
      }
      return try DecisionMatch.fetchAll(
        db,
        sql: """
          SELECT decision.id, decision.repositoryId, decision.path, -bm25(decisionText, 6, 3, 2, 2, 1) AS score
          FROM decisionText JOIN decision ON decision.id = decisionText.rowid
          WHERE decisionText MATCH :expression AND \(scope.holds("decision.repositoryId"))
          ORDER BY score DESC, decision.id
          """, arguments: ["expression": expression] + scope.arguments)
    }
  }

  /// Entries and texts by id.
  package func decisions(
    withIDs ids: [Int64]
  ) async throws -> [Int64: (entry: DecisionEntry, texts: DecisionTexts)] {
    let list = JSONText.numbers(ids)
    return try await read { db in
      let texts = try DecisionTexts.fetchAll(
        db,
        sql: """
          SELECT id, title, context, decision, reasons FROM decision WHERE id IN (SELECT value FROM json_each(?))
          """, arguments: [list])
      let byID = Dictionary(uniqueKeysWithValues: texts.map { ($0.id, $0) })
      let entries = try DecisionEntry.fetchAll(
        db, sql: "\(Self.entries) WHERE decision.id IN (SELECT value FROM json_each(?))", arguments: [list])
      return Dictionary(
        uniqueKeysWithValues: entries.compactMap { entry in byID[entry.id].map { (entry.id, (entry, $0)) } })
    }
  }

  /// One decision, and all of its record as JSON; nil when the document is no decision.
  package func decision(
    _ path: String, ofRepository id: Int64
  ) async throws -> (entry: DecisionEntry, content: String)? {
    try await read { db in
      guard
        let entry = try DecisionEntry.fetchOne(
          db, sql: "\(Self.entries) WHERE decision.repositoryId = ? AND decision.path = ?", arguments: [id, path]),
        let content = try String.fetchOne(db, sql: "SELECT content FROM decision WHERE id = ?", arguments: [entry.id])
      else { return nil }
      return (entry, content)
    }
  }

  /// How many decisions a repository records below a folder; empty for all of it.
  package func decisionCount(ofRepository id: Int64, below folder: String) async throws -> Int {
    let prefix = folder.isEmpty ? "" : folder + "/"
    return try await read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM decision
          WHERE repositoryId = :id AND (:prefix = '' OR substr(path, 1, length(:prefix)) = :prefix)
          """, arguments: ["id": id, "prefix": prefix]) ?? 0
    }
  }
}
