import Embedding
import Foundation
import SearchModel
import Synchronization

/// The sentence model of one data folder, opened when it is first needed; it may be put there while a server runs.
final class ModelFolder: Sendable {
  private static let name = "all-MiniLM-L6-v2"

  private let places: [URL]
  private let opened = Mutex<SentenceModel?>(nil)

  /// Looked for below the data folder, then beside it, where several data folders share one.
  init(_ data: DataFolder) {
    places = [data.url, data.url.deletingLastPathComponent()].map {
      $0.appendingPathComponent("models/\(Self.name)", isDirectory: true)
    }
  }

  /// nil when there is no model.
  ///
  /// - Throws: `UserFacingError` when there is one that cannot be read.
  func model() throws -> SentenceModel? {
    try opened.withLock { opened in
      if let opened { return opened }
      guard let place = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else { return nil }
      let model = try SentenceModel(folder: place.path)
      opened = model
      return model
    }
  }
}
