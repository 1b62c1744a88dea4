import GRDB

/// The texts behind vectors, for the few that an answer shows.
extension Catalog {
  /// The section that a part of a project is of; nil for its summary.
  package func section(ofPart position: Int, ofProject id: Int64) async throws -> (
    kind: ProjectPartRecord.Kind, section: ProjectSectionRecord
  )? {
    try await read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT projectPart.kind, section.heading, section.anchor, unpacked(section.body) AS body, document.path
          FROM projectPart JOIN project ON project.id = projectPart.projectId
            JOIN document ON document.repositoryId = project.repositoryId AND document.path = projectPart.path
            JOIN section ON section.documentId = document.id AND section.anchor = projectPart.anchor
              AND section.heading = projectPart.heading
          WHERE projectPart.projectId = ? AND projectPart.position = ?
          """, arguments: [id, position])
      return try row.flatMap { row in
        ProjectPartRecord.Kind(rawValue: row["kind"]).map { ($0, row) }
      }.map { ($0.0, try ProjectSectionRecord(row: $0.1)) }
    }
  }

  /// The symbols of a project, the most telling first.
  package func symbols(ofProject id: Int64) throws -> [ProjectSymbol] {
    try read { db in
      try ProjectSymbol.fetchAll(
        db, sql: "SELECT kind, name, path, line, text FROM projectSymbol WHERE projectId = ? ORDER BY position",
        arguments: [id])
    }
  }

  /// The symbol that a part of a project is; nil for other parts.
  package func symbol(ofPart position: Int, ofProject id: Int64) async throws -> ProjectSymbol? {
    try await read { db in
      try ProjectSymbol.fetchOne(
        db,
        sql: """
          SELECT projectSymbol.kind, name, projectSymbol.path, line, text
          FROM projectPart JOIN projectSymbol ON projectSymbol.projectId = projectPart.projectId
            AND projectSymbol.position = projectPart.symbol
          WHERE projectPart.projectId = ? AND projectPart.position = ?
          """, arguments: [id, position])
    }
  }

  /// The text of a passage with where it stands.
  package func section(ofPassage position: Int, inDocument id: Int64) async throws -> ProjectSectionRecord? {
    try await read { db in
      try ProjectSectionRecord.fetchOne(
        db,
        sql: """
          SELECT document.path, section.heading, section.anchor, unpacked(section.body) AS body
          FROM passage JOIN document ON document.id = passage.documentId
            JOIN section ON section.documentId = document.id AND section.anchor = passage.anchor
              AND section.heading = passage.heading
          WHERE passage.documentId = ? AND passage.position = ?
          """, arguments: [id, position])
    }
  }
}
