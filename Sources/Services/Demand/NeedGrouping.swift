import Demand
import Embedding
import GitRead
import SearchModel

/// Puts needs into groups, each once, in the order in which they were first asked for. A few new ones are read at once;
/// many are read in steps beside the answers, which say how many are left.
actor NeedGrouping {
  struct State: Sendable {
    var groups: NeedGroups
    /// Needs that are not in it yet.
    var pending: Int
  }

  /// Needs that somebody who asks for demand waits for, and needs of one step.
  private static let atOnce = 200
  private static let threads = 1

  private let models: ModelFolder
  private let vectors: NeedVectorFile
  private var groups: NeedGroups?
  private var reading: Task<Void, Never>?
  /// Needs that came and are in no group yet, by their keys; in order.
  private var waiting: [(key: String, need: String)] = []
  private var known: Set<String> = []

  init(models: ModelFolder, vectors: NeedVectorFile) {
    self.models = models
    self.vectors = vectors
  }

  /// The groups of all needs, or of as many as are read by now. `waits` is for those who want them all.
  func state(with needs: [String], waits: Bool) async throws -> State {
    // A model that cannot be read is as good as none here; research says what is wrong with it.
    let model = (try? models.model()) ?? nil
    if groups == nil || groups?.hasVectors != (model != nil) { restart(hasVectors: model != nil) }
    for need in needs {
      let key = NeedGroups.key(need)
      if !key.isEmpty, known.insert(key).inserted { waiting.append((key, need)) }
    }
    if !waiting.isEmpty, reading == nil { reading = Task { await self.readAll(model) } }
    if waits || waiting.count <= Self.atOnce { await reading?.value }
    return State(groups: groups ?? NeedGroups(hasVectors: false), pending: waiting.count)
  }

  private func restart(hasVectors: Bool) {
    groups = NeedGroups(hasVectors: hasVectors)
    (waiting, known) = ([], [])
  }

  private func readAll(_ model: SentenceModel?) async {
    while !waiting.isEmpty {
      let step = Array(waiting.prefix(Self.atOnce))
      let read = await vectors.vectors(
        of: step.map(\.key), texts: step.map(\.need), model: model, threads: Self.threads)
      // The model may have come or gone while this step was read.
      guard groups?.hasVectors == (model != nil), waiting.first?.key == step.first?.key else { break }
      for (index, item) in step.enumerated() { groups?.add(item.need, vector: read?[index]) }
      waiting.removeFirst(step.count)
    }
    await vectors.save()
    reading = nil
  }
}
