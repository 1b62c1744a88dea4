import CodeIndex
import Foundation
import QueryLanguage
import SearchModel
import TestSupport
import Testing

@Suite struct ShardWriterTests {
  /// A shard is full when the next document would make it larger than it may be;
  /// one document alone may be larger.
  @Test func beginsANewShardWhenOneIsFull() async throws {
    let sizes = [400, 500, 100, 1, 5_000, 300, 600, 100, 0, 1_000]
    let folder = try TemporaryFolder()
    let writer = ShardWriter(folder: folder.path, name: "r1", shardText: 1_000)
    try writer.addRepository(1, name: "owner/name", branches: ["main"])
    for (number, size) in sizes.enumerated() {
      try writer.add(.text("f\(number)", String(repeating: "x", count: max(0, size - 1)) + (size > 0 ? "\n" : "")))
    }
    let summaries = try writer.finish()
    #expect(summaries.map(\.textBytes) == [1_000, 1, 5_000, 1_000, 1_000])
    #expect(summaries.map(\.documents) == [3, 1, 1, 4, 1])
    let names = summaries.map { $0.fileName }
    #expect(Set(names).count == 5)
    let (snapshot, damaged) = IndexSnapshot.open(names, in: URL(fileURLWithPath: folder.path), reusing: nil)
    #expect(damaged.isEmpty)
    let scope = SearchScope([RepositoryFacts(id: 1, name: "owner/name")])
    let found = try await snapshot.search(
      ParsedQuery(root: .file(Pattern("f"))), scope: scope, limits: SearchLimits())
    #expect(Set(found.files.map(\.path)) == Set(sizes.indices.map { "f\($0)" }))
    for (number, size) in sizes.enumerated() {
      #expect(
        try snapshot.document(repository: 1, path: "f\(number)", branch: "main")?.content.count == size)
    }
  }

  @Test func refusesDocumentsOfUnknownRepositories() throws {
    let folder = try TemporaryFolder()
    let writer = ShardWriter(folder: folder.path, name: "r1")
    #expect(throws: UserFacingError.self) { try writer.add(.text("f", "x")) }
    #expect(try writer.finish() == [])
  }

  /// Git allows any bytes but NUL in a path; what is no UTF-8 comes repaired.
  @Test func keepsOddPaths() async throws {
    let long = String(repeating: "folder/", count: 714) + "x"
    let paths = [
      "plain.c", "line\nfeed.c", "carriage\r\nreturn.c", "-n.c", " .c", "tab\t.c", "\u{FFFD}\u{FFFD}.c", "e\u{301}.c",
      "🦭.c", long, "\n", "\u{202E}c.exe",
    ]
    let index = try TestIndex(paths.map { .text($0, "text of \($0.utf8.count) bytes\n") })
    for path in paths {
      let stored = try index.snapshot.document(repository: 1, path: path, branch: "main")
      #expect(stored?.content == Array("text of \(path.utf8.count) bytes\n".utf8))
      // A pattern never holds a line break; what stands behind one can be searched for.
      let line = path.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.last.map(String.init) ?? "text"
      let found = try await index.search(ParsedQuery(root: .text(Pattern(line))))
      #expect(found.files.map(\.path).contains { Array($0.utf8) == Array(path.utf8) }, "\(path)")
    }
    let all = try await index.search(ParsedQuery(root: .file(Pattern("c$", isRegex: true))))
    #expect(all.fileCount == paths.count { $0.hasSuffix(".c") })
    let ofLong = try await index.search(ParsedQuery(root: .content(Pattern("text of 4999 bytes"))))
    #expect(ofLong.files.map(\.path) == [long])
  }

  /// A word in one of 700 blocks, in every one, and in everything between.
  @Test func postingsOfEveryDensityComeBack() async throws {
    let steps = [1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 64, 100, 127, 256, 350, 699]
    let count = 700
    let filler = String(repeating: "................................\n", count: 130)
    let index = try TestIndex(
      (0..<count).map { number in
        let words = steps.filter { number % $0 == 0 }.map { "<w\($0)>" }.joined(separator: " ")
        return .text("f\(number)", words + "\n" + filler, rank: Double(count - number) / 1_000)
      })
    for (place, step) in steps.enumerated() {
      let found = try await index.search(ParsedQuery(root: .content(Pattern("<w\(step)>"))))
      #expect(found.fileCount == (count + step - 1) / step, "\(step)")
      for other in steps[..<place] {
        let both = Query.and([.content(Pattern("<w\(step)>")), .content(Pattern("<w\(other)>"))])
        let found = try await index.search(ParsedQuery(root: both))
        #expect(found.fileCount == (0..<count).count { $0 % step == 0 && $0 % other == 0 }, "\(step) \(other)")
      }
    }
  }
}
