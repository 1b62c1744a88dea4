package import Foundation

/// A real repository made with git, with fixed people and dates, apart from
/// whatever this machine configures.
package struct TestRepository: Sendable {
  package let path: String

  package struct Failure: Error, CustomStringConvertible {
    package var description: String

    package init(description: String) { self.description = description }
  }

  /// What git sees: no settings of this machine, and always the same people and dates.
  package static let environment = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "1700000000 +0000",
    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_COMMITTER_DATE": "1700000000 +0000",
  ]

  /// Makes an empty repository with the branch `main`, with more options for `git init`, at the absolute path of the
  /// working tree or of the bare repository.
  package init(_ path: String, options: [String] = []) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try git(["init", "-q", "-b", "main"] + options)
  }

  package init(opening path: String) { self.path = path }

  // MARK: Git

  /// Runs git in the repository and gives what it prints, without the last line break.
  @discardableResult
  package func git(_ arguments: [String], input: Data = Data(), variables: [String: String] = [:]) throws -> String {
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

  /// The git directory.
  package var gitFolder: String {
    FileManager.default.fileExists(atPath: path + "/.git") ? path + "/.git" : path
  }

  package func head() throws -> String { try git(["rev-parse", "HEAD"]) }

  // MARK: Commits

  package func write(_ content: String, to name: String) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(content.utf8).write(to: URL(fileURLWithPath: file))
  }

  /// Writes the files and commits them; gives the commit's id.
  @discardableResult
  package func commit(_ files: [String: String], message: String = "Change") throws -> String {
    for (name, content) in files { try write(content, to: name) }
    try git(["add", "-A"])
    try git(["commit", "-q", "--allow-empty", "-m", message])
    return try head()
  }

  /// Commits files with names of any bytes, which no disk takes, without a working tree.
  @discardableResult
  package func importCommit(_ files: [(name: [UInt8], content: String)], branch: String = "main") throws -> String {
    var script = Data(
      "commit refs/heads/\(branch)\ncommitter Ada <ada@example.org> 1700000000 +0000\ndata 3\nOdd\n".utf8)
    for file in files {
      script += Data("M 100644 inline \"".utf8)
      for byte in file.name { script += Self.quoted(byte) }
      script += Data("\"\ndata \(file.content.utf8.count)\n\(file.content)\n".utf8)
    }
    try git(["fast-import", "--quiet", "--force"], input: script)
    return try git(["rev-parse", "refs/heads/" + branch])
  }

  private static func quoted(_ byte: UInt8) -> Data {
    switch byte {
    case 0x20, 0x21, 0x23...0x5B, 0x5D...0x7E: return Data([byte])
    default:
      let digits = String(byte, radix: 8)
      return Data(("\\" + String(repeating: "0", count: 3 - digits.count) + digits).utf8)
    }
  }

  // MARK: Objects as they are, unchecked

  package func object(_ type: String, _ content: Data) throws -> String {
    try git(["hash-object", "-t", type, "-w", "--stdin", "--literally"], input: content)
  }

  /// A tree object of `mode name NUL id` entries, in this order.
  package func tree(_ entries: [(mode: String, name: String, id: String)]) throws -> String {
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

  /// Makes `tree` the content of a new commit on `branch`; `header` are the lines between `tree` and the message.
  @discardableResult
  package func commitTree(
    _ tree: String, branch: String = "main",
    header: String = "author A <a@b> 1700000000 +0000\ncommitter A <a@b> 1700000000 +0000", message: String = "Odd"
  ) throws -> String {
    let commit = try object("commit", Data("tree \(tree)\n\(header)\n\n\(message)\n".utf8))
    try git(["update-ref", "refs/heads/" + branch, commit])
    return commit
  }
}
