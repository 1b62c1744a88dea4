import Foundation
import GRDB
import SearchModel
import TestSupport
import Testing

@testable import Catalog
@testable import Services

/// Reading what changed leads to what reading everything leads to.
@Suite struct LayeredSyncTests {
  private static let queries = [
    "alpha", "beta", "file:src", "sym:alpha", "lang:swift gamma", "branch:next alpha", "-alpha", "/b.t./", "README",
    "type:file .md",
  ]

  private func configuration(of folder: TemporaryFolder, limits: String = "8 KB") throws {
    try folder.write(
      """
      organization: { name: Acme }
      limits: { fileSize: \(limits) }
      sources:
        - git: [{ url: \(folder.path)/src/one, name: one, branches: [next], exclude: ["*.gen"] }]
      """, to: "guildhall.yaml")
  }

  private func firstFiles() -> [String: String] {
    var files = [
      "README.md": "# One\n\nDoes alpha.\n\n## Use\n\nCall beta.\n", "LICENSE": "MIT License\n",
      "package.json": "{\"name\": \"one\", \"version\": \"1.0.0\", \"description\": \"alpha things\"}\n",
      "CODEOWNERS": "* @team\n", "tool.gen": "alpha\n",
    ]
    for number in 0..<30 {
      files["src/file\(number).swift"] =
        "/// Alpha \(number), which does what it says and says what it does.\n"
        + "public func alpha\(number)() { beta\(number % 3)() }\n"
    }
    return files
  }

  /// Something that a person or a program does to a repository.
  private func change(_ repository: TestRepository, _ random: inout Seeded, step: Int) throws {
    let names = try repository.git(["ls-files"]).split(separator: "\n").map(String.init)
    let name = names.randomElement(using: &random) ?? "README.md"
    let number = Int.random(in: 0..<1_000, using: &random)
    switch Int.random(in: 0..<14, using: &random) {
    case 0, 1, 2: try repository.write("/// Says gamma \(number).\nfunc alpha\(number)() { beta() }\n", to: name)
    case 3: try repository.write("func gamma\(number)() {}\n", to: "src/new\(number).swift")
    case 4: try repository.write("# Doc \(number)\n\nAlpha, gamma.\n\n## More\n\nbeta\n", to: "docs/d\(number % 3).md")
    case 5: try repository.git(["rm", "-q", "-f", name])
    case 6: try repository.git(["mv", "-f", name, "moved\(number)-" + (name.split(separator: "/").last ?? "x")])
    case 7: try repository.git(["update-index", "--chmod=+x", name])
    case 8: try repository.write("alpha\0binary \(number)", to: name)
    case 9: try repository.write(String(repeating: "alpha too large\n", count: 600), to: name)
    case 10:
      try? FileManager.default.removeItem(atPath: repository.path + "/" + name)
      try FileManager.default.createSymbolicLink(
        atPath: repository.path + "/" + name, withDestinationPath: "alpha\(number)")
    case 11:
      try repository.write("{\"name\": \"part\(number)\", \"description\": \"beta\"}\n", to: "part/package.json")
    case 12: try repository.write("# One\n\nDoes \(number) things with alpha.\n", to: "README.md")
    default: try repository.write("Apache License\nVersion 2.0\n\(number)\n", to: "LICENSE")
    }
    try repository.git(["add", "-A"])
    // The mode alone, which the working tree does not have.
    try repository.git(["commit", "-q", "--allow-empty", "-m", "Step \(step)"])
  }

