import Catalog
import Foundation
import GRDB
import SearchModel
import Testing

/// What a data folder may hold instead of a catalogue.
@Suite struct CatalogFileTests {
  private func refusal(of path: String) -> UserFacingError? {
    let error = #expect(throws: UserFacingError.self) {
      let catalog = try Catalog(path: path)
      try catalog.check()
    }
    #expect(error?.message.contains(path) == true, "\(String(describing: error))")
    #expect(error?.hint.isEmpty == false)
    return error
  }

  @Test func aFileThatIsNoCatalogueIsNamed() throws {
    let fixture = try Fixture()
    let path = fixture.folder.appendingPathComponent("other.sqlite")
    try Data(repeating: 0x41, count: 5_000).write(to: path)
    #expect(refusal(of: path.path)?.code == .damaged)
  }

  /// As processes that are started at the same time do.
  @Test func severalMakeAFileAtOnce() async throws {
    let fixture = try Fixture()
    for round in 0..<4 {
      let path = fixture.folder.appendingPathComponent("new\(round).sqlite").path
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { try Catalog(path: path).check() } }
        try await group.waitForAll()
      }
    }
  }

  @Test func theLogIsEmptiedUnlessSomebodyReads() throws {
    let fixture = try Fixture()
    try fixture.publish("a/b", files: (0..<500).map { ("file\($0)", 1) })
    let length = { try FileManager.default.attributesOfItem(atPath: fixture.path + "-wal")[.size] as? Int }
    #expect(try length() ?? 0 > 0)
    let reader = try DatabaseQueue(path: fixture.path)
    try reader.read { db in
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM file")
      try fixture.publish("a/c", files: [("file", 1)])
      try fixture.catalog.emptyLog()
      #expect(try length() ?? 0 > 0)
    }
    try fixture.catalog.emptyLog()
    #expect(try length() == 0)
    #expect(try fixture.catalog.repositories().map(\.name) == ["a/b", "a/c"])
  }

  @Test func aTruncatedFileIsDamaged() throws {
    let fixture = try Fixture()
    let copy = fixture.folder.appendingPathComponent("copy.sqlite")
    let words = (0..<5_000).map { "word\($0)" }.joined(separator: " ")
    try fixture.publish(
      "a/b", files: (0..<500).map { ("file\($0)", 1) },
      document: DocumentRecord(path: "a", title: "a", sections: [.init(heading: "", anchor: "", line: 1, body: words)]))
    let queue = try DatabaseQueue(path: fixture.path)
    try queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [copy.path]) }
    let whole = try Data(contentsOf: copy)
    for keep in [whole.count - 4096, whole.count / 2, 5_000, 600, 50] {
      try Data(whole.prefix(keep)).write(to: copy)
      let error = #expect(throws: UserFacingError.self, "\(keep) bytes") { try Catalog(path: copy.path).check() }
      #expect(error?.code == .damaged)
      #expect(error?.hint.contains("guildhall sync") == true)
    }
    try whole.write(to: copy)
    #expect(throws: Never.self) { try Catalog(path: copy.path).check() }
  }

  @Test func aLaterVersionIsRefused() throws {
    let fixture = try Fixture()
    let path = fixture.folder.appendingPathComponent("later.sqlite").path
    _ = try Catalog(path: path)
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('9999-from-the-future')")
    }
    let error = refusal(of: path)
    #expect(error?.message.hasSuffix("was written by a later version of Guildhall.") == true)
  }

  @Test func aFolderThatIsMissingIsNotCalledDamage() throws {
    let fixture = try Fixture()
    let error = refusal(of: fixture.folder.appendingPathComponent("none/catalog.sqlite").path)
    #expect(error?.code == .unavailable)
    #expect(refusal(of: fixture.folder.path)?.code == .unavailable)
  }

  @Test func openingAgainFindsWhatWasPublished() throws {
    let fixture = try Fixture()
    try fixture.publish("a/b", files: [("x", 1)], shard: "one")
    let again = try Catalog(path: fixture.path)
    #expect(try again.manifest().shards.map(\.fileName) == ["one"])
    #expect(try again.generation() == fixture.catalog.generation())
    try again.check()
  }
}
