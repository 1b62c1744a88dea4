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
    var words: [Set<String>] = []
    var texts: [String] = []
    /// Rows of the vectors; -1 where there is none yet.
    var rows: [Int32] = []
    var vectors = VectorTable()
  }

  /// Cosine from which two needs ask for the same. Of pairs of needs that ask for one thing in other words most lie above
  /// it, and nearly none of those that do not.
  static let sameMeaning: Float = 0.6
  /// Share of the words of both that both have.
  static let sameWords: Float = 0.5
  /// Needs whose meaning is worked out with one question: some ten milliseconds.
  private static let readAtOnce = 16
  private static let needsPerStep = 10_000

  private let models: ModelFolder
  private let state = Mutex(State())

  init(_ models: ModelFolder) { self.models = models }

  /// Those that ask for the same, the nearest first, at most `limit`.
  func same(as need: Need, in store: RecordStore, limit: Int) async throws -> [Match] {
    try await catchUp(with: store)
    // Without a model the words say it; the answer to the need says that there is none.
    let model = (try? models.model()) ?? nil
    if let model { read(with: model) }
    let question = model?.encode(need.text)
    let words = Set(need.contentWords)
    return state.withLock { state in
      let cosines = question.map(state.vectors.scores) ?? []
      return state.ids.indices.compactMap { index -> Match? in
        let row = Int(state.rows[index])
        if cosines.indices.contains(row) {
          return cosines[row] >= Self.sameMeaning ? Match(id: state.ids[index], nearness: cosines[row]) : nil
        }
        let shared = Self.share(words, state.words[index])
        return shared >= Self.sameWords ? Match(id: state.ids[index], nearness: shared) : nil
      }
    }.sorted { ($1.nearness, $1.id) < ($0.nearness, $0.id) }.prefix(limit).map(\.self)
  }

  /// Adds what was recorded since.
  private func catchUp(with store: RecordStore) async throws {
    while true {
      let last = state.withLock { $0.ids.last ?? 0 }
      let new = try await store.needs(after: last, limit: Self.needsPerStep)
      state.withLock { state in
        // Somebody else may have added them meanwhile.
        for (id, text) in new where id > state.ids.last ?? 0 {
          state.ids.append(id)
          state.words.append(Set(Need(text).contentWords))
          state.texts.append(text)
          state.rows.append(-1)
        }
      }
      if new.count < Self.needsPerStep { return }
    }
  }

  /// Works out what the newest of those that nobody has read mean.
  private func read(with model: SentenceModel) {
    let unread = state.withLock { state in
      var unread: [(index: Int, text: String)] = []
      for index in state.rows.indices.reversed() where state.rows[index] < 0 && unread.count < Self.readAtOnce {
        unread.append((index, state.texts[index]))
      }
      return unread
    }
    guard !unread.isEmpty else { return }
    let vectors = model.encode(unread.map(\.text))
    state.withLock { state in
      for ((index, _), vector) in zip(unread, vectors) where state.rows[index] < 0 {
        state.rows[index] = Int32(state.vectors.count)
        state.vectors.append(vector)
      }
    }
  }

  private static func share(_ left: Set<String>, _ right: Set<String>) -> Float {
    let all = left.union(right).count
    return all == 0 ? 0 : Float(left.intersection(right).count) / Float(all)
  }
}
