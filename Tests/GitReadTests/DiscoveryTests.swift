import Foundation
import GitRead
import TestSupport
import Testing

@Suite struct DiscoveryTests {
  @Test func findsRepositoriesAtAllLevels() throws {
    let shop = try Workshop()
    let root = shop.path("src")
    for name in ["b", "a", "group/inner", "a/nested", "with space", "ünï"] { _ = try TestRepository(root + "/" + name) }
    _ = try TestRepository(root + "/bare.git", options: ["--bare"])
    _ = try TestRepository(root + "/node_modules/copy")
    _ = try TestRepository(root + "/.hidden/copy")
    _ = try TestRepository(shop.path("elsewhere"))
    try FileManager.default.createSymbolicLink(atPath: root + "/link", withDestinationPath: shop.path("elsewhere"))
    try FileManager.default.createDirectory(atPath: root + "/notes/.git", withIntermediateDirectories: true)
    let main = try TestRepository(root + "/main")
    try main.commit(["a": "1"])
    try main.git(["worktree", "add", "-q", root + "/tree"])
    let found = try Discovery.repositories(below: root)
    #expect(
      found.repositories.map(\.name) == ["a", "a/nested", "b", "bare", "group/inner", "main", "with space", "ünï"])
    #expect(found.repositories.filter(\.isBare).map(\.name) == ["bare"])
    #expect(found.notices.map(\.path) == [root + "/tree"])
    #expect(found.unread.isEmpty)
    #expect(found.root == root)
  }

  @Test func theFolderMayBeALinkOrARepository() throws {
    let shop = try Workshop()
    _ = try TestRepository(shop.path("only"))
    try FileManager.default.createSymbolicLink(atPath: shop.path("link"), withDestinationPath: shop.path("only"))
    let found = try Discovery.repositories(below: shop.path("link"))
    #expect(found.repositories.map(\.name) == ["only"])
    #expect(found.repositories.map(\.folder) == [shop.path("only")])
  }

  @Test func saysWhatWasNotLookedThrough() throws {
    let shop = try Workshop()
    let root = shop.path("src")
    for name in ["a/b/c/deep", "data/mirror", "x"] { _ = try TestRepository(root + "/" + name) }
    let shallow = try Discovery.repositories(
      below: root, except: [root + "/data"], limits: Discovery.Limits(depth: 2, folders: 100))
    #expect(shallow.repositories.map(\.name) == ["x"])
    #expect(shallow.notices.map(\.path) == [root + "/a/b"])
    let few = try Discovery.repositories(below: root, limits: Discovery.Limits(depth: 9, folders: 2))
    #expect(few.unread == [root])
    #expect(few.notices.contains { $0.reason.contains("more than 2 folders") })
  }

  /// By a path longer than the system takes: permissions do not stop root.
  @Test func foldersThatCannotBeOpenedAreReported() throws {
    let shop = try Workshop()
    _ = try TestRepository(shop.path("src/a"))
    let name = String(repeating: "n", count: 200)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c", "cd '\(shop.path("src"))'; for i in $(seq 25); do mkdir \(name); cd -P ./\(name) || exit 0; done",
    ]
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    let found = try Discovery.repositories(
      below: shop.path("src"), limits: Discovery.Limits(depth: 30, folders: 1000))
    #expect(found.repositories.map(\.name) == ["a"])
    #expect(found.unread.count == 1)
    #expect(found.notices.map(\.path) == found.unread)
  }

  @Test func missingFolderAndCancellation() throws {
    let error = try failure { _ = try Discovery.repositories(below: "/nonexistent/folder") }
    #expect(error.kind == .notFound)
    #expect(error.message.contains("/nonexistent/folder") && !error.hint.isEmpty)
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(
      try failure { _ = try Discovery.repositories(below: "/tmp", cancellation: cancellation) }.kind == .cancelled)
  }

  @Test func namesThatAreNoTextAreCounted() throws {
    let shop = try Workshop()
    try FileManager.default.createDirectory(atPath: shop.path("src"), withIntermediateDirectories: true)
    let name = Array((shop.path("src") + "/").utf8).map(CChar.init(bitPattern:)) + [-1, -2, 0]
    let made = mkdir(name, 0o755)
    #expect(made == 0)
    let found = try Discovery.repositories(below: shop.path("src"))
    #expect(found.notices.map(\.reason) == ["1 names that are not valid UTF-8 were passed over"])
  }
}
