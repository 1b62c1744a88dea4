import GRDB

/// A document without its text.
package struct DocumentTitle: Codable, Sendable, Equatable, FetchableRecord {
  package var path: String
  package var title: String
}

/// The documents of repositories. The caller has decided that the viewer may see them.
extension Catalog {
  /// All documents of a repository, by path.
  package func documents(ofRepository id: Int64) async throws -> [DocumentTitle] {
    try await read { db in
      try DocumentTitle.fetchAll(
        db, sql: "SELECT path, title FROM document WHERE repositoryId = ? ORDER BY path", arguments: [id])
    }
  }

  /// The sections of one document in the order of its text; nil when there is no such document.
  package func document(_ path: String, ofRepository id: Int64) async throws -> DocumentRecord? {
    try await read { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT id, title FROM document WHERE repositoryId = ? AND path = ?", arguments: [id, path])
      guard let row else { return nil }
      let sections = try Row.fetchAll(
        db, sql: "SELECT heading, anchor, line, unpacked(body) FROM section WHERE documentId = ? ORDER BY id",
        arguments: [row["id"] as Int64])
      return DocumentRecord(
        path: path, title: row["title"],
        sections: sections.map {
          DocumentRecord.Section(heading: $0[0], anchor: $0[1], line: $0[2], body: $0[3])
        })
    }
  }

  /// Those of the paths that are files of a repository's default branch.
  package func files(among paths: [String], ofRepository id: Int64) async throws -> Set<String> {
    let list = try JSONText.list(paths)
    return try await read { db in
      try Set(
        String.fetchAll(
          db,
          sql: """
            SELECT path FROM file WHERE repositoryId = ? AND branchMask & 1
              AND path IN (SELECT value FROM json_each(?))
            """, arguments: [id, list]))
    }
  }

  /// How a repository presents its documents: the part `navigations` of its profile, as JSON; nil when the profile has
  /// none.
  package func navigations(ofRepository id: Int64) async throws -> String? {
    try await read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT json_extract(content, '$.navigations') FROM repositoryProfile
          WHERE repositoryId = ? AND json_valid(content)
          """, arguments: [id])
    }
  }

  /// From what kinds of file the navigations of repositories come, in the order of the profile.
  package func navigationOrigins(ofRepositories ids: [Int64]) async throws -> [Int64: [String]] {
    try await read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT repositoryId, json_extract(navigation.value, '$.origin') AS origin
          FROM repositoryProfile, json_each(repositoryProfile.content, '$.navigations') AS navigation
          WHERE repositoryId IN (SELECT value FROM json_each(:ids)) AND json_valid(content) AND origin IS NOT NULL
          ORDER BY repositoryId, navigation.id
          """, arguments: ["ids": JSONText.numbers(ids)])
      return Dictionary(grouping: rows) { $0[0] as Int64 }.mapValues { $0.map { $0[1] } }
    }
  }
}
