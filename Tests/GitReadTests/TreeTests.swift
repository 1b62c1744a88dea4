import Foundation
import TestSupport
import Testing

@testable import GitRead

@Suite struct TreeTests {
  /// Read directly, as no fetch would let them in.
  @Test func unsafeEntriesAreSkippedAndCounted() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let blob = try source.object("blob", Data("x".utf8))
    let inner = try source.tree([("100644", "config", blob)])
    var entries: [(mode: String, name: String, id: String)] = [("100644", "good", blob)]
    for name in [".git", "..", ".", ".GIT"] { entries.append(("40000", name, inner)) }
    try source.commitTree(try source.tree(entries))
    let (found, summary) = try shop.reading(source).tree(of: .branch("main"))
    #expect(found.map(\.name) == ["good"])
    #expect(summary.skippedUnsafe == 4 && summary.entries == 5)
  }

  @Test func limitsSkipOrRefuse() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a/b/c/d": "1", "long-name-here": "2", "x": "3"])
    let repository = shop.reading(source)
    let (entries, summary) = try repository.tree(
      of: .branch("main"), limits: TreeLimits(entries: 3, pathLength: 10, depth: 2))
    #expect(entries.map(\.name) == ["x"])
    #expect(summary.skippedDeep == 1 && summary.skippedLongPaths == 1)
    let error = try failure { _ = try repository.tree(of: .branch("main"), limits: TreeLimits(entries: 2)) }
    #expect(error.kind == .tooLarge && error.message.contains("more than 2 files"))
  }

  /// Ten billion folders without a file: nothing is printed, and only time ends it.
  @Test func aBombOfEmptyFoldersRunsOutOfTime() throws {
    let shop = try Workshop()
    let source = try shop.source()
    var tree = try source.tree([])
    for _ in 0..<10 { tree = try source.tree((0..<10).map { ("40000", "\($0)", tree) }) }
    try source.commitTree(tree)
    let repository = shop.reading(source)
    let error = try failure { _ = try repository.tree(of: .branch("main"), limits: TreeLimits(seconds: 1)) }
    #expect(error.kind == .tooLarge && error.message.contains("1 seconds"), "\(error)")
    let impatient = try failure { _ = try repository.tree(of: .branch("main"), bounds: .seconds(1)) }
    #expect(impatient.kind == .deadline, "\(impatient)")
  }

  @Test func aMissingBlobHasNoSize() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commitTree(try source.tree([("100644", "gone", String(repeating: "1", count: 40))]))
    let entry = try #require(try shop.reading(source).tree(of: .branch("main")).entries.first)
    #expect(entry.name == "gone" && entry.size == nil)
  }

  @Test func aMissingTreeIsDamage() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commitTree(try source.tree([("40000", "gone", String(repeating: "1", count: 40))]))
    let repository = shop.reading(source)
    #expect(try failure { _ = try repository.tree(of: .branch("main")) }.kind == .corrupt)
    #expect(repository.isDamageReported)
  }
}
