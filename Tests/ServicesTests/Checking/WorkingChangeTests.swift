import ChangeReading
import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct WorkingChangeTests {
  let folder: TemporaryFolder
  let repository: TestRepository

  init() throws {
    folder = try TemporaryFolder()
    repository = try TestRepository(folder.path + "/acme/shop")
  }

  private func read(
    base: String? = nil, staged: Bool = false, in path: String = "", index: String? = nil
  ) async throws -> WorkingChange {
    try await WorkingChange.read(
      ChangeQuestion(folder: repository.path + path, base: base, isStaged: staged, index: index),
      scratch: folder.file("scratch"))
  }

  private static func manifest(_ names: String...) -> String {
    let needs = names.map { "\"\($0)\": \"1\"" }.joined(separator: ", ")
    return "{\"name\": \"shop\", \"dependencies\": {\(needs)}}"
  }

  private func failure(_ work: () async throws -> Void) async throws -> UserFacingError {
    do { try await work() } catch let error as UserFacingError { return error }
    throw TestRepository.Failure(description: "Nothing failed.")
  }

  @Test func aBranchIsComparedWithWhereItLeft() async throws {
    try repository.commit(["package.json": Self.manifest("a")])
    try repository.git(["checkout", "-q", "-b", "topic"])
    try repository.commit(["package.json": Self.manifest("a", "b")], message: "Add b\n\nResearch: R-7")
    try repository.commit(["src/x.js": "1"], message: "More")
    try repository.git(["checkout", "-q", "main"])
    try repository.commit(["other.json": "1"], message: "Elsewhere\n\nResearch: R-8")
    try repository.git(["checkout", "-q", "topic"])
    let change = try await read()
    #expect(change.name == "main..HEAD" && change.repository == "shop")
    #expect(change.things.map(\.name) == ["b"] && change.labels == ["R-7"])
    #expect(try await read(base: "main").things == change.things)
    #expect(try await read(base: "HEAD~1").things.isEmpty)
    #expect(change.isPlace("acme/shop") && change.isPlace("Acme/Shop") && !change.isPlace("acme/other"))
  }

  @Test func onlyTheEndingIsTakenOffItsPlace() async throws {
    try repository.commit(["package.json": Self.manifest("a")])
    for (address, place) in [
      ("https://git.example.org/acme/acme.github.io.git", "acme/acme.github.io"),
      ("https://git.example.org/acme/.github", "acme/.github"), ("/srv/acme/x.gitlab.git", "acme/x.gitlab"),
    ] {
      try repository.git(["config", "remote.origin.url", address])
      let change = try await read()
      #expect(change.isPlace(place), "\(address): \(change.place)")
    }
  }

  @Test func onTheMainBranchTheLastCommitIsTheChange() async throws {
    try repository.commit(["package.json": Self.manifest("a")])
    #expect(try await read().things.map(\.name) == ["shop", "a"])
    try repository.commit(["package.json": Self.manifest("a", "b")])
    let change = try await read(in: "")
    #expect(change.name == "HEAD~1..HEAD" && change.things.map(\.name) == ["b"])
  }

  @Test func whatIsStagedIsLookedAt() async throws {
    try repository.write(Self.manifest("a"), to: "package.json")
    try repository.git(["add", "-A"])
    // Before the first commit.
    #expect(try await read(staged: true).things.map(\.name) == ["shop", "a"])
    try repository.git(["commit", "-q", "-m", "First"])
    try repository.write(Self.manifest("a", "b"), to: "package.json")
    #expect(try await read(staged: true).things.isEmpty)
    try repository.git(["add", "-A"])
    let before = try repository.git(["status", "--porcelain=v2"])
    #expect(try await read(staged: true).things.map(\.name) == ["b"])
    #expect(try repository.git(["status", "--porcelain=v2"]) == before)
    // `git commit -a` gives hooks an index of its own.
    try repository.write(Self.manifest("a", "b", "c"), to: "package.json")
    let other = folder.path + "/index"
    try FileManager.default.copyItem(atPath: repository.gitFolder + "/index", toPath: other)
    try repository.git(["add", "-A"], variables: ["GIT_INDEX_FILE": other])
    #expect(try await read(staged: true, index: other).things.map(\.name) == ["b", "c"])
  }

  /// Whether only code that was there is edited is seen without listing trees; everything else is looked at whole.
  @Test func editsOfCodeBringNothing() async throws {
    try repository.commit([
      "package.json": Self.manifest("a"), "src/old/a.js": "1\n", "src/old/b.js": "2\n", "src/old/c d\n.js": "3\n",
    ])
    try repository.write("4\n", to: "src/old/a.js")
    try repository.git(["rm", "-q", "src/old/b.js"])
    try repository.write("5\n", to: "src/old/c d\n.js")
    try repository.git(["add", "-A"])
    #expect(try await read(staged: true).things.isEmpty)
    try repository.write("6\n", to: "src/fresh/a.js")
    try repository.write("7\n", to: "src/fresh/b.js")
    try repository.git(["add", "-A"])
    #expect(try await read(staged: true).things.map(\.name) == ["fresh"])
    try repository.git(["rm", "-q", "-r", "--cached", "src/fresh"])
    try repository.write(Self.manifest("a", "b"), to: "package.json")
    try repository.git(["add", "package.json"])
    #expect(try await read(staged: true).things.map(\.name) == ["b"])
  }

  @Test func foldersBelowAndFurtherWorkingTreesAreOfTheRepository() async throws {
    try repository.commit(["package.json": Self.manifest("a"), "src/deep/x.js": "1"])
    try repository.commit(["package.json": Self.manifest("a", "b")])
    #expect(try await read(in: "/src/deep").things.map(\.name) == ["b"])
    try repository.git(["worktree", "add", "-q", folder.path + "/tree", "-b", "side"])
    let change = try await WorkingChange.read(
      ChangeQuestion(folder: folder.path + "/tree", base: "HEAD~1"), scratch: folder.file("scratch"))
    #expect(change.things.map(\.name) == ["b"])
  }

  @Test func whatIsMissingIsNamed() async throws {
    let empty = try await failure { _ = try await read() }
    #expect(empty.message.contains("no commit yet") && empty.hint.contains("--staged"))
    try repository.commit(["a.txt": "1"])
    for name in ["nowhere", "--output=x", "", "HEAD:a.txt", "main..main"] {
      let error = try await failure { _ = try await read(base: name) }
      #expect(error.code == .notFound && error.message.contains("no revision"), "\(name)")
    }
    let outside = try await failure {
      _ = try await WorkingChange.read(ChangeQuestion(folder: folder.path), scratch: folder.file("scratch"))
    }
    #expect(outside.message.contains("no git repository"))
    try repository.git(["checkout", "-q", "--orphan", "lone"])
    try repository.commit(["b.txt": "1"])
    #expect(try await failure { _ = try await read(base: "main") }.message.contains("no commit in common"))
  }

  @Test func aHistoryCutOffSaysSo() async throws {
    try repository.commit(["a.txt": "1"])
    try repository.commit(["a.txt": "2"])
    let clone = folder.path + "/clone"
    try repository.git(["clone", "-q", "--depth", "1", "file://" + repository.path, clone])
    let error = try await failure {
      _ = try await WorkingChange.read(
        ChangeQuestion(folder: clone, base: "v1"), scratch: folder.file("scratch"))
    }
    #expect(error.hint.contains("fetch-depth: 0"))
  }

  /// The configuration of a repository that somebody was sent may name programs for everything git does.
  @Test func nothingOfTheRepositoryIsRun() async throws {
    try repository.commit(["package.json": Self.manifest("a"), ".gitattributes": "* diff=evil filter=evil\n"])
    try repository.commit(["package.json": Self.manifest("a", "b")])
    // An edit is staged, which git could show by programs.
    try repository.write("* diff=evil\n", to: ".gitattributes")
    try repository.git(["add", "-A"])
    let marker = folder.path + "/marker"
    let run = "touch \(marker)"
    for (key, value) in [
      ("core.fsmonitor", run), ("core.pager", run), ("core.sshCommand", run), ("core.askPass", run),
      ("diff.external", run), ("diff.evil.textconv", run), ("diff.evil.command", run), ("filter.evil.clean", run),
      ("filter.evil.smudge", run), ("filter.evil.process", run), ("gpg.program", run), ("log.showSignature", "true"),
      ("alias.log", "!" + run), ("alias.ls-files", "!" + run), ("pager.log", run), ("interactive.diffFilter", run),
      ("trailer.research.command", run), ("remote.origin.url", folder.path), ("remote.origin.promisor", "true"),
      ("remote.origin.uploadpack", run), ("remote.origin.partialclonefilter", "blob:none"),
      ("extensions.partialClone", "origin"), ("core.repositoryFormatVersion", "1"), ("core.hooksPath", folder.path),
      ("credential.helper", "!" + run),
    ] { try repository.git(["config", key, value]) }
    for hook in ["post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout"] {
      let file = folder.path + "/" + hook
      try Data("#!/bin/sh\n\(run)\n".utf8).write(to: URL(fileURLWithPath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    }
    #expect(try await read(base: "HEAD~1").things.map(\.name) == ["b"])
    #expect(try await read(staged: true).things.isEmpty)
    // An object that is missing is not fetched.
    let blob = try repository.git(["rev-parse", "HEAD:package.json"])
    let object = repository.gitFolder + "/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try FileManager.default.removeItem(atPath: object)
    _ = try? await read(base: "HEAD~1")
    #expect(!FileManager.default.fileExists(atPath: marker))
    #expect(!FileManager.default.fileExists(atPath: repository.gitFolder + "/guildhall-damaged"))
  }
}
