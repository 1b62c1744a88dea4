package import Foundation
import GRDB
import SearchModel

/// An imported catalogue.
package struct ImportSourceRecord: Codable, Sendable, Equatable, FetchableRecord, EpochDated {
  package var id: Int64
  /// What the organisation calls it.
  package var name: String
  package var importedAt: Date
  package var projects: Int
}

extension Catalog {
  /// Replaces what was imported under `name` by these projects: new ones are added, others changed where they differ,
  /// and those that are gone are removed. It is one transaction: a reader sees all of the old or all of the new, and an
  /// import that is killed has done nothing. The same file again changes nothing.
  ///
  /// The name is not empty. `next` gives the projects one by one, nil at the end; what it throws undoes the import.
  package func importProjects(
    source name: String, at date: Date, next: () throws -> ImportedProject?
  ) throws -> ImportOutcome {
    guard !name.isEmpty else {
      throw UserFacingError(
        .badRequest, "An imported catalogue needs a name.", hint: "Name it, as in `--source upstream`.")
    }
    return try write { db in
      // Rows go to all places of a dozen indexes: with the usual 2 MB each would be read from disk again and again.
      try db.execute(sql: "PRAGMA cache_size = -200000")
      defer { try? db.execute(sql: "PRAGMA cache_size = -2000") }
      var writer = try ImportWriter(source: name, at: date, in: db)
      while let project = try next() { try writer.take(project) }
      let outcome = try writer.finish()
      if outcome.added + outcome.changed + outcome.removed > 0 { try Self.raiseGeneration(db) }
      return outcome
    }
  }

  /// Forgets an imported catalogue; false when there is none of that name.
  package func removeImport(source name: String) throws -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM importSource WHERE name = ?", arguments: [name])
      guard db.changesCount > 0 else { return false }
      try Self.raiseGeneration(db)
      return true
    }
  }

  /// Imported catalogues by name.
  package func importSources() async throws -> [ImportSourceRecord] {
    try await read { db in try ImportSourceRecord.fetchAll(db, sql: "SELECT * FROM importSource ORDER BY name") }
  }

  /// The project that an imported catalogue calls so.
  package func importedProject(source: Int64, identifier: String) async throws -> ProjectRecord? {
    try await read { db in
      try ProjectRecord.filter(Column("sourceId") == source && Column("identifier") == identifier).fetchOne(db)
    }
  }
}
