import CodeIndex
import Foundation
import QueryLanguage
import SearchModel
import TestSupport
import Testing

/// Index files written by each format version that is still read stay readable.
/// A new version gets a file of its own: run with `GUILDHALL_RECORD=1`.
@Suite struct FormatTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Formats")
  private static let version = "3"

  @Test func readsFilesOfThisVersion() async throws {
    if ProcessInfo.processInfo.environment["GUILDHALL_RECORD"] == "1" {
      let index = try TestIndex([
        .text("Sources/Greeting.swift", "func greet() {\n  print(\"hello\")\n}\n", language: "Swift").defining("greet"),
        .text("README.md", "# Greeting\n\nSays hello.\n", flags: [.documentation]),
      ])
      let bytes = try Data(contentsOf: URL(fileURLWithPath: index.path(of: index.summaries[0])))
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try bytes.write(to: Self.folder.appendingPathComponent("version\(Self.version).shard"))
    }
    let (snapshot, damaged) = IndexSnapshot.open(["version\(Self.version).shard"], in: Self.folder, reusing: nil)
    #expect(damaged.isEmpty)
    try snapshot.shards.first?.verify()
    let scope = SearchScope([RepositoryFacts(id: 1, name: "owner/name")])
    let result = try await snapshot.search(
      ParsedQuery(root: .symbol(Pattern("greet"), kind: .function)), scope: scope, limits: SearchLimits())
    #expect(result.files.map(\.path) == ["Sources/Greeting.swift"])
    let readme = try #require(try snapshot.document(repository: 1, path: "README.md", branch: "main"))
    #expect(String(decoding: readme.content, as: UTF8.self) == "# Greeting\n\nSays hello.\n")
  }

  /// What cannot be read any more says so; a sync then makes it anew.
  @Test func refusesFilesOfOtherVersions() {
    let (snapshot, damaged) = IndexSnapshot.open(["version2.shard"], in: Self.folder, reusing: nil)
    #expect(snapshot.shards.isEmpty)
    #expect(damaged.map(\.cause) == ["It has format version 2, but this program reads version 3."])
  }
}
