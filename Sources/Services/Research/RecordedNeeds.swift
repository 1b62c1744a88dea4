import Embedding
import Records
import Retrieval
import Synchronization

/// The needs that were recorded, ready to be compared with one: read once and kept in memory. What they mean is worked out
/// by and by, a few with each question; until then, and without a sentence model, their words are compared.
final class RecordedNeeds: Sendable {
  struct Match: Sendable, Equatable {
    var id: Int64
    /// 0...1.
    var nearness: Float
  }

  private struct State {
    var ids: [Int64] = []
    var stems: [Set<String>] = []
    var fingerprints: [Int64] = []
    /// Those whose meaning was not asked for yet, the newest last.
    var unread: [(fingerprint: Int64, text: String)] = []
  }

  /// Cosine from which two needs ask for the same. Of the 2,256 pairs of different needs of the development set, each once
  /// as a sentence and once as keywords, none lies above it, and of one need in both forms a quarter do: what is named as
  /// earlier research on the same need is that, and not all of it is found.
  static let sameMeaning: Float = 0.6
  /// Share of the stems of both that both have.
  static let sameWords: Float = 0.5
  /// Needs whose meaning is worked out with one question: some ten milliseconds.
  private static let readAtOnce = 16
  private static let needsPerStep = 10_000

  private let models: ModelFolder
  private let vectors: NeedVectors
  private let state = Mutex(State())

  /// Reads texts with their numbers that come after one, oldest first, at most so many.
  typealias Reading = @Sendable (RecordStore, Int64, Int) async throws -> [(id: Int64, need: String)]

  private let reading: Reading

  init(
    _ models: ModelFolder, _ vectors: NeedVectors,
    reading: @escaping Reading = { try await $0.needs(after: $1, limit: $2) }
  ) {
    self.models = models
    self.vectors = vectors
    self.reading = reading
  }

  /// Those that ask for the same, the nearest first, at most `limit`.
  func same(as need: Need, in store: RecordStore, limit: Int) async throws -> [Match] {
    try await catchUp(with: store)
    // Without a model the words say it; the answer to the need says that there is none.
    let model = (try? models.model()) ?? nil
    if let model { read(with: model) }
    let (ids, stems, fingerprints) = state.withLock { ($0.ids, $0.stems, $0.fingerprints) }
    let words = need.stems
    let cosines = model.map { vectors.cosines(of: fingerprints, to: $0.encode(need.text)) } ?? []
    return ids.indices.compactMap { index -> Match? in
      if cosines.indices.contains(index), let cosine = cosines[index] {
        return cosine >= Self.sameMeaning ? Match(id: ids[index], nearness: cosine) : nil
      }
      let shared = Words.overlap(words, stems[index])
      return shared >= Self.sameWords ? Match(id: ids[index], nearness: shared) : nil
    }.sorted { ($1.nearness, $1.id) < ($0.nearness, $0.id) }.prefix(limit).map(\.self)
  }

  /// Adds what was recorded since.
  private func catchUp(with store: RecordStore) async throws {
    while true {
      let last = state.withLock { $0.ids.last ?? 0 }
      let new = try await reading(store, last, Self.needsPerStep)
      state.withLock { state in
        // Somebody else may have added them meanwhile.
        for (id, text) in new where id > state.ids.last ?? 0 {
          let fingerprint = NeedVectors.fingerprint(text)
          state.ids.append(id)
          state.stems.append(Need(text).stems)
          state.fingerprints.append(fingerprint)
          state.unread.append((fingerprint, text))
        }
      }
      if new.count < Self.needsPerStep { return }
    }
  }

  /// Works out what the newest of those that nobody has read mean.
  private func read(with model: SentenceModel) {
    let newest = state.withLock { state in
      var newest: [(fingerprint: Int64, text: String)] = []
      while newest.count < Self.readAtOnce, let last = state.unread.popLast() {
        if !vectors.knows(last.fingerprint) { newest.append(last) }
      }
      return newest
    }
    vectors.read(newest, with: model)
  }
}
