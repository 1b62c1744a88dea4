package import Foundation

/// Where `make model` puts the sentence model.
package enum SentenceModelFolder {
  /// nil when it was not fetched.
  package static let url: URL? = places.first {
    FileManager.default.fileExists(atPath: $0.appendingPathComponent("model.safetensors").path)
  }

  private static var places: [URL] {
    let named = ProcessInfo.processInfo.environment["GUILDHALL_MODEL"].map { URL(fileURLWithPath: $0) }
    return [named].compactMap(\.self)
      + ["data/models", ".build/models"].map {
        SourceTree.root.appendingPathComponent($0 + "/all-MiniLM-L6-v2", isDirectory: true)
      }
  }
}
