import GRDB

/// A function or a type of a project that others may use.
package struct ProjectSymbol: Codable, Sendable, Equatable, FetchableRecord {
  /// `SymbolKind`'s word.
  package var kind: String
  /// With the types around it, as `ConnectionPool.backoff`.
  package var name: String
  /// Relative to the repository's root, and the line in it, from 1.
  package var path: String
  package var line: Int
  /// What its comment says; its declaration where there is none.
  package var text: String

  package init(kind: String, name: String, path: String, line: Int, text: String) {
    self.kind = kind
    self.name = name
    self.path = path
    self.line = line
    self.text = text
  }

  func insert(_ db: Database, project: Int64, position: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO projectSymbol (projectId, position, kind, name, path, line, text) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [project, position, kind, name, path, line, text])
  }
}
