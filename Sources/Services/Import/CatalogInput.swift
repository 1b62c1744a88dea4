import Foundation
import SearchModel

/// A file to import, or standard input, read a piece at a time.
package struct CatalogInput: Sendable {
  /// How problems name it.
  package let name: String
  private let file: FileHandle

  /// - Parameter path: of a file; `-` is standard input.
  /// - Throws: `UserFacingError` when there is no such file, or it may not be read.
  package init(path: String) throws {
    guard path != "-" else {
      name = "standard input"
      file = .standardInput
      return
    }
    name = path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw UserFacingError(
        .notFound, "There is no file \(path).", hint: "Name a file of JSON Lines, or `-` for standard input.")
    }
    guard !isFolder.boolValue else {
      throw UserFacingError(.badRequest, "\(path) is a folder.", hint: "Name a file of JSON Lines inside it.")
    }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw UserFacingError(
        .unavailable, "\(path) cannot be opened: \(String(cString: strerror(errno))).",
        hint: "Check that this user may read it.")
    }
    self.file = file
  }

  /// The name without folders and extensions, for a catalogue that is given no other; nil for standard input.
  package static func sourceName(ofPath path: String) -> String? {
    guard path != "-" else { return nil }
    var name = URL(fileURLWithPath: path).lastPathComponent
    for suffix in [".gz", ".jsonl", ".ndjson", ".json"] where name.count > suffix.count && name.hasSuffix(suffix) {
      name.removeLast(suffix.count)
    }
    return name
  }

  /// The next bytes; empty at the end.
  func read(upTo count: Int) throws -> [UInt8] {
    do {
      return [UInt8](try file.read(upToCount: count) ?? Data())
    } catch {
      throw UserFacingError(
        .unavailable, "\(name) cannot be read to its end: \(error.localizedDescription).",
        hint: "Nothing was imported; try again when the whole file is there.")
    }
  }
}
