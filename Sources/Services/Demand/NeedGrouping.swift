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
  private let vectors: NeedVectors
  private var groups: NeedGroups?
  /// Reads what waits.
  private var step: Task<Void, Never>?
  /// Needs that came and are in no group yet, by their keys; in order.
  private var waiting: [(key: String, need: String)] = []
  private var known: Set<String> = []
  /// The reading of which all needs are known.
  private var taken: Int?

  init(models: ModelFolder, vectors: NeedVectors) {
    self.models = models
    self.vectors = vectors
  }

  /// The groups of all needs, or of as many as are read by now. `waits` is for those who want them all; `reading` is the
  /// number of the reading that the needs are from.
  func state(with needs: DemandNeeds, ofReading reading: Int, waits: Bool) async throws -> State {
    // A model that cannot be read is as good as none here; research says what is wrong with it.
    let model = (try? models.model()) ?? nil
    if groups == nil || groups?.hasVectors != (model != nil) { restart(hasVectors: model != nil) }
    if taken != reading { take(needs, ofReading: reading) }
    if !waiting.isEmpty, step == nil { step = Task { await self.readAll(model) } }
    if waits || waiting.count <= Self.atOnce { await step?.value }
    return State(groups: groups ?? NeedGroups(hasVectors: false), pending: waiting.count)
  }

  private func take(_ needs: DemandNeeds, ofReading reading: Int) {
    for (asking, _) in needs.askings {
      guard let key = needs.keys[asking.need], !key.isEmpty else { continue }
      if known.insert(key).inserted { waiting.append((key, asking.need)) }
    }
    taken = reading
  }

  private func restart(hasVectors: Bool) {
    groups = NeedGroups(hasVectors: hasVectors)
    (waiting, known, taken) = ([], [], nil)
  }

  private func readAll(_ model: SentenceModel?) async {
    while !waiting.isEmpty {
      let next = Array(waiting.prefix(Self.atOnce))
      let read = await vectors.vectors(
        of: next.map(\.key), texts: next.map(\.need), model: model, threads: Self.threads)
      // The model may have come or gone while this step was read.
      guard groups?.hasVectors == (model != nil), waiting.first?.key == next.first?.key else { break }
      for (index, item) in next.enumerated() { groups?.add(item.need, vector: read?[index]) }
      waiting.removeFirst(next.count)
    }
    await vectors.save()
    step = nil
  }
}
