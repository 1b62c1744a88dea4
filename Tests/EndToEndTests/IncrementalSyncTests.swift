import Foundation
import TestSupport
import Testing

extension EndToEnd {
  @Suite struct IncrementalSync {
    @Test func secondSyncFindsNothingNew() throws {
      let organization = try Organization.small()
      try organization.sync()
      let before = try organization.shardFiles()
      let figures = try organization.sync()
      #expect(figures.repositories == 2)
      #expect(figures.indexed == 0)
      #expect(try organization.shardFiles() == before)
    }

    @Test func oneCommitIndexesOneRepository() throws {
      let organization = try Organization.small()
      try organization.sync()
      try organization.repository("shop/payments").commit(["src/refund.c": "int refund_invoice(void) { return 0; }\n"])
      #expect(try organization.repositories(with: "refund_invoice").isEmpty)
      let figures = try organization.sync()
      #expect(figures.indexed == 1)
      #expect(try organization.found("refund_invoice").map(\.path) == ["src/refund.c"])
      #expect(try organization.repositories(with: "RetryPolicy").count == 1)
    }

    @Test func onlyTheNamedRepositoryIsSynced() throws {
      let organization = try Organization.small()
      try organization.sync()
      let name = try #require(try organization.found("pay_invoice").compactMap(\.repository).first)
      for repository in organization.repositories.values { try repository.commit(["new.txt": "word_of_today\n"]) }
      let result = try organization.run("sync", "--only", name)
      #expect(result.code == 0, "\(result.errors)")
      #expect(try organization.repositories(with: "word_of_today") == [name])
    }

    @Test func rewrittenHistoryAndDeletedFiles() throws {
      let organization = try Organization(["one": ["a.txt": "first_word\n", "b.txt": "stays_here\n"]])
      try organization.sync()
      let repository = try organization.repository("one")
      try FileManager.default.removeItem(at: repository.url.appendingPathComponent("a.txt"))
      try repository.git("add", "--all")
      try repository.git("commit", "--quiet", "--amend", "--message", "Another past")
      #expect(try organization.sync().indexed == 1)
      #expect(try organization.found("first_word").isEmpty)
      #expect(try organization.found("stays_here").count == 1)
    }

    @Test func repositoriesComeAndGo() throws {
      let organization = try Organization.small()
      try organization.sync()
      let new = try SmallRepository(
        at: organization.folder.file("repos/shop/stock"), files: ["stock.txt": "shelf_number\n"])
      #expect(try organization.sync().indexed == 1)
      #expect(try organization.repositories(with: "shelf_number").count == 1)
      try FileManager.default.removeItem(at: new.url)
      try organization.sync()
      #expect(try organization.found("shelf_number").isEmpty)
    }

    @Test func aBrokenRepositoryKeepsWhatWasThere() throws {
      let organization = try Organization.small()
      try organization.sync()
      let broken = try organization.repository("shop/orders").url.appendingPathComponent(".git/HEAD")
      try Data("nonsense".utf8).write(to: broken)
      let result = try organization.run("sync", "--json")
      #expect(result.code == 1)
      let figures = try SyncFigures(result.output)
      #expect(figures.failed == 1)
      #expect(figures.problems.contains { $0.severity == "error" && $0.subject.hasSuffix("orders") })
      #expect(try organization.repositories(with: "RetryPolicy").count == 1)
    }

    @Test func twoSyncsAtOnce() throws {
      let organization = try Organization(Self.many(repositories: 4, files: 60))
      let first = try GuildhallBinary.start(["sync", "--json"], in: organization.folder.url)
      let second = try GuildhallBinary.start(["sync", "--json"], in: organization.folder.url)
      let results = [try first.wait(), try second.wait()]
      // Whichever came second either was told so or found the work done.
      #expect(results.contains { $0.code == 0 }, "\(results)")
      for result in results where result.code != 0 {
        #expect(result.code == 2)
        #expect(result.errors.contains("Another sync"), "\(result.errors)")
      }
      #expect(try organization.repositories(with: "generation_1").count == 4)
    }

    /// Repositories with enough files that a sync of them takes a while.
    static func many(repositories: Int, files: Int) -> [String: [String: String]] {
      var contents: [String: [String: String]] = [:]
      for repository in 1...repositories {
        var all = ["generation.txt": "generation_1\n"]
        for file in 1...files {
          let lines = (1...40).map { "int value_\(repository)_\(file)_\($0)(void) { return \($0); }" }
          all["src/file\(file).c"] = lines.joined(separator: "\n") + "\n"
        }
        contents["r\(repository)"] = all
      }
      return contents
    }
  }
}
