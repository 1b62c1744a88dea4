package import Foundation

extension TemporaryFolder {
  package var url: URL { URL(fileURLWithPath: path, isDirectory: true) }

  /// Where something of that name is or would be.
  package func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// Writes a file, with the folders above it.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> URL {
    let file = file(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}
