import Foundation
import GitRead
import TestSupport
import Testing

@Suite struct TagTests {
  private func annotate(_ repository: TestRepository, _ tag: String, at date: Int, _ object: String = "HEAD") throws {
    try repository.git(
      ["tag", "-f", "-a", tag, "-m", "x", object], variables: ["GIT_COMMITTER_DATE": "\(date) +0000"])
  }

  @Test func mirrorsFollowTags() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a": "1"])
    try source.git(["tag", "v1"])
    try annotate(source, "v2", at: 1_700_500_000)
    let (mirror, update) = try shop.mirrored(source)
    #expect(update.tags.map(\.tag) == ["v1", "v2"] && update.missingTags == nil)
    #expect(update.branches.map(\.branch) == ["main"])
    #expect(
      try mirror.repository.tags() == [
        Tag(name: "v2", date: 1_700_500_000), Tag(name: "v1", date: 1_700_000_000),
      ])
    #expect(try mirror.update().tags == update.tags)

    // Moved, gone, and a folder in the place of a name; no branch changed.
    try source.git(["tag", "-d", "v1"])
    try source.git(["tag", "v1/rc"])
    try annotate(source, "v2", at: 1_700_600_000, "HEAD^{tree}")
    let next = try mirror.update()
    #expect(next.tags.map(\.tag) == ["v1/rc", "v2"])
    #expect(next.tags.digest != update.tags.digest)
    #expect(next.changes.isEmpty)
    try source.git(["tag", "-d", "v1/rc", "v2"])
    #expect(try mirror.update().tags.isEmpty)
    #expect(try mirror.repository.tags().isEmpty)
  }

  @Test func tagsOutsideOfBranchesOfTreesAndWithOddNames() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let commit = try source.commit(["a": "1"])
    try source.git(["checkout", "-q", "-b", "gone"])
    try source.commit(["b": "1"])
    try source.git(["tag", "lost"])
    try source.git(["checkout", "-q", "main"])
    try source.git(["branch", "-D", "gone"])
    for name in ["--output=pwned", "-x", "ünï", "a/-b"] { try source.git(["update-ref", "refs/tags/" + name, commit]) }
    try source.git(["update-ref", "refs/tags/tree", try source.git(["rev-parse", "HEAD^{tree}"])])
    let (mirror, update) = try shop.mirrored(source)
    #expect(update.missingTags == nil)
    #expect(update.tags.compactMap(\.tag) == ["--output=pwned", "-x", "a/-b", "lost", "tree", "ünï"])
    #expect(
      Set(try mirror.repository.tags().map(\.name)) == ["--output=pwned", "-x", "a/-b", "lost", "ünï"])
    #expect(!FileManager.default.fileExists(atPath: mirror.repository.directory + "/pwned"))
  }

  @Test func moreTagsThanTheLimitAreLeft() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let commit = try source.commit(["a": "1"])
    let names = (0..<3_000).map { "create refs/tags/t\($0) \(commit)\n" }.joined()
    try source.git(["update-ref", "--stdin"], input: Data(names.utf8))
    let mirror = try shop.mirror(of: source)
    let limited = try mirror.update(limits: Mirror.Limits(tags: 2_999))
    #expect(limited.tags.isEmpty && limited.head?.hex == commit)
    #expect(limited.missingTags?.contains("more than 2999 tags") == true)
    #expect(try mirror.update(limits: Mirror.Limits(tags: 2_999)).missingTags == limited.missingTags)
    let all = try mirror.update()
    #expect(all.tags.count == 3_000 && all.missingTags == nil)
    // They are one file, not three thousand.
    let loose = try FileManager.default.contentsOfDirectory(atPath: mirror.repository.directory + "/refs/tags")
    #expect(loose.isEmpty)
    #expect(try mirror.repository.tags(limit: 10).count == 10)
  }

  /// A tag of something that is refused keeps nobody from the code, and is not fetched again and again.
  @Test func aRefusedTagLeavesTheBranches() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a": "1"])
    let blob = try source.object("blob", Data("x".utf8))
    let evil = try source.commitTree(
      try source.tree([("40000", ".git", try source.tree([("100644", "config", blob)]))]), branch: "evil")
    try source.git(["update-ref", "refs/tags/v1", evil])
    try source.git(["branch", "-D", "evil"])
    let (mirror, update) = try shop.mirrored(source)
    #expect(update.branches.map(\.branch) == ["main"] && update.tags.isEmpty)
    #expect(update.missingTags?.contains("team/thing") == true)
    let again = try mirror.update()
    #expect(!again.hasNews && again.missingTags == update.missingTags)
    try source.git(["tag", "-d", "v1"])
    try source.git(["tag", "v2"])
    let healed = try mirror.update()
    #expect(healed.tags.map(\.tag) == ["v2"] && healed.missingTags == nil)
  }
}
