import Records
import Retrieval

/// Finds questions that ask for the same in other words: one narrow way to what compares needs.
struct ComparedQuestions: Sendable {
  private let texts: RecordedNeeds

  init(_ models: ModelFolder, _ vectors: NeedVectors) {
    texts = RecordedNeeds(models, vectors) { store, id, limit in
      try await store.questionTitles(after: id, limit: limit).map { (id: $0.id, need: $0.text) }
    }
  }

  /// Their numbers, the nearest first.
  func nearest(to text: String, in records: RecordsFile, limit: Int) async throws -> [Int64] {
    guard let store = try records.existing() else { return [] }
    return try await texts.same(as: Need(text), in: store, limit: limit).map(\.id)
  }
}
