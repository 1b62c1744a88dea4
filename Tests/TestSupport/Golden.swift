import Foundation
package import Testing

/// Texts that a test expects, kept in files: `Goldens/` beside the test's file.
package enum Golden {
  /// Compares with the file `name`; with `GUILDHALL_RECORD=1` in the environment, writes it.
  package static func check(
    _ text: String, _ name: String, file: StaticString = #filePath, location: SourceLocation = #_sourceLocation
  ) {
    let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent().appendingPathComponent("Goldens")
    let golden = folder.appendingPathComponent(name)
    do {
      if ProcessInfo.processInfo.environment["GUILDHALL_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: golden)
      }
      let expected = String(decoding: try Data(contentsOf: golden), as: UTF8.self)
      #expect(text == expected, "\(name); GUILDHALL_RECORD=1 records it anew", sourceLocation: location)
    } catch {
      Issue.record(
        "The golden \(name) cannot be read: \(error). GUILDHALL_RECORD=1 records it.", sourceLocation: location)
    }
  }
}
