import Foundation
import GitRead
import SearchModel

/// Guildhall's hook for commit messages in one working repository: a script that asks `guildhall hook run` and lets
/// every commit pass.
package struct CommitHook: Sendable {
  package static let name = "prepare-commit-msg"
  /// The line by which we know our own script.
  static let mark = "# Written by `guildhall hook install`; `guildhall hook install --uninstall` takes it away."

  private let place: HookPlace
  private let script: URL
  /// What was there before; our script starts it first.
  private let kept: URL

  /// `folder` is the absolute path of the working tree or of a folder in it.
  ///
  /// - Throws: `UserFacingError` when there is no working tree.
  package init(of folder: String, surroundings: [String: String]) throws {
    do {
      place = try HookPlace(of: folder, surroundings: surroundings)
    } catch let error as GitError {
      throw UserFacingError(error)
    }
    let hooks = URL(fileURLWithPath: place.folder, isDirectory: true)
    script = hooks.appendingPathComponent(Self.name)
    kept = hooks.appendingPathComponent(Self.name + ".before-guildhall")
  }

  package enum Outcome: Sendable, Equatable {
    case installed, updated, unchanged, removed, absent
  }

  /// Absolute path of the script.
  package var path: String { script.path }
  /// Whether other repositories have their hooks in the same folder.
  package var isForSeveral: Bool { place.isConfigured && !place.isShared }
  package var hasPredecessor: Bool { FileManager.default.fileExists(atPath: kept.path) }

  /// Writes the script. A hook that is there already is kept beside it and goes on to be run, before ours.
  ///
  /// - Parameters:
  ///   - program: absolute path of `guildhall`.
  ///   - options: where it finds its data, as options of `guildhall hook run`.
  /// - Returns: what was done.
  /// - Throws: `UserFacingError`, when the folder of hooks belongs to the repository or to another tool, too.
  package func install(program: String, options: [String]) throws -> Outcome {
    if place.isShared { throw shared(options) }
    let text = Self.text(program: program, options: options)
    let present = content(of: script)
    if present == text { return .unchanged }
    return try changing {
      try FileManager.default.createDirectory(at: script.deletingLastPathComponent(), withIntermediateDirectories: true)
      let isOurs = present.map(Self.isOurs) ?? false
      if !isOurs, FileManager.default.fileExists(atPath: script.path) {
        guard !FileManager.default.fileExists(atPath: kept.path) else {
          throw UserFacingError(
            .badRequest, "\(script.path) was changed by somebody else, and \(kept.lastPathComponent) is there too.",
            hint: "Join the two into \(kept.lastPathComponent), delete \(Self.name), and run this again.")
        }
        try FileManager.default.moveItem(at: script, to: kept)
      }
      try Data(text.utf8).write(to: script, options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
      return isOurs ? .updated : .installed
    }
  }

  /// Takes our script away, and puts back what was there before.
  ///
  /// - Throws: `UserFacingError` when the script is not ours.
  package func uninstall() throws -> Outcome {
    guard let present = content(of: script) else { return .absent }
    guard Self.isOurs(present) else {
      throw UserFacingError(
        .badRequest, "\(script.path) is not ours.", hint: "Take the line with `guildhall` out of it by hand.")
    }
    return try changing {
      if hasPredecessor {
        guard rename(kept.path, script.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
      } else {
        try FileManager.default.removeItem(at: script)
      }
      return .removed
    }
  }

  private func changing(_ body: () throws -> Outcome) throws -> Outcome {
    do {
      return try body()
    } catch let error as UserFacingError {
      throw error
    } catch {
      throw UserFacingError(
        .unavailable, "\(script.path) cannot be changed: \(error.localizedDescription)",
        hint: "Check who may write to the folder.")
    }
  }

  private func shared(_ options: [String]) -> UserFacingError {
    let tool = place.folder.contains("/.husky") ? " (husky)" : ""
    let file = place.folder.hasSuffix("/.husky/_") ? ".husky/\(Self.name)" : Self.relative(script.path, to: place.root)
    return UserFacingError(
      .badRequest,
      "The hooks of this repository stand in its own files, \(Self.relative(place.folder, to: place.root))\(tool): "
        + "what is written there is everybody's.",
      hint: "If all want it, add to \(file): guildhall hook run \(Self.words(options)) -- \"$@\" || true")
  }

  private static func relative(_ path: String, to root: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  }

  private func content(of file: URL) -> String? {
    (try? Data(contentsOf: file)).map { String(decoding: $0.prefix(1 << 20), as: UTF8.self) }
  }

  private static func isOurs(_ text: String) -> Bool { text.contains(mark) }

  /// Plain shell. A hook that was there before decides whether the commit goes on; Guildhall never does.
  static func text(program: String, options: [String]) -> String {
    """
    #!/bin/sh
    \(mark)
    before="$0.before-guildhall"
    if [ -x "$before" ]; then
      "$before" "$@" || exit $?
    fi
    guildhall=\(ShellWord.text(program))
    [ -x "$guildhall" ] || guildhall=$(command -v guildhall) || exit 0
    "$guildhall" hook run \(words(options)) -- "$@" || true
    exit 0

    """
  }

  private static func words(_ options: [String]) -> String { options.map(ShellWord.text).joined(separator: " ") }
}
