import Foundation
import SearchModel

/// The program curl: where it is, and how its configuration is written.
enum Curl {
  /// - Throws: `UserFacingError` with code `unavailable` when it is not installed.
  static func program() throws -> String {
    let places = ["/usr/bin/curl", "/usr/local/bin/curl", "/bin/curl"]
    guard let program = places.first(where: FileManager.default.isExecutableFile) else {
      throw UserFacingError(
        .unavailable, "Mail and messages are sent by the program curl, which is not installed.",
        hint: "Install it: apt-get install curl")
    }
    return program
  }

  /// In curl's quotes (curl(1), "--config"). Line breaks would begin another option.
  static func quoted(_ text: String) -> String {
    let onOneLine = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    return "\"" + onOneLine.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
