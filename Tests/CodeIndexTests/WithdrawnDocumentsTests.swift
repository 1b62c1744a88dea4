import CodeIndex
import Foundation
import QueryLanguage
import SearchModel
import TestSupport
import Testing

/// What does not answer any more is nowhere, whichever way documents are spread over shards.
@Suite struct WithdrawnDocumentsTests {
  /// An answer in an order of its own: equal files may come in any order.
  private struct Answer: Equatable {
    var files: [String]
    var scores: [Double]
    var counts: [Int]
    var repositories: [RepositoryID: Int]
    var languages: [String: Int]

    init(_ result: CodeResult) {
      files = result.files.map { file in
        "\(file.repository) \(file.path) \(file.language) \(file.branches) \(file.lineCount) \(file.lines)"
      }.sorted()
      scores = result.files.map { ($0.score * 1_000).rounded() }.sorted()
      counts = [result.lineCount, result.fileCount, result.hiddenForks, result.hiddenArchived]
      repositories = result.filesByRepository
      languages = result.filesByLanguage
    }
  }

  private func compound(_ documents: [ShardDocument], _ repositories: [RepositoryFacts], in folder: URL) throws
    -> [ShardSummary]
  {
    let writer = ShardWriter(folder: folder.path, name: "all")
    for repository in repositories {
      try writer.addRepository(repository.id, name: repository.name, branches: repository.branches)
    }
    for document in documents { try writer.add(document) }
    return try writer.finish()
  }

  private func key(_ repository: RepositoryID, _ path: String) -> String { "\(repository) \(path)" }

  @Test func answersAsIfTheyWereNotInTheFile() async throws {
    for seed in 1...UInt64(Fuzzing.rounds(5)) {
      var random = Seeded(Fuzzing.seed(seed))
      let (repositories, documents) = BruteForceTests.corpus(&random)
      let folder = try TemporaryFolder()
      let file = try #require(try compound(documents, repositories, in: folder.url).first)
      let withdrawn = Set(
        documents.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.map { key($0.repository, $0.path) })
      let left = documents.filter { !withdrawn.contains(key($0.repository, $0.path)) && $0.repository != 2 }
      let live = Set(left.map(\.repository))

      var numbers: [UInt32] = []
      let whole = try Shard(path: folder.file(file.fileName).path)
      try whole.forEachDocument { if withdrawn.contains(key($0.repository, $0.path)) { numbers.append($0.number) } }
      #expect(numbers.count == withdrawn.count)
      let layered = LiveShard(file.fileName, repositories: live, withdrawn: WithdrawnDocuments(numbers))
      let (snapshot, damaged) = IndexSnapshot.open([layered], in: folder.url, reusing: nil)
      #expect(damaged.isEmpty)
      let merged = try ShardMerge.merge([layered], in: folder.url, name: "m")
      #expect(merged.reduce(0) { $0 + $1.documents } == left.count)
      let (copied, _) = IndexSnapshot.open(merged.map(\.fileName), in: folder.url, reusing: snapshot)
      let fresh = try TestIndex(left, in: repositories)

      for _ in 0..<40 {
        let query = ParsedQuery(root: BruteForceTests.query(&random, documents), forks: .no, archived: .yes)
        let limits = SearchLimits(files: 1_000, linesPerFile: 3, matchedLines: .max)
        let expected = Answer(try await fresh.search(query, limits: limits))
        #expect(
          Answer(try await snapshot.search(query, scope: fresh.scope, limits: limits)) == expected, "\(seed): \(query)")
        #expect(
          Answer(try await copied.search(query, scope: fresh.scope, limits: limits)) == expected, "\(seed): \(query)")
      }
      for document in documents {
        let isLeft = left.contains { $0.path == document.path && $0.repository == document.repository }
        for snapshot in [snapshot, copied] {
          let found = try snapshot.document(repository: document.repository, path: document.path, branch: "")
          #expect((found?.content == document.content) == isLeft)
          #expect((found == nil) == !isLeft)
        }
      }
    }
  }

  @Test func aCopyIsTheDocument() throws {
    var random = Seeded(7)
    let (repositories, documents) = BruteForceTests.corpus(&random)
    let folder = try TemporaryFolder()
    let file = try #require(try compound(documents, repositories, in: folder.url).first)
    let copy = try #require(try ShardMerge.merge([LiveShard(file.fileName)], in: folder.url, name: "all").first)
    // A name is the checksum of all that is in the file.
    #expect(copy.fileName == file.fileName)
    #expect(copy.repositories == file.repositories)
  }

  @Test func aDamagedShardIsNotCopied() throws {
    var random = Seeded(8)
    let (repositories, documents) = BruteForceTests.corpus(&random)
    let folder = try TemporaryFolder()
    let file = try #require(try compound(documents, repositories, in: folder.url).first)
    var bytes = try Data(contentsOf: folder.file(file.fileName))
    bytes[bytes.count - 9] ^= 1
    try bytes.write(to: folder.file(file.fileName))
    #expect(throws: ShardError.self) { try ShardMerge.merge([LiveShard(file.fileName)], in: folder.url, name: "m") }
  }

  @Test func aSnapshotOpensAnewOnlyWhatChanged() throws {
    let index = try TestIndex([.text("a", "one"), .text("b", "two", rank: 0.2)])
    let name = index.summaries[0].fileName
    let (same, _) = IndexSnapshot.open([name], in: index.folder.url, reusing: index.snapshot)
    #expect(same.shards[0] === index.snapshot.shards[0])
    let changed = LiveShard(name, withdrawn: WithdrawnDocuments([1]))
    let (less, _) = IndexSnapshot.open([changed], in: index.folder.url, reusing: same)
    #expect(less.shards[0] !== same.shards[0])
    #expect(try less.document(repository: 1, path: "b", branch: "") == nil)
    #expect(try less.document(repository: 1, path: "a", branch: "") != nil)
    let query = ParsedQuery(root: .text(Pattern("one")))
    #expect(same.explain(query, scope: index.scope).contains("in 1 shards, 2 documents"))
    #expect(less.explain(query, scope: index.scope).contains("in 1 shards, 1 documents"))
  }

  @Test func numbersAreReadAsTheyWereWritten() {
    let numbers: [UInt32] = [0, 7, 256, .max]
    #expect(WithdrawnDocuments(encoded: WithdrawnDocuments(numbers.shuffled()).encoded).numbers == numbers)
    #expect(WithdrawnDocuments(encoded: [1, 0, 0, 0, 9]).numbers == [1])
    #expect(WithdrawnDocuments([3, 1]).union([2, 3]).numbers == [1, 2, 3])
  }
}
