import Foundation
import GitRead
import TestSupport
import Testing

@Suite struct MirrorTests {
  @Test func firstUpdateFetchesAndTheNextFindsNothingNew() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let first = try source.commit(["a.txt": "one\n"])
    let (mirror, update) = try shop.mirrored(source)
    #expect(update.defaultRef == "refs/heads/main")
    #expect(update.head?.hex == first)
    #expect(update.changes == [Mirror.BranchChange(ref: "refs/heads/main", old: nil, new: ObjectID(first))])
    let again = try mirror.update()
    #expect(!again.hasNews)
    #expect(again.branches == update.branches)
    #expect(again.defaultRef == update.defaultRef)
  }

  @Test func followsForcePushesNewGoneAndRenamedBranches() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let first = try source.commit(["a.txt": "one\n"])
    try source.git(["branch", "side"])
    let (mirror, _) = try shop.mirrored(source)
    try source.git(["commit", "-q", "--amend", "-m", "Rewritten"])
    let second = try source.head()
    try source.git(["branch", "-D", "side"])
    try source.git(["branch", "side/below"])
    let update = try mirror.update()
    #expect(
      update.changes == [
        Mirror.BranchChange(ref: "refs/heads/main", old: ObjectID(first), new: ObjectID(second)),
        Mirror.BranchChange(ref: "refs/heads/side", old: ObjectID(first), new: nil),
        Mirror.BranchChange(ref: "refs/heads/side/below", old: nil, new: ObjectID(second)),
      ])
    try source.git(["branch", "-m", "main", "trunk"])
    let renamed = try mirror.update()
    #expect(renamed.defaultRef == "refs/heads/trunk")
    #expect(renamed.defaultRefChanged)
    let copy = TestRepository(opening: mirror.repository.directory)
    #expect(try copy.git(["symbolic-ref", "HEAD"]) == "refs/heads/trunk")
    try source.git(["symbolic-ref", "HEAD", "refs/heads/side/below"])
    #expect(try mirror.update().defaultRef == "refs/heads/side/below")
  }

  @Test func emptyUnbornDetachedAndEmptiedSources() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let (mirror, update) = try shop.mirrored(source)
    #expect(update.isEmpty)
    #expect(try !mirror.update().hasNews)

    let commit = try source.commit(["a": "1"])
    #expect(try mirror.update().head?.hex == commit)

    try source.git(["symbolic-ref", "HEAD", "refs/heads/unborn"])
    #expect(try mirror.update().defaultRef == "refs/heads/main")

    try source.git(["checkout", "-q", "--detach", "main"])
    try source.git(["branch", "-D", "main"])
    let detached = try mirror.update()
    #expect(detached.defaultRef == "refs/guildhall/HEAD")
    #expect(detached.head?.hex == commit)
    #expect(try !mirror.update().hasNews)

    try source.git(["symbolic-ref", "HEAD", "refs/heads/unborn"])
    let emptied = try mirror.update()
    #expect(emptied.isEmpty)
    #expect(emptied.changes.map(\.new) == [nil])
  }
}
