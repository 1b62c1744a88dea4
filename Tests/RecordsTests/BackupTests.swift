import Foundation
import Records
import SearchModel
import TestSupport
import Testing

@Suite struct BackupTests {
  private let folder: TemporaryFolder
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.file("records.sqlite").path }
  private var copy: URL { folder.file("copy.sqlite") }
  private var kept: URL { folder.file("records.sqlite.before") }

  private func store() throws -> RecordStore { try RecordStore(path: path) }

  /// Opens the records for as long as it takes to write this.
  private func write(_ needs: String...) async throws {
    let store = try store()
    for need in needs { _ = try await store.record(.init(need: need), at: now) }
  }

  private func needs(_ path: String) async throws -> [String] {
    try await RecordStore(path: path).research(limit: 100).research.map(\.need)
  }

  @Test func backupsAreWholeAndChecked() async throws {
    try await write("retry calls")
    try store().backUp(to: copy)
    #expect(throws: UserFacingError.self) { try store().backUp(to: copy) }
    #expect(RecordStore.flaw(ofBackup: copy) == nil)
    #expect(try await needs(copy.path) == ["retry calls"])
    try folder.write("no database", to: "text.sqlite")
    for name in ["text.sqlite", "absent"] { #expect(RecordStore.flaw(ofBackup: folder.file(name)) != nil) }
    #expect(throws: UserFacingError.self) { try store().backUp(to: folder.file("no/such/folder/copy")) }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".partial") }
    #expect(left.isEmpty)
  }

  @Test func aBackupWhileOthersWriteHoldsWholeRequests() async throws {
    let (store, copy, now) = (try store(), copy, now)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<60 {
        group.addTask {
          let id = try await store.record(.init(need: "need \(number)"), at: now).id
          _ = try await store.decide(
            id, [Verdict(candidate: "a", kind: .adopt, date: now), Verdict(candidate: "b", kind: .wrap, date: now)])
        }
      }
      group.addTask { try store.backUp(to: copy) }
      try await group.waitForAll()
    }
    let all = try await RecordStore(path: copy.path).research(limit: 100).research
    #expect(all.allSatisfy { $0.verdicts.isEmpty || $0.verdicts.count == 2 })
    let extent = try RecordStore.extent(of: URL(fileURLWithPath: path))
    #expect(extent.research == 60 && extent.verdicts == 120)
  }

  @Test func whatIsRestoredComesBackAndWhatWasThereIsKept() async throws {
    try await write("first", "second")
    try store().backUp(to: copy)
    try await write("third")
    #expect(try RecordStore.restore(copy, to: path, keeping: kept))
    #expect(try await needs(path) == ["second", "first"])
    #expect(try await needs(kept.path) == ["third", "second", "first"])
    // What was kept before is never overwritten.
    #expect(throws: UserFacingError.self) { try RecordStore.restore(copy, to: path, keeping: kept) }
    #expect(try await needs(path) == ["second", "first"])
  }

  @Test func aBackupIsRestoredWhereNothingWas() async throws {
    try await write("first")
    try store().backUp(to: copy)
    let elsewhere = folder.file("elsewhere.sqlite").path
    #expect(try !RecordStore.restore(copy, to: elsewhere, keeping: kept))
    #expect(try await needs(elsewhere) == ["first"])
  }

  @Test func recordsThatAreOpenAreNotReplaced() async throws {
    try await write("first")
    let open = try store()
    try open.backUp(to: copy)
    let error = #expect(throws: UserFacingError.self) { try RecordStore.restore(copy, to: path, keeping: kept) }
    #expect(error?.code == .busy)
    #expect(try await open.research(limit: 1).total == 1)
  }

  @Test func whatIsNoBackupChangesNothing() async throws {
    try await write("first")
    try folder.write("no database", to: "text.sqlite")
    let error = #expect(throws: UserFacingError.self) {
      try RecordStore.restore(folder.file("text.sqlite"), to: path, keeping: kept)
    }
    #expect(error?.code == .damaged)
    #expect(try await needs(path) == ["first"])
  }

  @Test func damagedRecordsAreKeptAsTheyAre() async throws {
    try await write("first")
    try store().backUp(to: copy)
    try folder.write("rubbish", to: "records.sqlite")
    #expect(throws: UserFacingError.self) { try store() }
    #expect(try RecordStore.restore(copy, to: path, keeping: kept))
    #expect(try await needs(path) == ["first"])
    #expect(try String(contentsOf: kept, encoding: .utf8) == "rubbish")
  }
}
