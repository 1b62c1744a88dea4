import Catalog
import Embedding
import Retrieval
import SearchModel

/// A decision that somebody made before, on the same need or on one of the candidates.
package struct FoundDecision: Sendable {
  package var hit: DecisionHit
  /// The candidates that it names in its title, its options or its links.
  package var candidates: [String]

  package init(hit: DecisionHit, candidates: [String] = []) {
    self.hit = hit
    self.candidates = candidates
  }
}

/// Finds what was decided on a need and on the candidates for it.
struct RelatedDecisions: Sendable {
  /// Decisions of one answer.
  private static let most = 6
  /// Nearness from which a decision seems to be on the same need without a model: BM25, which gives about this where a
  /// record of the usual length has half of the words.
  private static let leastWords: Float = 0.2
  /// To name a candidate counts as much as this nearness.
  private static let nameWeight: Float = 0.2

  let catalog: Catalog
  let cache: GenerationCache<ComparedDecisions>
  /// The cosine from which one seems to be on the same need.
  let leastMeaning: Float

  init(_ catalog: Catalog, leastMeaning: Float) {
    self.catalog = catalog
    self.leastMeaning = leastMeaning
    cache = GenerationCache { try await ComparedDecisions(catalog) }
  }

  /// The nearest first.
  ///
  /// `question` is the sum of the vectors of the need's phrasings, of length one; nil without a model.
  func decisions(
    on need: Need, question: [Float]?, candidates: [ResearchCandidate], generation: Int, scope: SearchScope
  ) async throws -> [FoundDecision] {
    let compared = try await cache.value(ofGeneration: generation)
    // What hardly fits is named for another need.
    let summaries = candidates.filter { $0.fit != .weak }.map(\.offer.summary)
    let matches = compared.matches(
      need, question: question, candidates: summaries.map { ($0.name, $0.repository) },
      least: question == nil ? Self.leastWords : leastMeaning
    ) { repository in
      // A fork's records are those of its original.
      scope[RepositoryID(UInt32(truncatingIfNeeded: repository))].map { !$0.isFork } ?? false
    }
    func score(_ match: ComparedDecisions.Match) -> Float {
      match.nearness + (match.names.isEmpty ? 0 : Self.nameWeight)
    }
    let best = matches.sorted { (score($1), $0.decision) < (score($0), $1.decision) }.prefix(Self.most)
    let loaded = try await catalog.decisions(withIDs: best.map(\.decision))
    return best.compactMap { match in
      guard let (entry, texts) = loaded[match.decision], let summary = DecisionSummary(entry, in: scope) else {
        return nil
      }
      let sentence = BestSentence(of: texts.all, for: need)
      return FoundDecision(
        hit: DecisionHit(
          decision: summary, sentence: sentence.text, ranges: sentence.ranges, score: Double(score(match))),
        candidates: match.names.map { summaries[$0].name })
    }
  }
}