  @Test func historiesEndLikeReadingEverything() async throws {
    var layers = 0
    for seed in 1...UInt64(Fuzzing.rounds(3)) {
      var random = Seeded(Fuzzing.seed(seed))
      let folder = try TemporaryFolder()
      let repository = try TestRepository(folder.path + "/src/one")
      try repository.git(["config", "core.fileMode", "false"])
      try repository.commit(firstFiles())
      try change(repository, &random, step: -1)
      try configuration(of: folder)
      let synced = try SyncedFolder("data", in: folder)
      try await synced.sync()
      for step in 0..<6 {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: try repository.git(["branch", "-f", "next", "HEAD~1"])
        case 1: try repository.git(["branch", "-f", "next"])
        // Never back to before the first change.
        case 2 where step > 0: try repository.git(["reset", "-q", "--hard", "HEAD~1"])
        default: break
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) { try change(repository, &random, step: step) }
        try change(repository, &random, step: step)
        let report = try await synced.sync()
        #expect(report.failed == 0, "\(report.problems)")
        let fresh = try SyncedFolder("fresh\(step)", in: folder)
        try await fresh.sync()
        let (got, expected) = (try await synced.answers(to: Self.queries), try await fresh.answers(to: Self.queries))
        #expect(got == expected, "seed \(seed), step \(step): \(SyncedAnswers.difference(got, expected))")
        layers = max(layers, try synced.catalog.shards().count)
      }
    }
    #expect(layers > 2)
  }

  private func repository(in folder: TemporaryFolder) async throws -> (TestRepository, SyncedFolder) {
    let repository = try TestRepository(folder.path + "/src/one")
    try repository.commit(firstFiles())
    try configuration(of: folder)
    let synced = try SyncedFolder("data", in: folder)
    try await synced.sync()
    return (repository, synced)
  }

  private func expectFresh(_ synced: SyncedFolder, in folder: TemporaryFolder, _ note: String = "") async throws {
    let fresh = try SyncedFolder("fresh-\(UUID().uuidString)", in: folder)
    try await fresh.sync()
    let (got, expected) = (try await synced.answers(to: Self.queries), try await fresh.answers(to: Self.queries))
    #expect(got == expected, "\(note) \(SyncedAnswers.difference(got, expected))")
  }

  @Test func oneChangedFileIsOneSmallShard() async throws {
    let folder = try TemporaryFolder()
    let (repository, synced) = try await repository(in: folder)
    let first = try synced.catalog.shards()
    try repository.commit(["src/file3.swift": "func delta() {}\n"])
    try await synced.sync()
    let shards = try synced.catalog.shards()
    #expect(shards.count == 2)
    let old = try #require(shards.first { $0.fileName == first[0].fileName })
    #expect(old.withdrawn.numbers.count == 1 && old.liveDocuments == old.documents - 1)
    #expect(shards.first { $0.fileName != old.fileName }?.documents == 1)
    try await expectFresh(synced, in: folder)
  }

  @Test func anotherRuleReadsEverythingAnew() async throws {
    let folder = try TemporaryFolder()
    let (repository, synced) = try await repository(in: folder)
    try repository.commit(["src/file3.swift": "func delta() {}\n"])
    try configuration(of: folder, limits: "9 KB")
    try await synced.sync()
    #expect(try synced.catalog.shards().count == 1)
    try await expectFresh(synced, in: folder)
  }

  @Test func aSyncThatEndedBeforeTheFactsIsTakenUp() async throws {
    let folder = try TemporaryFolder()
    let (repository, synced) = try await repository(in: folder)
    try repository.commit(["README.md": "# Two\n\nDoes beta.\n", "src/file3.swift": "func delta() {}\n"])
    try await synced.sync()
    // As a layer leaves it: files and shards are new, what is said of them is old.
    try synced.catalog.write { db in
      try db.execute(
        sql: """
          UPDATE repository SET fingerprint = NULL, description = 'old';
          UPDATE document SET oid = 'old', title = 'old' WHERE path = 'README.md';
          DELETE FROM project;
          """)
    }
    let shards = try synced.catalog.shards().map(\.live)
    try await synced.sync()
    #expect(try synced.catalog.shards().map(\.live) == shards)
    try await expectFresh(synced, in: folder)
  }

  @Test func aDamagedShardReadsEverythingAnew() async throws {
    let folder = try TemporaryFolder()
    let (repository, synced) = try await repository(in: folder)
    try repository.commit(["src/file3.swift": "func delta() {}\n"])
    try await synced.sync()
    for file in try synced.data.shards.contents() {
      let path = synced.data.shards.appendingPathComponent(file)
      var bytes = try Data(contentsOf: path)
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: path)
    }
    try repository.commit(["src/file4.swift": "func epsilon() {}\n"])
    try await synced.sync()
    #expect(try synced.catalog.shards().count == 1)
    try await expectFresh(synced, in: folder)
  }

  @Test func namesThatReadTheSameReadEverythingAnew() async throws {
    let folder = try TemporaryFolder()
    let repository = try TestRepository(folder.path + "/src/one")
    try configuration(of: folder)
    let odd: [(name: [UInt8], content: String)] = [
      (Array("a".utf8) + [0xFF], "alpha\n"), (Array("a".utf8) + [0xFE], "alpha\n"), (Array("b".utf8), "beta\n"),
    ]
    try repository.importCommit(odd)
    let synced = try SyncedFolder("data", in: folder)
    try await synced.sync()
    try repository.importCommit(odd.dropLast() + [(Array("b".utf8), "alpha beta\n")])
    try await synced.sync()
    try await expectFresh(synced, in: folder)
  }
}
