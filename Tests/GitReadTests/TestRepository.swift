import Foundation
import GitRead
import Testing

/// A temporary folder that goes away with its owner.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "guildhall-git-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A real repository made with git, with fixed people and dates, apart from
/// whatever this machine configures.
struct TestRepository {
  let path: String

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  static let environment = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "1700000000 +0000",
    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_COMMITTER_DATE": "1700000000 +0000",
  ]

  /// - Parameter options: more options for `git init`.
  init(_ path: String, options: [String] = []) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try git(["init", "-q", "-b", "main"] + options)
  }

  init(opening path: String) { self.path = path }

  /// Runs git in the repository and gives what it prints, without the last line break.
  @discardableResult
  func git(_ arguments: [String], input: Data = Data(), variables: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", path] + arguments
    process.environment = Self.environment.merging(variables) { $1 }
    let inputPath = NSTemporaryDirectory() + "guildhall-input-" + UUID().uuidString
    try input.write(to: URL(fileURLWithPath: inputPath))
    defer { try? FileManager.default.removeItem(atPath: inputPath) }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputPath))
    let output = Pipe()
    process.standardOutput = output
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "git \(arguments): \(String(decoding: complaint, as: UTF8.self))")
    }
    var text = String(decoding: data, as: UTF8.self)
    if text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  func write(_ content: String, to name: String) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(content.utf8).write(to: URL(fileURLWithPath: file))
  }

  /// Writes the files and commits them; gives the commit's id.
  @discardableResult
  func commit(_ files: [String: String], message: String = "Change") throws -> ObjectID {
    for (name, content) in files { try write(content, to: name) }
    try git(["add", "-A"])
    try git(["commit", "-q", "--allow-empty", "-m", message])
    return try head()
  }

  func head() throws -> ObjectID { try #require(ObjectID(try git(["rev-parse", "HEAD"]))) }

  /// Stores an object as it is, unchecked.
  func object(_ type: String, _ content: Data) throws -> String {
    try git(["hash-object", "-t", type, "-w", "--stdin", "--literally"], input: content)
  }

  /// A tree object of `mode name NUL id` entries, unchecked.
  func tree(_ entries: [(mode: String, name: String, id: String)]) throws -> String {
    var content = Data()
    for entry in entries {
      content += Data("\(entry.mode) \(entry.name)".utf8) + [0]
      let digits = Array(entry.id.utf8)
      for index in stride(from: 0, to: digits.count, by: 2) {
        content.append(UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16) ?? 0)
      }
    }
    return try object("tree", content)
  }

  /// Makes `tree` the content of a new commit on `branch`.
  @discardableResult
  func commitTree(_ tree: String, branch: String = "main") throws -> ObjectID {
    let commit = try object(
      "commit",
      Data("tree \(tree)\nauthor A <a@b> 1700000000 +0000\ncommitter A <a@b> 1700000000 +0000\n\nOdd\n".utf8))
    try git(["update-ref", "refs/heads/" + branch, commit])
    return try #require(ObjectID(commit))
  }
}

/// A data folder with a git environment, and mirrors in it.
struct Workshop {
  let folder: TemporaryFolder
  let git: GitEnvironment

  init(surroundings: [String: String] = TestRepository.environment) throws {
    folder = try TemporaryFolder()
    git = try GitEnvironment(dataFolder: folder.path + "/data", surroundings: surroundings)
  }

  func path(_ name: String) -> String { folder.path + "/" + name }

  func source(_ name: String = "source", options: [String] = []) throws -> TestRepository {
    try TestRepository(path(name), options: options)
  }

  func mirror(of repository: TestRepository, name: String = "team/thing") throws -> Mirror {
    let address = try SourceAddress(folder: repository.path, name: name)
    return Mirror(of: address, in: path("data/mirrors/" + address.folderName), name: name, git: git)
  }

  /// A mirror that has been updated once.
  func mirrored(_ repository: TestRepository, name: String = "team/thing") throws -> (
    mirror: Mirror, update: Mirror.Update
  ) {
    let mirror = try mirror(of: repository, name: name)
    return (mirror, try mirror.update())
  }

  /// The error that `work` throws.
  func failure(_ work: () throws -> Void) throws -> GitError {
    do {
      try work()
    } catch let error as GitError {
      return error
    }
    throw TestRepository.Failure(description: "no error was thrown")
  }
}
