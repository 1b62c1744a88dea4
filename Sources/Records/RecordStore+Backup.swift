package import Foundation
import GRDB
import SearchModel

/// Copies of the records, and the way back.
extension RecordStore {
  /// Writes a copy that is whole at one moment and on disk when the call returns, while others read and write. A process
  /// that is killed meanwhile leaves no file of that name.
  ///
  /// - Throws: `UserFacingError` with code `badRequest` when `file` exists, `unavailable` when it cannot be written.
  package func backUp(to file: URL) throws {
    let partial = file.deletingLastPathComponent().appendingPathComponent(
      ".\(file.lastPathComponent).\(UUID().uuidString).partial")
    defer { try? FileManager.default.removeItem(at: partial) }
    guard !FileManager.default.fileExists(atPath: file.path) else { throw Self.exists(file) }
    do {
      try copy(to: partial)
    } catch let error as DatabaseError {
      throw Self.explained(error, path: file.path)
    }
    if let flaw = Self.flaw(ofBackup: partial) {
      throw UserFacingError(
        .damaged, "The copy of \(path) cannot be used: \(flaw).", hint: "Try again; look whether the disk is sound.")
    }
    try Self.synchronize(partial)
    // A link overwrites nothing, whoever was faster.
    guard link(partial.path, file.path) == 0 else {
      throw errno == EEXIST ? Self.exists(file) : Self.failure("\(file.path) cannot be written")
    }
    try Self.synchronize(file.deletingLastPathComponent())
  }

  private static func exists(_ file: URL) -> UserFacingError {
    UserFacingError(
      .badRequest, "\(file.path) exists and is not overwritten.", hint: "Name a file that does not exist yet.")
  }

  /// Why a file is not a copy of records that this version understands; nil when it is one.
  package static func flaw(ofBackup file: URL) -> String? {
    guard FileManager.default.fileExists(atPath: file.path) else { return "there is no such file" }
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: file.path, configuration: configuration)
      return try queue.read { db in
        let check = try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? "no answer"
        guard check == "ok" else { return "it is damaged: \(check)" }
        guard try db.tableExists("research"), try db.tableExists("verdict") else { return "it holds no records" }
        return try migrator.hasBeenSuperseded(db) ? "a later version of Guildhall wrote it" : nil
      }
    } catch {
      return "it is not a database"
    }
  }

  /// How much a store holds.
  package struct Extent: Sendable, Equatable {
    package var research: Int
    package var verdicts: Int
    package var questions: Int
  }

  /// Of a copy, which stays as it is.
  package static func extent(of copy: URL) throws -> Extent {
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    do {
      return try DatabaseQueue(path: copy.path, configuration: configuration).read(extent)
    } catch let error as DatabaseError {
      throw explained(error, path: copy.path)
    }
  }

  private static func extent(_ db: Database) throws -> Extent {
    Extent(
      research: try Int.fetchOne(db, sql: "SELECT count(*) FROM research") ?? 0,
      verdicts: try Int.fetchOne(db, sql: "SELECT count(*) FROM verdict") ?? 0,
      // Earlier versions had none.
      questions: try db.tableExists("question")
        ? try Int.fetchOne(db, sql: "SELECT count(*) FROM question") ?? 0 : 0)
  }

  /// Puts a copy in the place of the records at `path`. These stay beside it under the name `kept`, and are in place until
  /// the copy is: a process that is killed at any moment leaves the one or the other.
  ///
  /// - Returns: whether there were records before.
  /// - Throws: `UserFacingError`: `damaged` when the copy has a flaw, `busy` when somebody has the records open,
  ///   `badRequest` when `kept` exists, `unavailable` when files cannot be written. Nothing was changed then.
  package static func restore(_ copy: URL, to path: String, keeping kept: URL) throws -> Bool {
    if let flaw = flaw(ofBackup: copy) {
      throw UserFacingError(
        .damaged, "\(copy.path) cannot be restored: \(flaw).", hint: "Name a file that `guildhall backup` wrote.")
    }
    let lock = try RecordsLock(.exclusive, ofRecords: path)
    let place = URL(fileURLWithPath: path)
    let arriving = URL(fileURLWithPath: path + ".restoring")
    try? FileManager.default.removeItem(at: arriving)
    defer { try? FileManager.default.removeItem(at: arriving) }
    do {
      try FileManager.default.copyItem(at: copy, to: arriving)
    } catch {
      throw UserFacingError(
        .unavailable, "\(arriving.path) cannot be written: \(error.localizedDescription)",
        hint: "Look whether the folder may be written by this user and has space left.")
    }
    try synchronize(arriving)
    let hadRecords = FileManager.default.fileExists(atPath: path)
    if hadRecords { try keep(path, as: kept) }
    guard rename(arriving.path, path) == 0 else { throw failure("\(path) cannot be replaced") }
    try synchronize(place.deletingLastPathComponent())
    withExtendedLifetime(lock) {}
    return hadRecords
  }

  /// Gives the records a second name. Changes that stand in their journal yet are brought into the file first; of a
  /// damaged one the journal goes along.
  private static func keep(_ path: String, as kept: URL) throws {
    if let queue = try? DatabaseQueue(path: path) {
      try? queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
      try? queue.close()
    }
    guard link(path, kept.path) == 0 else { throw failure("\(kept.path) cannot be made") }
    for ending in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + ending) {
      guard rename(path + ending, kept.path + ending) == 0 else {
        throw failure("\(kept.path + ending) cannot be made")
      }
    }
  }

  private static func failure(_ what: String) -> UserFacingError {
    UserFacingError(
      .unavailable, "\(what): \(String(cString: strerror(errno))).",
      hint: "Look whether the folder may be written by this user and has space left.")
  }

  /// Waits until a file, or a folder's names, are on disk.
  private static func synchronize(_ file: URL) throws {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("\(file.path) cannot be opened") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("\(file.path) cannot be written") }
  }
}
