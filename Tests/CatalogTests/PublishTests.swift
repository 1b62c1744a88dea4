import Catalog
import Foundation
import SearchModel
import Synchronization
import Testing

@Suite struct PublishTests {
  private func contents(_ record: RepositoryRecord, shard shards: String..., files: [String]) -> IndexedContents {
    IndexedContents(
      repository: record,
      files: files.map {
        FileRecord(
          repositoryId: record.id, path: $0, oid: "1", branchMask: 1, mode: 0o100644, size: 1, language: "C",
          skipped: nil)
      },
      shards: shards.map {
        ShardRecord(fileName: $0, repositoryId: record.id, documents: 1, textBytes: 1, fileBytes: 1)
      },
      documents: [
        DocumentRecord(
          path: "\(shards[0]).md", title: shards[0],
          sections: [.init(heading: shards[0], anchor: "", line: 1, body: "zebra \(shards[0])")])
      ], projects: [], problems: [])
  }

  @Test func aPublicationThatFailsLeavesAllOfTheOld() async throws {
    let fixture = try Fixture()
    let record = try fixture.publish("a/b", files: [("old", 1)])
    try fixture.catalog.publish(contents(record, shard: "old", files: ["old"]))
    let before = try fixture.catalog.manifest()
    // The same shard twice breaks the primary key, after other rows went in.
    let error = #expect(throws: UserFacingError.self) {
      try fixture.catalog.publish(contents(record, shard: "new", "new", files: ["a", "b"]))
    }
    #expect(error?.code == .internal)
    let after = try fixture.catalog.manifest()
    #expect(after.generation == before.generation)
    #expect(after.shards == before.shards)
    #expect(try await fixture.catalog.file(of: record.id, branch: 0, path: "old") != nil)
    #expect(try await fixture.catalog.file(of: record.id, branch: 0, path: "a") == nil)
    #expect(try await fixture.catalog.sections(matching: "zebra", limit: 9).sections.map(\.heading) == ["old"])
    try fixture.catalog.check()
  }

  @Test func sharesTellTheRepositorysOwnFilesFromOthers() throws {
    let fixture = try Fixture()
    let record = try fixture.publish("a/b")
    var contents = contents(record, shard: "one", files: ["own.c", "vendor/copy.c"])
    contents.files[1].isOwn = false
    contents.files[1].size = 100
    try fixture.catalog.publish(contents)
    let share = try #require(try fixture.catalog.manifest().languageShares.first)
    #expect(share.files == 2 && share.bytes == 101 && share.ownBytes == 1)
  }

  @Test func theGenerationRisesWhenAnswersMayChange() throws {
    let fixture = try Fixture()
    var last = try fixture.catalog.generation()
    func expectRise(_ rises: Bool, _ what: String) throws {
      let now = try fixture.catalog.generation()
      #expect((now > last) == rises, "\(what)")
      last = now
    }
    let record = try fixture.publish("a/b", files: [("x", 1)])
    try expectRise(true, "publish")
    try fixture.catalog.markMatched(record.id, at: Date(timeIntervalSince1970: 1))
    try expectRise(false, "matched")
    try fixture.catalog.remove([])
    try expectRise(false, "nothing removed")
    try fixture.catalog.remove([record.id])
    try expectRise(true, "removed")
  }

  @Test func aReaderSeesTheOldOrTheNew() async throws {
    let fixture = try Fixture()
    let record = try fixture.publish("a/b")
    let catalog = fixture.catalog
    try catalog.publish(contents(record, shard: "0", files: ["0"]))
    let state = Mutex((isDone: false, reads: 0, torn: 0))
    let reader = Thread {
      while !state.withLock({ $0.isDone }) {
        // A manifest is one snapshot: its generation tells which publication its shard is of.
        let manifest = try? catalog.manifest()
        let isWhole = manifest.map { $0.shards.map(\.fileName) == [String($0.generation - 2)] } ?? false
        state.withLock { state in
          state.reads += 1
          if !isWhole { state.torn += 1 }
        }
      }
    }
    reader.start()
    var last = 0
    while last < 100 || (last < 5_000 && state.withLock { $0.reads } < 20) {
      last += 1
      try catalog.publish(contents(record, shard: String(last), files: [String(last)]))
    }
    state.withLock { $0.isDone = true }
    #expect(state.withLock { $0.reads } >= 20)
    #expect(state.withLock { $0.torn } == 0)
    #expect(try await catalog.sections(matching: "zebra", limit: 9).sections.map(\.heading) == [String(last)])
    try catalog.check()
  }
}
