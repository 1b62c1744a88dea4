import Foundation
import GRDB
import SearchModel
import SharedDatabase

/// The catalogue of one data folder: what the repositories hold, and which
/// shards are live. All of it is derived: delete the file and sync again.
///
/// One writer and many readers at a time (SQLite's WAL). Another process may
/// write while this one reads; `generation` tells when answers may have changed.
package final class Catalog: Sendable {
  private let pool: DatabasePool
  private let path: String

  /// Opens or creates the catalogue and brings its schema up to date.
  ///
  /// - Parameters:
  ///   - path: of the database file, in a folder that exists and can be written.
  ///   - trace: sees every statement with its values; for looking at query plans.
  /// - Throws: `UserFacingError` with code `damaged` when the file is not a
  ///   catalogue, or was written by a later version; `unavailable` when it cannot be opened or written.
  package init(path: String, trace: (@Sendable (String) -> Void)? = nil) throws {
    self.path = path
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.prepareDatabase { db in
      // A publication must be on disk before the shards that it replaces are deleted.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      db.add(function: PackedText.function)
      if let trace { db.trace { trace($0.expandedDescription) } }
    }
    do {
      pool = try DatabasePool.shared(path: path, configuration: configuration, migrator: Self.migrator)
    } catch is LaterSchema {
      throw UserFacingError(
        .damaged, "The catalogue \(path) was written by a later version of Guildhall.",
        hint: "Update Guildhall, or give this version another data folder with --data.")
    } catch let error as DatabaseError {
      throw Self.explained(error, path: path)
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(Migration0001.name, migrate: Migration0001.migrate)
    migrator.registerMigration(Migration0002.name, migrate: Migration0002.migrate)
    migrator.registerMigration(Migration0003.name, migrate: Migration0003.migrate)
    migrator.registerMigration(Migration0004.name, migrate: Migration0004.migrate)
    migrator.registerMigration(Migration0005.name, migrate: Migration0005.migrate)
    migrator.registerMigration(Migration0006.name, migrate: Migration0006.migrate)
    migrator.registerMigration(Migration0007.name, migrate: Migration0007.migrate)
    migrator.registerMigration(Migration0009.name, migrate: Migration0009.migrate)
    migrator.registerMigration(Migration0010.name, migrate: Migration0010.migrate)
    migrator.registerMigration(Migration0011.name, migrate: Migration0011.migrate)
    migrator.registerMigration(Migration0012.name, migrate: Migration0012.migrate)
    migrator.registerMigration(Migration0013.name, migrate: Migration0013.migrate)
    migrator.registerMigration(Migration0014.name, migrate: Migration0014.migrate)
    return migrator
  }

  /// Runs named queries on one consistent snapshot.
  func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws -> Value {
    try readNow(body)
  }

  /// The same for a task, unless it was cancelled. The thread waits: most questions take less time than handing them
  /// to another one, and servers ask on threads that may wait.
  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try Task.checkCancellation()
    return try readNow(body)
  }

  private func readNow<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws -> Value {
    try explaining { try pool.read(body) }
  }

  /// Runs one transaction: all of `body` happens, or none of it.
  func write<Value: Sendable>(_ body: (Database) throws -> Value) throws -> Value {
    try explaining { try pool.write(body) }
  }

  /// Moves what the write-ahead log holds into the file, and empties it: a large sync leaves a log as large as the
  /// file. Where somebody reads for long meanwhile it stays until the next time.
  package func emptyLog() throws {
    try explaining {
      try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA busy_timeout = 500")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(Int(Self.patience * 1_000))") }
        _ = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
  }

  /// Seconds that a statement waits for another process.
  private static let patience: TimeInterval = 20

  private func explaining<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw Self.explained(error, path: path)
    }
  }

  /// What SQLite's error means for the people who run Guildhall.
  private static func explained(_ error: DatabaseError, path: String) -> UserFacingError {
    let cause = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return UserFacingError(
        .damaged, "The catalogue \(path) is damaged: \(cause).",
        hint: "It is derived data: move it away and run `guildhall sync` to make it anew.")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_FULL:
      return UserFacingError(
        .unavailable, "The catalogue \(path) cannot be opened or written: \(cause).",
        hint: "Look whether its folder exists, may be written by this user and has space left.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return UserFacingError(
        .busy, "The catalogue \(path) is in use: \(cause).", hint: "Wait for the other process, then try again.")
    default:
      return UserFacingError(.internal, "The catalogue \(path) gave no answer: \(cause).")
    }
  }
}
