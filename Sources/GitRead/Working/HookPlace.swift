import Foundation

/// Where git looks for the hooks of a working repository, and what its user wants of messages. Asked of git with all
/// the settings that `git commit` sees, the user's and the repository's; reading settings runs nothing.
package struct HookPlace: Sendable, Equatable {
  /// Absolute path of the folder.
  package var folder: String
  /// Absolute path of the working tree.
  package var root: String
  /// Whether `core.hooksPath` names it, and not the git directory.
  package var isConfigured: Bool
  /// Whether it lies within the working tree, where it belongs to the repository's files or to a tool that makes them.
  package var isShared: Bool

  /// - Parameters:
  ///   - folder: absolute path of the working tree or of a folder in it.
  ///   - surroundings: the environment of this process.
  /// - Throws: `GitError`.
  package init(of folder: String, surroundings: [String: String]) throws {
    let git = try PlainGit(surroundings: surroundings)
    guard let root = try git.line(["rev-parse", "--show-toplevel"], in: folder) else {
      throw GitError(
        .notFound, "There is no working tree of git at \(PrintableText.clean(folder)).",
        hint: "Go into a repository, or name one.")
    }
    let configured = try git.line(["config", "--type=path", "--get", "core.hooksPath"], in: root)
    let standard = try git.line(["rev-parse", "--git-path", "hooks"], in: root) ?? ".git/hooks"
    let path = configured.flatMap { $0.isEmpty ? nil : $0 } ?? standard
    let base = URL(fileURLWithPath: root, isDirectory: true)
    self.root = root
    self.folder =
      (path.hasPrefix("/") ? URL(fileURLWithPath: path) : base.appendingPathComponent(path)).standardizedFileURL
      .path
    isConfigured = configured?.isEmpty == false
    let directory = try git.line(["rev-parse", "--absolute-git-dir"], in: root) ?? root + "/.git"
    isShared = self.folder.hasPrefix(root + "/") && !self.folder.hasPrefix(directory + "/")
  }
}

/// What a user's settings make of the lines that a hook adds to a message.
package struct MessageStyle: Sendable, Equatable {
  /// What a comment starts with; nil where git chooses it anew for each message.
  package var comment: String?
  /// Whether git takes comments away after editing.
  package var dropsComments: Bool

  /// - Throws: `GitError`.
  package init(of folder: String, surroundings: [String: String]) throws {
    let git = try PlainGit(surroundings: surroundings)
    let settings = try git.settings("^(core\\.comment(char|string)|commit\\.cleanup)$", in: folder)
    let comment = settings["core.commentstring"] ?? settings["core.commentchar"] ?? "#"
    self.comment = comment == "auto" ? nil : comment
    dropsComments = ["strip", "default"].contains(settings["commit.cleanup"] ?? "default")
  }
}
