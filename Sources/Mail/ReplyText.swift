import Foundation

/// What somebody wrote themselves in a mail that answers another: without what they quoted, the line that introduces it,
/// and their signature.
package enum ReplyText {
  private static let longest = 200_000

  /// Of a message's text with `\n` at the ends of lines.
  package static func own(_ text: String) -> String {
    var lines: [String] = []
    // More than an answer may hold, and not so much that anybody has to wait.
    for line in text.prefix(longest).split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = line.trimmingCharacters(in: .whitespaces)
      // A signature ends it (RFC 3676, section 4.3), and so does all that a client appends whole.
      if line == "-- " || line == "--" || isSeparator(bare) { break }
      if bare.hasPrefix(">") {
        // Each line is taken off once, however often it is quoted behind it.
        while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
        dropIntroduction(&lines)
        if !lines.isEmpty { lines.append("") }
        continue
      }
      lines.append(String(line))
    }
    dropTrailingIntroduction(&lines)
    let joined = lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    return joined.replacing(/\n{3,}/, with: "\n\n")
  }

  /// `-----Original Message-----` in any language, and the line of underscores of some clients.
  private static func isSeparator(_ line: String) -> Bool {
    (line.hasPrefix("-----") && line.hasSuffix("-----") && line.contains { $0.isLetter })
      || (line.utf8.count >= 20 && line.allSatisfy { $0 == "_" })
  }

  /// `On …, Ann Lee wrote:` stands before what is quoted, on one line or two.
  private static func dropIntroduction(_ lines: inout [String]) {
    guard let last = lines.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }), isIntroduction(lines[last]) else {
      return
    }
    lines.removeSubrange(last...)
    if let before = lines.last, isBeginOfIntroduction(before) { lines.removeLast() }
  }

  /// Where a client quotes in HTML alone, the introduction is the last line.
  private static func dropTrailingIntroduction(_ lines: inout [String]) {
    guard let last = lines.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      lines[last].contains("@") || lines[last].contains("<")
    else { return }
    dropIntroduction(&lines)
  }

  private static func isIntroduction(_ line: String) -> Bool {
    let line = line.trimmingCharacters(in: .whitespaces)
    return line.hasSuffix(":") && line.utf8.count <= 300 && line.contains(where: \.isNumber) || line.hasSuffix(">:")
      || line.hasSuffix(" wrote:") || line.hasSuffix(" schrieb:")
  }

  private static func isBeginOfIntroduction(_ line: String) -> Bool {
    let line = line.trimmingCharacters(in: .whitespaces)
    return line.utf8.count <= 200 && ["On ", "Am ", "Le ", "El "].contains(where: line.hasPrefix)
      && line.contains(where: \.isNumber) && !line.hasSuffix(".")
  }
}
