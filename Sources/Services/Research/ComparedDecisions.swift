import Catalog
import Embedding
import Retrieval
import Synchronization

/// All decisions of one generation, ready to be compared with a need and with the candidates for it.
struct ComparedDecisions: Sendable {
  struct Match: Sendable {
    var decision: Int64
    /// The cosine of the part that fits best; without a model how much of the words it has, 0...1.
    var nearness: Float
    /// Which of the candidates it names, by their places.
    var names: [Int] = []
  }

  private struct Decision: Sendable {
    var id: Int64
    var repository: Int64
    var rows: Range<Int>
    /// Words of title and options, with a space before and behind each run.
    var names: String
  }

  private let decisions: [Decision]
  private let vectors: VectorTable
  private let words: LexicalIndex
  /// Places in `decisions` by the words of their titles and options.
  private let named: [String: [Int]]
  /// Places in `decisions` by the names of repositories that their links may lead to.
  private let linked: [String: [Int]]

  /// Compares a need with each decision that somebody may see.
  ///
  /// - Parameters:
  ///   - need: what is needed.
  ///   - question: the sum of the vectors of the need's phrasings, of length one; nil without a model.
  ///   - candidates: the name and the repository of each.
  ///   - least: nearness from which a decision counts by itself.
  ///   - isVisible: whether a repository exists for who asks.
  /// - Returns: those that are near, and those that name a candidate.
  func matches(
    _ need: Need, question: [Float]?, candidates: [(name: String, repository: String?)], least: Float,
    isVisible: (Int64) -> Bool
  ) -> [Match] {
    let nearness = nearness(need, question)
    let naming = naming(candidates)
    return decisions.indices.compactMap { index in
      let names = naming[index] ?? []
      guard nearness[index] >= least || !names.isEmpty, isVisible(decisions[index].repository) else { return nil }
      return Match(decision: decisions[index].id, nearness: nearness[index], names: names)
    }
  }

  private func nearness(_ need: Need, _ question: [Float]?) -> [Float] {
    var scores = [Float](repeating: 0, count: decisions.count)
    guard let question else {
      words.add(words.terms(need.words), weight: 1, to: &scores)
      return scores
    }
    let cosines = vectors.scores(question)
    for (index, decision) in decisions.enumerated() { scores[index] = cosines[decision.rows].max() ?? 0 }
    return scores
  }

  // MARK: Candidates by name

  /// The candidates that each decision names, by places.
  private func naming(_ candidates: [(name: String, repository: String?)]) -> [Int: [Int]] {
    var naming: [Int: [Int]] = [:]
    for (place, candidate) in candidates.enumerated() {
      for index in decisions(naming: candidate.name).union(decisions(linkingTo: candidate.repository)) {
        naming[index, default: []].append(place)
      }
    }
    return naming
  }

  /// Those whose title or options have the words of a name in a row.
  private func decisions(naming name: String) -> Set<Int> {
    let words = Words.of(name)
    guard let rarest = words.min(by: { named[$0, default: []].count < named[$1, default: []].count }) else { return [] }
    let wanted = " " + words.joined(separator: " ") + " "
    return Set(named[rarest, default: []].filter { decisions[$0].names.contains(wanted) })
  }

  private func decisions(linkingTo repository: String?) -> Set<Int> {
    // A name without an owner is a part of too many addresses.
    guard let key = repository.map({ Self.pathParts($0).suffix(2) }), key.count == 2 else { return [] }
    return Set(linked[key.joined(separator: "/"), default: []])
  }

  /// Each two parts in a row of an address's path: `https://host/acme/tools.git` and `/repos/acme/tools/-/x` have
  /// `acme/tools`.
  private static func repositoryNames(in link: String) -> [String] {
    let parts = pathParts(link)
    return zip(parts, parts.dropFirst()).map { "\($0)/\($1)" }
  }

  private static func pathParts(_ link: String) -> [Substring] {
    link.lowercased().prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map { part in
      var part = part
      while let last = part.last, ".,;:".contains(last) { part.removeLast() }
      return part.hasSuffix(".git") ? part.dropLast(4) : part
    }
  }
}

extension ComparedDecisions {
  /// Reads all of the catalogue that is compared.
  init(_ catalog: Catalog) async throws {
    let read = Mutex<(table: VectorTable, rows: [Int64: Range<Int>])>((VectorTable(), [:]))
    try await catalog.forEachDecisionVector { decision, vector in
      guard vector.content.count == SentenceModel.width else { return }
      read.withLock { read in
        let row = read.table.count
        read.table.append(values: vector.content.map { Int8(bitPattern: $0) }, scale: Float(vector.scale))
        read.rows[decision] = (read.rows[decision]?.lowerBound ?? row)..<row + 1
      }
    }
    let (table, rows) = read.withLock { ($0.table, $0.rows) }
    var decisions: [Decision] = []
    var words = LexicalIndex()
    var named: [String: [Int]] = [:]
    var linked: [String: [Int]] = [:]
    for decision in try await catalog.comparedDecisions() {
      let runs = ([decision.title] + decision.options).map(Words.of)
      for word in Set(runs.joined()) { named[word, default: []].append(decisions.count) }
      for name in Set(decision.links.flatMap(Self.repositoryNames)) {
        linked[name, default: []].append(decisions.count)
      }
      words.append([decision.title, decision.context, decision.decision].joined(separator: "\n"))
      decisions.append(
        Decision(
          id: decision.id, repository: decision.repositoryId, rows: rows[decision.id] ?? 0..<0,
          names: runs.map { " " + $0.joined(separator: " ") + " " }.joined(separator: "\n")))
    }
    self.init(decisions: decisions, vectors: table, words: words, named: named, linked: linked)
  }
}
