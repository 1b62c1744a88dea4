import Foundation
import GRDB
import SharedDatabase
import TestSupport
import Testing

@Suite struct SharingTests {
  private func migrator(_ tables: [String]) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for table in tables {
      migrator.registerMigration(table) { try $0.execute(sql: "CREATE TABLE \(table) (id INTEGER)") }
    }
    return migrator
  }

  private func open(_ path: String, _ tables: [String]) throws -> [String] {
    let pool = try DatabasePool.shared(path: path, configuration: Configuration(), migrator: migrator(tables))
    return try pool.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE name LIKE 't%'") }
  }

  /// As processes that are started at the same time do.
  @Test func severalMakeAFileAtOnce() async throws {
    let folder = try TemporaryFolder()
    let tables = (1...8).map { "t\($0)" }
    for round in 0..<4 {
      let path = folder.file("\(round).sqlite").path
      try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<4 { group.addTask { try open(path, tables) } }
        for try await found in group { #expect(found.sorted() == tables) }
      }
    }
  }

  @Test func aLaterSchemaIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.sqlite").path
    _ = try open(path, ["t1", "t2"])
    #expect(throws: LaterSchema.self) { try open(path, ["t1"]) }
    #expect(try open(path, ["t1", "t2"]) == ["t1", "t2"])
  }

  /// A step that fails of itself is no other process's work.
  @Test func aFailingStepIsToldOnce() throws {
    let folder = try TemporaryFolder()
    var migrator = migrator(["t1"])
    migrator.registerMigration("wrong") { try $0.execute(sql: "NONSENSE") }
    #expect(throws: DatabaseError.self) {
      try DatabasePool.shared(
        path: folder.file("a.sqlite").path, configuration: Configuration(), migrator: migrator)
    }
  }
}
