import Foundation
package import GRDB

/// The file's schema has steps that this version does not know.
package struct LaterSchema: Error {}

extension DatabasePool {
  /// Opens or creates a database that other processes may open, create and migrate at the same moment, and brings its
  /// schema up to date.
  ///
  /// - Throws: `LaterSchema`, before anything is changed; `DatabaseError`.
  package static func shared(
    path: String, configuration: Configuration, migrator: DatabaseMigrator
  ) throws -> DatabasePool {
    let pool = try patiently { try DatabasePool(path: path, configuration: configuration) }
    try patiently { try pool.migrate(by: migrator) }
    return pool
  }

  /// Tries again while another process makes the file: SQLite does not wait for who changes the journal's mode.
  private static func patiently<Value>(_ body: () throws -> Value) throws -> Value {
    for _ in 0..<100 {
      do {
        return try body()
      } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    return try body()
  }

  private func migrate(by migrator: DatabaseMigrator) throws {
    if try read(migrator.hasBeenSuperseded) { throw LaterSchema() }
    var done = try read(migrator.appliedIdentifiers)
    while true {
      do {
        return try migrator.migrate(self)
      } catch {
        // Another process may have made the step that this one was about to make.
        let now = try read(migrator.appliedIdentifiers)
        guard now.count > done.count else { throw error }
        done = now
      }
    }
  }
}
