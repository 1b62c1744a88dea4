package import Foundation
import GRDB

/// A text that speaks for a project when a need is compared with it.
package struct ProjectPartRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "projectPart"

  package enum Kind: String, Codable, Sendable {
    /// Name, description and topics.
    case summary
    /// A section of the README, and of another document.
    case readme, section
    /// A function or a type.
    case symbol
  }

  package var projectId: Int64
  /// From 0, the summary first.
  package var position: Int
  package var kind: Kind
  /// Of the model and the text.
  package var hash: Int64
  /// Where the text stands; empty for a summary and a symbol.
  package var path: String
  package var heading: String
  package var anchor: String
  /// Which of the project's symbols it is; nil for other kinds.
  package var symbol: Int?

  package init(
    projectId: Int64, position: Int, kind: Kind, hash: Int64, path: String = "", heading: String = "",
    anchor: String = "", symbol: Int? = nil
  ) {
    self.projectId = projectId
    self.position = position
    self.kind = kind
    self.hash = hash
    self.path = path
    self.heading = heading
    self.anchor = anchor
    self.symbol = symbol
  }
}

/// The vector of a text, in integers of 8 bits.
package struct VectorRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "vector"

  package var hash: Int64
  package var scale: Double
  package var content: Data

  package init(hash: Int64, scale: Double, content: Data) {
    self.hash = hash
    self.scale = scale
    self.content = content
  }
}

/// A section of a document as a part of a project.
package struct ProjectSectionRecord: Codable, Sendable, Equatable, FetchableRecord {
  package var path: String
  package var heading: String
  package var anchor: String
  package var body: String
}

/// What ranking needs of a project.
package struct ComparedProject: Sendable, Equatable, Decodable, FetchableRecord {
  package var id: Int64
  /// nil for an imported project.
  package var repository: Int64?
  package var isHidden: Bool
  package var weight: Double
  package var foldedName: String
  package var language: String
  /// Name, description and topics.
  package var text: String
}

/// A vector that speaks for a project.
package struct ComparedPart: Sendable, Equatable {
  package var project: Int64
  package var vector: Int64
  package var isSymbol: Bool
}

/// Vectors, for research.
extension Catalog {
  /// Of what candidates are compared by.
  private static let usedHashes = "SELECT hash FROM projectPart UNION SELECT hash FROM passage"

  /// Projects of which no text has been read yet, and how many there are.
  package func unreadProjects(limit: Int) throws -> [ProjectRecord] {
    try read { db in
      try ProjectRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM project WHERE NOT EXISTS (SELECT 1 FROM projectPart WHERE projectId = project.id)
          ORDER BY sourceId IS NOT NULL, weight DESC, id LIMIT ?
          """, arguments: [limit])
    }
  }

  package func unreadProjectCount() throws -> Int {
    try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM project WHERE NOT EXISTS (SELECT 1 FROM projectPart WHERE projectId = project.id)
          """) ?? 0
    }
  }

  /// Sections of the documents below a folder of a repository, by document and place; empty ones are left out.
  package func sections(ofRepository id: Int64, below folder: String, limit: Int) throws -> [ProjectSectionRecord] {
    try read { db in
      try ProjectSectionRecord.fetchAll(
        db,
        sql: """
          SELECT document.path, section.heading, section.anchor, unpacked(section.body) AS body
          FROM document JOIN section ON section.documentId = document.id
          WHERE document.repositoryId = :id AND (:folder = '' OR substr(document.path, 1, length(:folder)) = :folder)
            AND section.body <> ''
          ORDER BY length(document.path) - length(replace(document.path, '/', '')), document.path, section.id
          LIMIT :limit
          """, arguments: ["id": id, "folder": folder.isEmpty ? "" : folder + "/", "limit": limit])
    }
  }

  /// Which of these texts have no vector yet.
  package func missingVectors(_ hashes: [Int64]) throws -> Set<Int64> {
    try read { db in
      Set(
        try Int64.fetchAll(
          db, sql: "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT hash FROM vector)",
          arguments: [JSONText.numbers(hashes)]))
    }
  }

  /// Adds vectors and the parts of projects; of a project that is gone meanwhile nothing is kept. Answers see them after
  /// `finishVectors`: until then there are new ones every few seconds.
  package func publish(vectors: [VectorRecord], parts: [ProjectPartRecord]) throws {
    try write { db in
      for vector in vectors { try vector.insert(db, onConflict: .replace) }
      let ids = JSONText.numbers(Set(parts.map(\.projectId)).sorted())
      let projects = Set(
        try Int64.fetchAll(
          db, sql: "SELECT id FROM project WHERE id IN (SELECT value FROM json_each(?))", arguments: [ids]))
      for part in parts where projects.contains(part.projectId) { try part.insert(db, onConflict: .replace) }
      // Another process may have forgotten a vector that was there when this one looked; then they are read again.
      try db.execute(
        sql: """
          DELETE FROM projectPart WHERE projectId IN (
            SELECT projectId FROM projectPart WHERE projectId IN (SELECT value FROM json_each(?))
              AND hash NOT IN (SELECT hash FROM vector))
          """, arguments: [ids])
    }
  }

  /// Forgets vectors of texts that nothing has any more, and lets answers see what was added.
  package func finishVectors() throws {
    try write { db in
      try db.execute(
        sql: "DELETE FROM vector WHERE hash NOT IN (\(Self.usedHashes) UNION SELECT hash FROM decisionPart)")
      try Self.raiseGeneration(db)
    }
  }

  /// All projects, in the order of their ids.
  package func comparedProjects() async throws -> [ComparedProject] {
    try await read { db in
      try ComparedProject.fetchAll(
        db,
        sql: """
          SELECT id, repositoryId AS repository, isHidden, weight, foldedName, language,
            name || ' ' || description || ' ' || topics AS text
          FROM project ORDER BY id
          """)
    }
  }

  /// The vectors that speak for each project, its summary's first and its symbols' last.
  package func comparedParts() async throws -> [ComparedPart] {
    try await read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT projectId, hash, symbol IS NOT NULL FROM projectPart ORDER BY projectId, position")
      var parts: [ComparedPart] = []
      while let row = try rows.next() {
        parts.append(ComparedPart(project: row[0], vector: row[1], isSymbol: row[2]))
      }
      return parts
    }
  }

  /// Gives each vector that some project or passage names.
  package func forEachVector(_ body: @escaping @Sendable (VectorRecord) -> Void) async throws {
    try await read { db in
      let rows = try VectorRecord.fetchCursor(
        db, sql: "SELECT * FROM vector WHERE hash IN (\(Self.usedHashes)) ORDER BY hash")
      while let vector = try rows.next() { body(vector) }
    }
  }
}
