import GRDB

/// A text of a document that is found by its meaning.
package struct PassageRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "passage"

  package var documentId: Int64
  /// From 0.
  package var position: Int
  /// Of the model and the text.
  package var hash: Int64
  package var heading: String
  package var anchor: String

  package init(documentId: Int64, position: Int, hash: Int64, heading: String, anchor: String) {
    self.documentId = documentId
    self.position = position
    self.hash = hash
    self.heading = heading
    self.anchor = anchor
  }
}

/// A document whose sections nobody has read yet.
package struct UnreadDocument: Sendable, Equatable {
  package var id: Int64
  package var title: String
  package var sections: [ProjectSectionRecord]
}

/// A passage as it is compared.
package struct ComparedPassage: Sendable, Equatable, Decodable, FetchableRecord {
  package var repository: Int64
  package var document: Int64
  package var path: String
  package var position: Int
  package var vector: Int64
}

/// Passages, for research in the handbook.
extension Catalog {
  /// Documents below a folder of a repository that have text and no passage yet, by path.
  package func unreadDocuments(of repository: String, below folder: String, limit: Int) throws -> [UnreadDocument] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT document.id, document.title FROM document JOIN repository ON repository.id = document.repositoryId
          WHERE repository.name = :repository AND (:folder = '' OR substr(path, 1, length(:folder)) = :folder)
            AND NOT EXISTS (SELECT 1 FROM passage WHERE documentId = document.id)
            AND EXISTS (SELECT 1 FROM section WHERE documentId = document.id AND body <> '')
          ORDER BY path LIMIT :limit
          """,
        arguments: ["repository": repository, "folder": folder.isEmpty ? "" : folder + "/", "limit": limit])
      return try rows.map { row in
        let id: Int64 = row["id"]
        let sections = try ProjectSectionRecord.fetchAll(
          db,
          sql: """
            SELECT document.path, section.heading, section.anchor, unpacked(section.body) AS body
            FROM section JOIN document ON document.id = section.documentId
            WHERE documentId = ? AND body <> '' ORDER BY section.id
            """, arguments: [id])
        return UnreadDocument(id: id, title: row["title"], sections: sections)
      }
    }
  }

  /// Adds vectors and passages; of a document that is gone meanwhile nothing is kept. Answers see them after
  /// `finishVectors`.
  package func publish(vectors: [VectorRecord], passages: [PassageRecord]) throws {
    try write { db in
      for vector in vectors { try vector.insert(db, onConflict: .replace) }
      for passage in passages {
        guard try Bool.fetchOne(db, sql: "SELECT 1 FROM document WHERE id = ?", arguments: [passage.documentId]) == true
        else { continue }
        try passage.insert(db, onConflict: .replace)
      }
      // Another process may have forgotten a vector that was there when this one looked; then they are read again.
      try db.execute(
        sql: """
          DELETE FROM passage WHERE documentId IN (
            SELECT documentId FROM passage WHERE hash NOT IN (SELECT hash FROM vector))
          """)
    }
  }

  /// All passages, by document and place.
  package func comparedPassages() async throws -> [ComparedPassage] {
    try await read { db in
      try ComparedPassage.fetchAll(
        db,
        sql: """
          SELECT document.repositoryId AS repository, document.id AS document, document.path, passage.position,
            passage.hash AS vector
          FROM passage JOIN document ON document.id = passage.documentId ORDER BY document.id, passage.position
          """)
    }
  }
}
