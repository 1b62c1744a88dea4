import Foundation
import GitRead
import TestSupport
import Testing

/// Whatever happens to the source, to the mirror or to the process that fetches:
/// the mirror keeps its last good state, and the next update brings it in order.
@Suite struct MirrorDamageTests {
  private func packs(_ mirror: Mirror) throws -> [String] {
    let folder = mirror.repository.directory + "/objects/pack"
    return try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
  }

  @Test func aSourceThatVanishesOrBreaksLeavesTheMirror() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let commit = try source.commit(["a.txt": "one\n"])
    let (mirror, _) = try shop.mirrored(source)
    let objects = source.gitFolder + "/objects"

    try FileManager.default.moveItem(atPath: objects, toPath: objects + "-away")
    #expect(throws: GitError.self) { try mirror.update() }
    try FileManager.default.moveItem(atPath: objects + "-away", toPath: objects)

    try source.commit(["a.txt": "two\n"])
    let blob = try source.git(["rev-parse", "HEAD:a.txt"])
    try FileManager.default.removeItem(atPath: objects + "/" + blob.prefix(2) + "/" + blob.dropFirst(2))
    #expect(try failure { _ = try mirror.update() }.kind == .corrupt)

    try FileManager.default.moveItem(atPath: source.path, toPath: source.path + "-gone")
    let error = try failure { _ = try mirror.update() }
    #expect(error.kind == .notFound && error.message.contains("team/thing") && !error.hint.isEmpty)
    #expect(try mirror.repository.paths() == ["a.txt"])
    #expect(try mirror.repository.commit(.branch("main")).id.hex == commit)
  }

  @Test func aDamagedMirrorIsFetchedAnew() throws {
    let damages: [(name: String, damage: (Mirror, [String]) throws -> Void)] = [
      (
        "a pack is gone",
        { _, packs in
          try FileManager.default.removeItem(atPath: try #require(packs.first { $0.hasSuffix(".pack") }))
        }
      ),
      (
        "an index is gone",
        { _, packs in
          try FileManager.default.removeItem(atPath: try #require(packs.first { $0.hasSuffix(".idx") }))
        }
      ),
      (
        "a pack is empty",
        { _, packs in
          let pack = try #require(packs.first { $0.hasSuffix(".pack") })
          try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: pack)
          try Data().write(to: URL(fileURLWithPath: pack))
        }
      ),
      (
        "no packs",
        { mirror, _ in
          try FileManager.default.removeItem(atPath: mirror.repository.directory + "/objects/pack")
        }
      ),
      ("no HEAD", { mirror, _ in try FileManager.default.removeItem(atPath: mirror.repository.directory + "/HEAD") }),
      (
        "HEAD is no text",
        { mirror, _ in
          try Data([0xFF, 0x00]).write(to: URL(fileURLWithPath: mirror.repository.directory + "/HEAD"))
        }
      ),
      (
        "broken settings",
        { mirror, _ in
          try Data("[core".utf8).write(to: URL(fileURLWithPath: mirror.repository.directory + "/config"))
        }
      ),
      (
        "a file in its place",
        { mirror, _ in
          try FileManager.default.removeItem(atPath: mirror.repository.directory)
          try Data("x".utf8).write(to: URL(fileURLWithPath: mirror.repository.directory))
        }
      ),
      ("reported", { mirror, _ in mirror.repository.reportDamage() }),
    ]
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a.txt": "one\n"])
    let (mirror, first) = try shop.mirrored(source)
    for (name, damage) in damages {
      try damage(mirror, packs(mirror))
      let update = try mirror.update()
      #expect(update.wasRebuilt, "\(name)")
      #expect(update.branches == first.branches && update.defaultRef == first.defaultRef, "\(name)")
      #expect(try mirror.repository.paths() == ["a.txt"], "\(name)")
      #expect(try !mirror.update().wasRebuilt, "\(name)")
    }
    let beside = try FileManager.default.contentsOfDirectory(atPath: shop.path("data/mirrors"))
    #expect(beside.count == 2, "\(beside)")
  }

  /// A damaged object that only a fetch notices.
  @Test func damageThatAFetchMeetsIsRepaired() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a.txt": "one\n"])
    let (mirror, _) = try shop.mirrored(source)
    let pack = try #require(packs(mirror).first { $0.hasSuffix(".pack") })
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: pack)
    var content = try Data(contentsOf: URL(fileURLWithPath: pack))
    for index in 12..<(content.count - 20) { content[index] ^= 0x5A }
    try content.write(to: URL(fileURLWithPath: pack))
    let next = try source.commit(["a.txt": "two\n"])
    let update = try mirror.update()
    #expect(update.head?.hex == next)
    #expect(update.wasRebuilt)
    #expect(try mirror.repository.paths() == ["a.txt"])
  }

  @Test func readingDamageMarksTheMirror() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a.txt": "one\n"])
    let (mirror, update) = try shop.mirrored(source)
    let blob = try #require(try mirror.repository.tree(of: .branch("main")).entries.first).id
    let pack = try #require(packs(mirror).first { $0.hasSuffix(".pack") })
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: pack)
    var content = try Data(contentsOf: URL(fileURLWithPath: pack))
    for index in 12..<(content.count - 20) { content[index] ^= 0x5A }
    try content.write(to: URL(fileURLWithPath: pack))
    _ = try? mirror.repository.tree(of: .branch("main"))
    _ = try? BlobReader(mirror.repository, maximumSize: 100).read(blob)
    #expect(mirror.repository.isDamageReported)
    #expect(try mirror.update().wasRebuilt)
    #expect(try BlobReader(mirror.repository, maximumSize: 100).read(blob) == Array("one\n".utf8))
    #expect(try mirror.update().head == update.head)
  }

  @Test func aFailedRebuildKeepsWhatIsThere() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a.txt": "one\n"])
    let (mirror, _) = try shop.mirrored(source)
    let blob = try source.git(["rev-parse", "HEAD:a.txt"])
    try FileManager.default.removeItem(
      atPath: source.gitFolder + "/objects/" + blob.prefix(2) + "/" + blob.dropFirst(2))
    #expect(throws: GitError.self) { try mirror.update(fromScratch: true) }
    #expect(try mirror.repository.paths() == ["a.txt"])
  }

  @Test func whatAKilledFetchLeftGoesAway() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a.txt": "one\n"])
    let (mirror, _) = try shop.mirrored(source)
    let next = try source.commit(["a.txt": "two\n"])
    let directory = mirror.repository.directory
    let leftovers = [
      "/HEAD.lock", "/packed-refs.lock", "/packed-refs.new", "/shallow.lock", "/config.lock", "/refs/heads/main.lock",
      "/objects/pack/tmp_pack_x1", "/objects/pack/.tmp-1-pack-x.pack", "/objects/pack/pack-1.keep",
      "/objects/tmp_objdir-incoming-1/x", "/objects/ab/tmp_obj_1", "/objects/info/commit-graph.lock",
    ]
    for name in leftovers {
      let file = directory + name
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data("x".utf8).write(to: URL(fileURLWithPath: file))
    }
    // A pack whose index was not written yet is no damage.
    let pack = try #require(packs(mirror).first { $0.hasSuffix(".pack") })
    try FileManager.default.copyItem(
      atPath: pack, toPath: directory + "/objects/pack/pack-" + String(repeating: "1", count: 40) + ".pack")
    for suffix in [".init", ".new", ".old"] {
      try FileManager.default.createDirectory(atPath: directory + suffix, withIntermediateDirectories: true)
    }
    let update = try mirror.update()
    #expect(update.head?.hex == next)
    #expect(!update.wasRebuilt)
    for name in leftovers { #expect(!FileManager.default.fileExists(atPath: directory + name), "\(name)") }
    for suffix in [".init", ".new", ".old"] { #expect(!FileManager.default.fileExists(atPath: directory + suffix)) }
  }

  /// Killed between the two renames of a rebuild, with a source that is away since.
  @Test func anInterruptedReplacementIsEnded() throws {
    for suffix in [".new", ".old"] {
      let shop = try Workshop()
      let source = try shop.source()
      try source.commit(["a.txt": "one\n"])
      let (mirror, _) = try shop.mirrored(source)
      let directory = mirror.repository.directory
      try FileManager.default.moveItem(atPath: directory, toPath: directory + suffix)
      if suffix == ".new" {
        try FileManager.default.createDirectory(atPath: directory + ".old", withIntermediateDirectories: true)
      }
      try FileManager.default.moveItem(atPath: source.path, toPath: source.path + "-gone")
      #expect(throws: GitError.self) { try mirror.update() }
      #expect(try mirror.repository.paths() == ["a.txt"], "\(suffix)")
    }
  }

  @Test func severalUpdatesAtOnceTakeTurns() async throws {
    let shop = try Workshop()
    let source = try shop.source()
    let commit = try source.commit(["a.txt": "one\n"])
    let mirror = try shop.mirror(of: source)
    try await withThrowingTaskGroup(of: Mirror.Update.self) { group in
      for _ in 0..<4 { group.addTask { try await onOwnThread { _ in try mirror.update() } } }
      var news = 0
      for try await update in group {
        #expect(update.head?.hex == commit)
        if update.hasNews { news += 1 }
      }
      #expect(news == 1)
    }
  }

  @Test func aHeldLockIsSaid() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let (mirror, _) = try shop.mirrored(source)
    let holder = open(mirror.repository.directory + ".lock", O_RDWR)
    defer { close(holder) }
    #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
    let error = try failure { _ = try mirror.update(bounds: .seconds(1)) }
    #expect(error.kind == .busy && error.message.contains("team/thing"))
  }

  @Test func branchNamesSortByTheirBytes() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let commit = try source.commit(["a.txt": "one\n"])
    // Strings would sort these otherwise, and find the last two equal.
    let names = ["z", "f", "ü", "e\u{301}", "\u{E9}", "Z", "é-x"]
    for name in names { try source.git(["update-ref", "refs/heads/" + name, commit]) }
    let (mirror, update) = try shop.mirrored(source)
    #expect(update.branches.count == names.count + 1)
    let again = try mirror.update()
    #expect(again.changes.isEmpty && again.branches == update.branches)
    // A fetch would have removed this.
    let stamp = mirror.repository.directory + "/refs/heads/probe"
    try Data((commit + "\n").utf8).write(to: URL(fileURLWithPath: stamp))
    #expect(try mirror.update().changes.map(\.ref) == ["refs/heads/probe"])
  }

  @Test func anotherObjectFormatIsANewMirror() throws {
    let shop = try Workshop()
    let source = try shop.source()
    try source.commit(["a.txt": "one\n"])
    let (mirror, _) = try shop.mirrored(source)
    try FileManager.default.removeItem(atPath: source.path)
    let other = try shop.source(options: ["--object-format=sha256"])
    let commit = try other.commit(["b.txt": "two\n"])
    let update = try mirror.update()
    #expect(update.wasRebuilt && update.head?.hex == commit)
    #expect(try mirror.repository.paths() == ["b.txt"])
    #expect(try !mirror.update().hasNews)
  }

  @Test func theDataFolderThatCannotBeWrittenIsSaid() throws {
    let shop = try Workshop()
    let source = try shop.source()
    let address = try SourceAddress(folder: source.path, name: "x")
    try Data().write(to: URL(fileURLWithPath: shop.path("file")))
    let mirror = Mirror(of: address, in: shop.path("file/below/mirror"), name: "x", git: shop.git)
    let error = try failure { _ = try mirror.update() }
    #expect(error.kind == .failed && !error.hint.isEmpty)
  }
}
