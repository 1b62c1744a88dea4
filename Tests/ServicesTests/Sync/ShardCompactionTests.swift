import CodeIndex
import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Catalog
@testable import Services

@Suite struct ShardCompactionTests {
  private static let queries = ["alpha", "sym:alpha", "file:main", "-alpha", "repo:r1 beta", "lang:swift"]

  /// Sixteen repositories of two files, one of them for a team alone.
  private func organization(in folder: TemporaryFolder) throws -> [TestRepository] {
    try folder.write(
      """
      organization: { name: Acme }
      sources: [{ folder: src }]
      teams: [{ name: Security }]
      visibility: { r7: [Security] }
      """, to: "guildhall.yaml")
    return try (0..<16).map { number in
      let repository = try TestRepository(folder.path + "/src/r\(number)")
      try repository.commit([
        "main\(number).swift": "func alpha\(number)() { beta() }\n", "README.md": "# R\(number)\n\nbeta\n",
      ])
      return repository
    }
  }

  private func expectFresh(_ synced: SyncedFolder, in folder: TemporaryFolder) async throws {
    let fresh = try SyncedFolder("fresh-\(UUID().uuidString)", in: folder)
    try await fresh.sync()
    let (got, expected) = (try await synced.answers(to: Self.queries), try await fresh.answers(to: Self.queries))
    #expect(got == expected, "\(SyncedAnswers.difference(got, expected))")
  }

  @Test func smallRepositoriesShareAShard() async throws {
    let folder = try TemporaryFolder()
    let repositories = try organization(in: folder)
    let synced = try SyncedFolder("data", in: folder)
    let report = try await synced.sync()
    #expect(report.failed == 0)
    let shard = try #require(try synced.catalog.shards().first)
    #expect(try synced.catalog.shards().count == 1 && shard.repositories.count == 16 && shard.documents == 32)
    #expect(try synced.data.shards.contents() == [shard.fileName])

    // A change, a removal and a repository that is emptied.
    try repositories[3].commit(["main3.swift": "func gamma() {}\n", "more.swift": "func alpha() {}\n"])
    try FileManager.default.removeItem(atPath: repositories[5].path)
    try repositories[6].git(["rm", "-q", "main6.swift", "README.md"])
    try repositories[6].commit([:])
    try await synced.sync()
    let shards = try synced.catalog.shards()
    #expect(shards.count == 2)
    let old = try #require(shards.first { $0.fileName == shard.fileName })
    #expect(old.repositories.count == 14 && old.liveDocuments == 27)
    let answers = try await synced.answers(to: Self.queries)
    #expect(answers.found["alpha"]?.count == 15)
    try await expectFresh(synced, in: folder)
  }

  @Test func whatIsHiddenStaysHidden() async throws {
    let folder = try TemporaryFolder()
    _ = try organization(in: folder)
    let synced = try SyncedFolder("data", in: folder)
    try await synced.sync()
    #expect(try synced.catalog.shards().count == 1)
    for (viewer, files) in [(Viewer.operator, 16), (.member(teams: ["Security"]), 16), (.member(teams: []), 15)] {
      let answer = try await synced.guildhall.useCases.searching.search(
        SearchRequest(query: "alpha", viewer: viewer, limit: 50, cursor: nil))
      #expect(answer.totals.files == files)
      #expect(answer.files.contains { $0.match.path == "main7.swift" } == (files == 16))
    }
  }

  @Test func aDamagedShardIsReadAnewForAllOfItsRepositories() async throws {
    let folder = try TemporaryFolder()
    _ = try organization(in: folder)
    let synced = try SyncedFolder("data", in: folder)
    try await synced.sync()
    let before = try await synced.answers(to: Self.queries)
    let shard = try #require(try synced.catalog.shards().first)
    let check = try #require(try synced.guildhall.checkIndex().first { $0.file == shard.fileName })
    #expect(check.repository == "r0, r1, r10 and 13 more" && check.damage == nil)
    try Data("not a shard".utf8).write(to: synced.data.shards.appendingPathComponent(shard.fileName))
    let report = try await synced.sync()
    #expect(report.indexed == 16)
    #expect(report.problems.count { $0.message.contains("was damaged and is made anew") } == 16)
    #expect(try await synced.answers(to: Self.queries) == before)
  }

  @Test func changesPileUpAndArePutTogether() async throws {
    let folder = try TemporaryFolder()
    let repositories = try organization(in: folder)
    let synced = try SyncedFolder("data", in: folder)
    try await synced.sync()
    let live = LiveIndex(folder: synced.data, catalog: synced.catalog)
    let held = try live.state()
    let id = try #require(held.byName["r1"]?.repositoryID)
    for number in 0..<6 {
      try repositories[1].commit(["main1.swift": "func alpha\(number)() {}\n"])
      try repositories[number].commit(["more\(number).swift": "func beta() {}\n"])
      try await synced.sync()
      let count = try synced.catalog.shards().count
      #expect(count <= CompactionPlan.mostOfTier)
    }
    try await expectFresh(synced, in: folder)
    // Who holds an old generation goes on reading files that are deleted.
    let old = try #require(try held.snapshot.document(repository: id, path: "main1.swift", branch: ""))
    #expect(String(decoding: old.content, as: UTF8.self).contains("alpha1()"))
  }

  private func record(_ number: Int, text: Int, documents: Int = 10, live: Int = 10) -> ShardRecord {
    var shard = ShardRecord(
      fileName: "s\(number)", repositories: [Int64(number): documents], textBytes: text, fileBytes: text)
    shard.repositories = [Int64(number): live]
    return shard
  }

  @Test func thePlanPutsTogetherWhatIsSmallAndMuch() {
    let few = (0..<7).map { record($0, text: 1_000) }
    #expect(CompactionPlan.next(few) == nil)
    #expect(CompactionPlan.next(few + [record(9, text: 2_000)])?.count == 8)
    // Larger ones are not copied for the sake of small ones.
    #expect(CompactionPlan.next(few + [record(9, text: 1 << 20), record(10, text: 100 << 20)]) == nil)
    // Of large ones no more than one step may copy.
    let large = (0..<9).map { record($0, text: 20 << 20) }
    #expect(CompactionPlan.next(large)?.count == 3)
    // Half of it is dead.
    #expect(CompactionPlan.next([record(1, text: 100 << 20, live: 5)])?.map(\.fileName) == ["s1"])
    #expect(CompactionPlan.next([record(1, text: 100 << 20, live: 8)]) == nil)
    #expect(CompactionPlan.next([record(1, text: 1_000, live: 5)]) == nil)
  }

  /// Whatever comes, few shards stay and each document is copied a few times only.
  @Test func thePlanKeepsFewShards() {
    var random = Seeded(3)
    var shards: [ShardRecord] = []
    var (copied, added) = (0, 0)
    for number in 0..<4_000 {
      let text = 1 << Int.random(in: 8...19, using: &random)
      shards.append(record(number, text: text))
      added += text
      while let step = CompactionPlan.next(shards) {
        let names = Set(step.map(\.fileName))
        let sum = step.reduce(0) { $0 + $1.textBytes }
        copied += sum
        shards = shards.filter { !names.contains($0.fileName) } + [record(100_000 + number, text: sum)]
      }
      #expect(shards.count { $0.textBytes < 32 << 20 } <= 28)
    }
    #expect(copied < 5 * added)
  }
}
