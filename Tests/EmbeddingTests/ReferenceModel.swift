import Foundation
import TestSupport

@testable import Embedding

/// The model as `make model` leaves it, and what a plain implementation computes with it.
enum ReferenceModel {
  struct Case: Decodable {
    var text: String
    var pieces: [Int32]
    var vector: [Float]
  }

  static let folder = SentenceModelFolder.url?.path ?? ""

  static var isThere: Bool { SentenceModelFolder.url != nil }

  static func cases() throws -> [Case] {
    try JSONDecoder().decode(
      [Case].self, from: Data(SourceTree.text("Tests/EmbeddingTests/Fixtures/reference.json").utf8))
  }

  static func cosine(_ left: [Float], _ right: [Float]) -> Float {
    zip(SentenceModel.unit(left), SentenceModel.unit(right)).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
