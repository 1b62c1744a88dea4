import Foundation
package import Testing

/// Compares whole outputs with files that people review.
///
/// The files stand in `Goldens` beside the test's source. Run the tests with
/// `GUILDHALL_RECORD=1` to write them anew, then look at the difference in git.
package enum Golden {
  package static func check(
    _ text: String, _ name: String, testFile: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent("Goldens")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["GUILDHALL_RECORD"] == "1" {
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      } catch {
        Issue.record("Goldens/\(name) cannot be written: \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("There is no Goldens/\(name); make it with GUILDHALL_RECORD=1.", sourceLocation: sourceLocation)
      return
    }
    guard text != expected else { return }
    Issue.record("Goldens/\(name) differs. \(firstDifference(expected, text))", sourceLocation: sourceLocation)
  }

  private static func firstDifference(_ expected: String, _ text: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    func shown(_ lines: [Substring]) -> String { line < lines.count ? String(lines[line]) : "(end of text)" }
    return "Line \(line + 1)\nexpected: \(shown(old))\nfound:    \(shown(new))"
  }
}
