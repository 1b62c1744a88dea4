package import Foundation
import SearchModel

extension Settings {
  /// Reads `guildhall.yaml`.
  ///
  /// - Throws: `UserFacingError` of code `badConfiguration` that names the file, the line, the
  ///   cause and the way out.
  package static func read(_ file: URL) throws -> Settings {
    let name = file.lastPathComponent
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
      throw UserFacingError(
        .badConfiguration, "There is no configuration file \(file.path).",
        hint: "Let `guildhall init FOLDER-or-URL...` write one, or name another with --config.")
    }
    guard !isFolder.boolValue else {
      throw UserFacingError(
        .badConfiguration, "\(file.path) is a folder, not a configuration file.",
        hint: "Name the file in it with --config.")
    }
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      // One byte more than is taken tells a file that is too large from one that just fits.
      data = try handle.read(upToCount: SettingsDocument.largest + 1) ?? Data()
    } catch {
      throw UserFacingError(
        .badConfiguration, "\(file.path) cannot be read: \(error.localizedDescription)",
        hint: "Check who may read the file.")
    }
    guard data.count <= SettingsDocument.largest else { throw SettingsDocument.tooLarge(name) }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw UserFacingError(
        .badConfiguration, "\(name), line \(invalidLine(data)): the file is not valid UTF-8 text here.",
        hint: "Save it as UTF-8.")
    }
    return try parse(text: text, file: file)
  }

  /// Reads the text of a configuration.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: where it is said to stand: for messages, and for relative folders.
  /// - Returns: what the text says, with defaults for what it leaves out.
  /// - Throws: `UserFacingError` as `read(_:)`.
  package static func parse(
    text: String, file: URL = URL(fileURLWithPath: "/guildhall.yaml")
  ) throws -> Settings {
    let document = try SettingsDocument(text: text, file: file.lastPathComponent)
    var settings = try SettingsReader(folder: file.deletingLastPathComponent()).settings(document.root)
    settings.file = file.lastPathComponent
    return settings
  }

  private static func invalidLine(_ data: Data) -> Int {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}
