import GRDB
import SearchModel

/// The catalogue of one data folder: what the repositories hold, and which
/// shards are live. All of it is derived: delete the file and sync again.
///
/// One writer and many readers at a time (SQLite's WAL). Another process may
/// write while this one reads; `generation` tells when answers may have changed.
package final class Catalog: Sendable {
  private let pool: DatabasePool

  /// Opens or creates the catalogue and brings its schema up to date.
  ///
  /// - Throws: `UserFacingError` with code `damaged` when the file is not a
  ///   catalogue, or was written by a later version.
  package init(path: String) throws {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(20)
    configuration.prepareDatabase { db in
      // A publication must be on disk before the shards that it replaces are deleted.
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      try Self.migrate(pool)
    } catch let error as DatabaseError {
      throw UserFacingError(
        .damaged, "The catalogue \(path) cannot be opened: \(error.message ?? "SQLite error \(error.resultCode)").",
        hint: "It is derived data: move it away and run `guildhall sync` to make it anew.")
    }
  }

  private static func migrate(_ pool: DatabasePool) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(Migration0001.name, migrate: Migration0001.migrate)
    if try pool.read(migrator.hasBeenSuperseded) {
      throw UserFacingError(
        .damaged, "The catalogue was written by a later version of Guildhall.",
        hint: "Update Guildhall, or give this version another data folder with --data.")
    }
    try migrator.migrate(pool)
  }

  /// Runs named queries on one consistent snapshot.
  func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws -> Value {
    try pool.read(body)
  }

  /// The same without blocking the calling task's thread.
  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try await pool.read(body)
  }

  /// Runs one transaction: all of `body` happens, or none of it.
  func write<Value: Sendable>(_ body: (Database) throws -> Value) throws -> Value {
    try pool.write(body)
  }
}
