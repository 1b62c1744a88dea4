import Embedding
import Records
import Retrieval
import SearchModel

/// What teams decided about candidates before, as it counts for a new need.
struct PastVerdicts: Sendable {
  /// Verdicts that are looked at for one answer, and needs of them that are read anew.
  private static let mostVerdicts = 2_000
  private static let mostRead = 16

  let records: RecordsFile
  let needs: NeedVectors

  /// Points for each of these identifiers about which somebody decided something.
  ///
  /// `question` is the vector of the need now; nil without a model, then all needs count as unlike it. Research for a
  /// project that `isVisible` denies does not exist.
  func points(
    of identifiers: [String], question: [Float]?, _ model: SentenceModel?, isVisible: (String) -> Bool
  ) async throws -> [String: Float] {
    guard let store = try records.existing() else { return [:] }
    let verdicts = try await store.verdicts(on: identifiers, limit: Self.mostVerdicts).filter { isVisible($0.project) }
    guard !verdicts.isEmpty else { return [:] }
    let similarities = similarities(of: Set(verdicts.map(\.need)).sorted(), to: question, model)
    var weights: [String: VerdictWeight] = [:]
    for verdict in verdicts {
      let similarity = similarities[verdict.need] ?? 0
      if verdict.kind.takes {
        weights[verdict.candidate, default: VerdictWeight()].addTaken(by: verdict.team, similarity: similarity)
      } else if verdict.kind == .dismiss {
        weights[verdict.candidate, default: VerdictWeight()].addDismissed(
          by: verdict.team, for: (verdict.reason ?? .other).rawValue, similarity: similarity)
      }
    }
    return weights.mapValues(\.points)
  }

  /// Of the needs that are known and a few more: an answer waits for no long list of needs.
  private func similarities(of texts: [String], to question: [Float]?, _ model: SentenceModel?) -> [String: Float] {
    guard let question, let model else { return [:] }
    let fingerprints = texts.map(NeedVectors.fingerprint)
    needs.read(zip(fingerprints, texts).map { ($0, $1) }, with: model, most: Self.mostRead)
    let cosines = needs.cosines(of: fingerprints, to: question)
    return Dictionary(zip(texts, cosines).compactMap { text, cosine in cosine.map { (text, $0) } }) { first, _ in first
    }
  }
}
