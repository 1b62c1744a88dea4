package import Foundation

/// The package's own files, for tests that read them.
package enum SourceTree {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file's text by its path below the root.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Paths below the root of the files under `folder` whose names end in `suffix`, sorted.
  package static func files(under folder: String, suffix: String = "") -> [String] {
    let start = root.appendingPathComponent(folder)
    guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
    return walk.compactMap { $0 as? String }
      .filter { name in
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(
          atPath: start.appendingPathComponent(name).path, isDirectory: &isFolder)
        return exists && !isFolder.boolValue && name.hasSuffix(suffix)
      }
      .map { "\(folder)/\($0)" }.sorted()
  }
}
