package import Foundation

/// A git repository made on the spot, with fixed people and dates and apart from
/// whatever this machine configures.
package struct SmallRepository {
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  package let url: URL

  /// Makes the repository with a first commit of `files` (path: content).
  package init(at url: URL, files: [String: String]) throws {
    self.url = url
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try git("init", "--quiet", "--initial-branch", "main")
    try commit(files)
  }

  /// Writes the files and commits them.
  package func commit(_ files: [String: String], message: String = "Change") throws {
    for (name, content) in files {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: file)
    }
    try git("add", "--all")
    try git("commit", "--quiet", "--allow-empty", "--message", message)
  }

  /// Runs git in the repository; gives what it prints.
  @discardableResult
  package func git(_ arguments: String...) throws -> String {
    let result = try RunningProgram(
      URL(fileURLWithPath: "/usr/bin/env"), ["git", "-C", url.path] + arguments, environment: Self.environment
    ).wait()
    guard result.code == 0 else { throw Failure(description: "git \(arguments): \(result.errors)") }
    return result.output
  }

  private static let environment = GuildhallBinary.environment([
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_AUTHOR_DATE": "1700000000 +0000",
    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org", "GIT_COMMITTER_DATE": "1700000000 +0000",
  ])
}
