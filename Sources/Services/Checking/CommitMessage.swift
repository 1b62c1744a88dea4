import ChangeReading
package import Foundation
import GitRead
import SearchModel

/// The message of a commit that is being written, in the file that git gives to hooks.
package struct CommitMessage: Sendable {
  /// Bytes; a longer one, with a whole diff in it, is left alone.
  private static let longest = 4 << 20

  private let file: URL
  private let text: String
  /// What a comment starts with.
  private let comment: String
  /// Whether git takes comments away after editing.
  package let takesComments: Bool

  /// `source` is the second argument of the hook (githooks, prepare-commit-msg): empty and `template` when an editor
  /// opens. nil for a file that cannot be read.
  package init?(file: URL, source: String, folder: String, surroundings: [String: String]) {
    guard let data = try? Data(contentsOf: file), data.count <= Self.longest,
      let text = String(validating: data, as: UTF8.self),
      let style = try? MessageStyle(of: folder, surroundings: surroundings)
    else { return nil }
    self.file = file
    self.text = text
    comment = style.comment ?? Self.comment(in: text)
    takesComments = style.dropsComments && ["", "template"].contains(source)
  }

  /// Where git chooses the character itself, its own comments tell which.
  private static func comment(in text: String) -> String {
    text.split(separator: "\n").last { $0.first.map { "#;@!$%^&|:".contains($0) } ?? false }
      .map { String($0.prefix(1)) } ?? "#"
  }

  /// Whether it names research already.
  package var namesResearch: Bool { !ResearchTrailers.labels(in: [text]).isEmpty }

  /// Puts comment lines before git's own comments, in one step.
  package func add(_ lines: [String]) throws {
    let block = lines.map { "\(comment) \($0)\n" }.joined()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.firstIndex { $0.hasPrefix(comment) } ?? lines.endIndex
    let before = lines[..<first].joined(separator: "\n")
    let head =
      before.isEmpty && first == lines.startIndex
      ? "\n" : before + (before.hasSuffix("\n") || first < lines.endIndex ? "\n" : "\n\n")
    try Data((head + block + lines[first...].joined(separator: "\n")).utf8).write(to: file, options: .atomic)
  }
}
