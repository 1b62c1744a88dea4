import Foundation
import GitRead
import TestSupport

@testable import History

/// A repository with all that makes histories hard, and a store for its history.
struct HistoryCorpus {
  let folder: TemporaryFolder
  let git: GitEnvironment
  let source: TestRepository
  let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    git = try GitEnvironment(dataFolder: folder.path + "/data", surroundings: TestRepository.environment)
    source = try TestRepository(folder.path + "/source")
    store = HistoryStore(path: folder.path + "/thing.history", source: "https://example.org/thing")
    try fill()
  }

  var repository: GitRepository { GitRepository(name: "team/thing", directory: source.gitFolder, git: git) }

  /// Brings the store up to the branch, and reads it.
  func updated(limits: ChangeLimits = ChangeLimits()) throws -> ChangeHistory {
    try update(limits: limits)
    guard let history = try store.read() else { throw TestRepository.Failure(description: "no history") }
    return history
  }

  @discardableResult
  func update(limits: ChangeLimits = ChangeLimits()) throws -> HistoryStore.Update? {
    guard let head = ObjectID(try source.git(["rev-parse", "main"])) else {
      throw TestRepository.Failure(description: "no head")
    }
    return try store.update(from: repository, to: head, limits: limits)
  }

  func commit(_ message: String, by name: String = "Ada", at date: String = "1700000000 +0000") throws {
    try source.git(["add", "-A"])
    try source.git(
      ["commit", "-q", "--allow-empty", "-m", message],
      variables: [
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": "\(name.lowercased())@example.org", "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_DATE": date,
      ])
  }

  private func fill() throws {
    let text = (1...40).map { "line \($0)\n" }.joined()
    try source.write(text, to: "src/a.txt")
    try source.write("ünï\n", to: "dóc/ü b.txt")
    try Data([0, 1, 2, 0]).write(to: URL(fileURLWithPath: source.path + "/logo.bin"))
    try commit("First", at: "@100000000 +0000")
    // 2100 and a day that 32 bits cannot hold.
    try source.write(text + "more\n", to: "src/a.txt")
    try commit("Late", by: "Bea", at: "@4102444801 +0200")
    try commit("Empty", by: "Bea")
    try source.git(["mv", "src/a.txt", "src/moved\tname.txt"])
    try commit(
      "Move\n\nCo-authored-by: Carl <carl@example.org>\nCo-Authored-By: No Address\nReviewed-by: Dee <d@e.f>\n"
        + "Co-authored-by: Eve <eve@example.org>")
    for branch in ["one", "two", "three"] {
      try source.git(["checkout", "-q", "-b", branch, "main"])
      try source.write(branch + "\n", to: "\(branch)/:file.txt")
      try commit("On \(branch)", by: branch)
    }
    try source.git(["checkout", "-q", "main"])
    try source.git(["merge", "-q", "--no-ff", "-m", "Octopus", "one", "two", "three"])
    try source.git(["rm", "-q", "logo.bin"])
    try FileManager.default.createSymbolicLink(atPath: source.path + "/link", withDestinationPath: "src")
    try commit("Delete and link")
    try source.git(["rm", "-q", "dóc/ü b.txt"])
    try source.write("now a folder's place\n", to: "dóc/x")
    try source.git(["rm", "-q", "link"])
    try source.write("no link\n", to: "link")
    try commit("Type change")
    try oddCommits()
  }

  /// As no program writes them: another encoding, dates before 1970 and beyond any.
  private func oddCommits() throws {
    let tree = try source.git(["rev-parse", "main^{tree}"])
    let headers: [Data] = [
      Data("author J\u{0}".utf8.dropLast()) + Data([0xFC]) + Data("rgen <j@example.org> 1600000000 +0000\n".utf8)
        + Data("committer J <j@example.org> 1600000000 +0000\nencoding ISO-8859-1".utf8),
      Data("author K <k@example.org> -86400 +0000\ncommitter K <k@example.org> -1 +0000".utf8),
      Data("author L <l@example.org> 99999999999 +0000\ncommitter L <l@example.org> 2147483648 +0000".utf8),
      Data("author \u{1B}[31mM <m@example.org> 0 +0000\ncommitter <> 0 +0000".utf8),
    ]
    for header in headers {
      let parent = try source.git(["rev-parse", "main"])
      let commit = try source.object(
        "commit", Data("tree \(tree)\nparent \(parent)\n".utf8) + header + Data("\n\nodd\n".utf8))
      try source.git(["update-ref", "refs/heads/main", commit])
    }
    try source.git(["reset", "-q", "--hard", "main"])
  }
}
