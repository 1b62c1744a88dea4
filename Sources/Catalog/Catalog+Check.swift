import GRDB
import SearchModel

extension Catalog {
  /// Reads the whole file and compares the full-text indexes with the texts they are made from.
  ///
  /// - Throws: `UserFacingError` with code `damaged` that says what is wrong.
  package func check() throws {
    let problems = try write { db in
      // Rank 1 also compares with the content table (https://sqlite.org/fts5.html, section 6.4).
      for table in ["sectionText", "projectText", "projectName"] {
        try db.execute(sql: "INSERT INTO \(table)(\(table), rank) VALUES ('integrity-check', 1)")
      }
      return try String.fetchAll(db, sql: "PRAGMA integrity_check(3)").filter { $0 != "ok" }
    }
    guard problems.isEmpty else {
      throw UserFacingError(
        .damaged, "The catalogue is damaged: \(problems.joined(separator: "; ")).",
        hint: "It is derived data: move it away and run `guildhall sync` to make it anew.")
    }
  }
}
