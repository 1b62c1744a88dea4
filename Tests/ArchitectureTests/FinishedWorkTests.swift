import TestSupport
import Testing

/// Marks of unfinished work do not stay in the sources.
@Suite struct FinishedWorkTests {
  // Put together here so that this file does not find itself.
  private static let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "not " + "implemented", "un" + "implemented"]

  @Test func nothingIsLeftForLater() throws {
    let files =
      ["Package.swift", "Makefile"] + SourceTree.files(under: "Sources") + SourceTree.files(under: "scripts")
      + SourceTree.files(under: "Tests", suffix: ".swift")
    for file in files where file.hasSuffix(".swift") || !file.hasPrefix("Tests/") {
      guard let text = try? SourceTree.text(file) else { continue }
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        for mark in Self.marks where Self.isComment(line) && line.contains(mark) {
          Issue.record("\(file):\(number + 1) says \(mark).")
        }
      }
    }
  }

  @Test func nothingTrapsOnPurpose() throws {
    for file in SourceTree.files(under: "Sources", suffix: ".swift") {
      for (number, line) in try SourceTree.text(file).split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated() where line.contains("fatalError(") && !line.contains("//")
      {
        Issue.record("\(file):\(number + 1) ends the program; give a reason in a comment on the line, or an error.")
      }
    }
  }

  /// Sources may speak of such marks in strings: they search for them.
  private static func isComment(_ line: Substring) -> Bool {
    let text = line.trimmingPrefix(while: \.isWhitespace)
    return text.hasPrefix("//") || text.hasPrefix("#") || text.contains(" // ")
  }
}
