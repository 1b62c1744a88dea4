import Foundation
import GRDB
import SearchModel
import SharedDatabase

/// What people told Guildhall: small, precious, kept in a database of its own that no sync touches.
///
/// Each change is one transaction that is on disk when the call returns. One writer and many readers at a time (SQLite's
/// WAL), other processes included.
package final class RecordStore: Sendable {
  private let pool: DatabasePool
  /// Who restores a backup waits until nobody has the records open.
  private let lock: RecordsLock
  let path: String

  /// Opens or creates the records and brings their schema up to date.
  ///
  /// `path` is that of the database file, in a folder that exists and can be written.
  /// - Throws: `UserFacingError`, `damaged` when the file is something else or of a later version, `busy` while a backup is
  ///   restored, else `unavailable`.
  package init(path: String) throws {
    self.path = path
    lock = try RecordsLock(.shared, ofRecords: path)
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(20)
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    do {
      pool = try DatabasePool.shared(path: path, configuration: configuration, migrator: Self.migrator)
    } catch is LaterSchema {
      throw UserFacingError(
        .damaged, "The records \(path) were written by a later version of Guildhall.", hint: "Update Guildhall.")
    } catch let error as DatabaseError {
      throw Self.explained(error, path: path)
    }
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(Migration0001.name, migrate: Migration0001.migrate)
    migrator.registerMigration(Migration0003.name, migrate: Migration0003.migrate)
    migrator.registerMigration(Migration0004.name, migrate: Migration0004.migrate)
    return migrator
  }

  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do {
      return try await pool.read(body)
    } catch let error as DatabaseError {
      throw Self.explained(error, path: path)
    }
  }

  func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    do {
      return try await pool.write(body)
    } catch let error as DatabaseError {
      throw Self.explained(error, path: path)
    }
  }

  /// A copy of this moment, at a path where nothing is.
  func copy(to file: URL) throws {
    try pool.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [file.path]) }
  }

  static func explained(_ error: DatabaseError, path: String) -> UserFacingError {
    let cause = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return UserFacingError(
        .damaged, "The records \(path) are damaged: \(cause).",
        hint: "Move the file away and bring back the last backup with `guildhall restore FILE`.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return UserFacingError(
        .busy, "The records \(path) are in use: \(cause).", hint: "Wait for the other process, then try again.")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_FULL:
      return UserFacingError(
        .unavailable, "The records \(path) cannot be opened or written: \(cause).",
        hint: "Look whether its folder exists, may be written by this user and has space left.")
    default: return UserFacingError(.internal, "The records \(path) gave no answer: \(cause).")
    }
  }
}
