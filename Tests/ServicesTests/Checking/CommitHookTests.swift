import Foundation
import SearchModel
import TestSupport
import Testing

@testable import Services

@Suite struct CommitHookTests {
  let folder: TemporaryFolder
  let repository: TestRepository

  init() throws {
    folder = try TemporaryFolder()
    repository = try TestRepository(folder.path + "/shop")
  }

  private var hook: CommitHook {
    get throws { try CommitHook(of: repository.path, surroundings: TestRepository.environment) }
  }

  private func install() throws -> CommitHook.Outcome {
    try hook.install(program: "/usr/bin/it's", options: ["--data", "/a b"])
  }

  private var script: String { repository.gitFolder + "/hooks/prepare-commit-msg" }

  private func write(_ text: String, to path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  @Test func itIsWrittenOnceAndTakenAway() throws {
    #expect(try install() == .installed)
    let text = try String(contentsOfFile: script, encoding: .utf8)
    #expect(text.contains("guildhall='/usr/bin/it'\\''s'") && text.contains("hook run --data '/a b' -- \"$@\" || true"))
    #expect(FileManager.default.isExecutableFile(atPath: script))
    #expect(try install() == .unchanged)
    #expect(try hook.install(program: "/usr/bin/other", options: []) == .updated)
    #expect(try hook.uninstall() == .removed && !FileManager.default.fileExists(atPath: script))
    #expect(try hook.uninstall() == .absent)
  }

  @Test func whatWasThereIsRunFirstAndPutBack() throws {
    let before = "#!/bin/sh\necho before > \(folder.path)/ran\nexit 3\n"
    try write(before, to: script)
    #expect(try install() == .installed)
    #expect(try hook.hasPredecessor)
    // It goes on to decide whether the commit may be made.
    try repository.write("1", to: "a")
    try repository.git(["add", "-A"])
    #expect(throws: TestRepository.Failure.self) { try repository.git(["commit", "-q", "-m", "x"]) }
    #expect(FileManager.default.fileExists(atPath: folder.path + "/ran"))
    #expect(try install() == .unchanged)
    #expect(try hook.uninstall() == .removed)
    #expect(try String(contentsOfFile: script, encoding: .utf8) == before)
    #expect(FileManager.default.isExecutableFile(atPath: script))
    #expect(try !hook.hasPredecessor)
  }

  @Test func nothingOfOthersIsLost() throws {
    try write("#!/bin/sh\n", to: script)
    #expect(try install() == .installed)
    // Another tool writes its own over ours.
    try write("#!/bin/sh\n# another\n", to: script)
    #expect(throws: UserFacingError.self) { try install() }
    #expect(throws: UserFacingError.self) { try hook.uninstall() }
    #expect(try String(contentsOfFile: script, encoding: .utf8).contains("another"))
  }

  @Test func theConfiguredFolderIsUsed() throws {
    try repository.git(["config", "core.hooksPath", folder.path + "/hooks"])
    #expect(try install() == .installed)
    #expect(try hook.isForSeveral)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/hooks/prepare-commit-msg"))
    #expect(!FileManager.default.fileExists(atPath: script))
  }

  @Test func filesOfTheRepositoryAreLeftAlone() throws {
    for (path, file) in [(".husky/_", ".husky/prepare-commit-msg"), ("hooks", "hooks/prepare-commit-msg")] {
      try repository.git(["config", "core.hooksPath", path])
      do {
        _ = try install()
        Issue.record("It was written to \(path).")
      } catch let error as UserFacingError {
        #expect(error.hint.contains("\(file): guildhall hook run --data '/a b' -- \"$@\" || true"))
      }
    }
    #expect(!FileManager.default.fileExists(atPath: repository.path + "/.husky"))
  }

  @Test func aCommitPassesWithoutGuildhall() throws {
    #expect(try hook.install(program: "/nowhere/guildhall", options: []) == .installed)
    try repository.commit(["a": "1"], message: "Passes")
    #expect(try repository.git(["log", "-1", "--format=%B"]).hasPrefix("Passes"))
  }

  @Test func aWorkingTreeIsNeeded() {
    #expect(throws: UserFacingError.self) {
      try CommitHook(of: folder.path, surroundings: TestRepository.environment)
    }
  }

  // MARK: Messages

  private func message(_ text: String, source: String = "", settings: [String: String] = [:]) throws -> CommitMessage? {
    for (key, value) in settings { try repository.git(["config", key, value]) }
    try write(text, to: folder.path + "/MSG")
    return CommitMessage(
      file: folder.file("MSG"), source: source, folder: repository.path, surroundings: TestRepository.environment)
  }

  private func added(_ text: String, settings: [String: String] = [:]) throws -> String {
    try #require(try message(text, settings: settings)).add(["Guildhall: a", "Guildhall: b"])
    return try String(contentsOf: folder.file("MSG"), encoding: .utf8)
  }

  @Test func linesStandBeforeGitsOwnComments() throws {
    #expect(
      try added("\n# Please enter\n#\n") == "\n# Guildhall: a\n# Guildhall: b\n# Please enter\n#\n")
    #expect(try added("Subject\n\n# x\n") == "Subject\n\n# Guildhall: a\n# Guildhall: b\n# x\n")
    #expect(try added("Subject\n") == "Subject\n\n# Guildhall: a\n# Guildhall: b\n")
    #expect(try added("# x\n") == "\n# Guildhall: a\n# Guildhall: b\n# x\n")
  }

  @Test func theUsersOwnCommentCharacterIsTaken() throws {
    #expect(try added("\n; x\n", settings: ["core.commentChar": ";"]).contains("; Guildhall: a\n"))
    #expect(try added("\n% x\n", settings: ["core.commentChar": "auto"]).contains("% Guildhall: a\n"))
  }

  @Test func commentsAreOnlyAddedWhereGitTakesThemAway() throws {
    #expect(try message("x")?.takesComments == true)
    #expect(try message("x", source: "template")?.takesComments == true)
    #expect(try message("x", source: "message")?.takesComments == false)
    #expect(try message("x", settings: ["commit.cleanup": "verbatim"])?.takesComments == false)
    #expect(try message("Subject\n\nResearch: R-2\n")?.namesResearch == true)
    #expect(try message("x")?.namesResearch == false)
  }
}
