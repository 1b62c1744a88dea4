import SearchModel
import StructuredText

/// The text of the file as one tree of plain values.
struct SettingsDocument {
  /// Bytes. Ten thousand repositories with all their keys are a tenth of it.
  static let largest = 4 << 20

  let root: SettingsValue

  init(text: String, file: String) throws {
    guard text.utf8.count <= Self.largest else { throw Self.tooLarge(file) }
    root = SettingsValue(node: try Self.node(text, file: file), file: file, name: "")
  }

  static func tooLarge(_ file: String) -> UserFacingError {
    UserFacingError(
      .badConfiguration, "\(file): the file is larger than \(largest >> 20) MB, so it is hardly a configuration.",
      hint: "Check that --config names the right file.")
  }

  private static func node(_ text: String, file: String) throws -> YAMLNode {
    do throws(StructuredTextFailure) {
      if let node = try YAMLReader.document(text) { return node }
    } catch {
      let place = error.line.map { "\(file), line \($0)" } ?? file
      throw UserFacingError(.badConfiguration, "\(place): \(error.cause).", hint: error.hint)
    }
    throw UserFacingError(
      .badConfiguration, "\(file): the file is empty.",
      hint: "Let `guildhall init` write one, or name another with --config.")
  }
}
