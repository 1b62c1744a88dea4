import Embedding
import Records
import Retrieval
import SearchModel
import Synchronization

/// What teams decided about candidates before, as it counts for a new need.
final class PastVerdicts: Sendable {
  /// Verdicts that are looked at for one answer, and needs of them that are read anew.
  private static let mostVerdicts = 2_000
  private static let mostRead = 16
  /// Vectors of needs that are kept.
  private static let mostKept = 10_000

  private let records: RecordsFile
  private let needs = Mutex<[String: [Float]]>([:])

  init(_ records: RecordsFile) { self.records = records }

  /// Points for each of these identifiers about which somebody decided something.
  ///
  /// `question` is the vector of the need now; nil without a model, then all needs count as unlike it.
  func points(of identifiers: [String], question: [Float]?, _ model: SentenceModel?) async throws -> [String: Float] {
    let verdicts = try await records.store().verdicts(on: identifiers, limit: Self.mostVerdicts)
    guard !verdicts.isEmpty else { return [:] }
    let vectors: [String: [Float]] = model.map { self.vectors(of: verdicts.map(\.need), with: $0) } ?? [:]
    var weights: [String: VerdictWeight] = [:]
    for verdict in verdicts {
      let similarity = Self.cosine(question, vectors[verdict.need])
      if verdict.kind.takes {
        weights[verdict.candidate, default: VerdictWeight()].addTaken(by: verdict.team, similarity: similarity)
      } else if verdict.kind == .dismiss {
        weights[verdict.candidate, default: VerdictWeight()].addDismissed(
          by: verdict.team, for: (verdict.reason ?? .other).rawValue, similarity: similarity)
      }
    }
    return weights.mapValues(\.points)
  }

  /// Of vectors of length one; 0 where one is not known.
  private static func cosine(_ left: [Float]?, _ right: [Float]?) -> Float {
    guard let left, let right else { return 0 }
    return zip(left, right).reduce(Float(0)) { $0 + $1.0 * $1.1 }
  }

  /// Those that are known and a few more: an answer waits for no long list of needs.
  private func vectors(of texts: [String], with model: SentenceModel) -> [String: [Float]] {
    let known = needs.withLock { $0 }
    var seen: Set<String> = []
    let missing = Array(texts.filter { known[$0] == nil && seen.insert($0).inserted }.prefix(Self.mostRead))
    guard !missing.isEmpty else { return known }
    let read = Dictionary(zip(missing, model.encode(missing)), uniquingKeysWith: { first, _ in first })
    return needs.withLock { needs in
      if needs.count + read.count > Self.mostKept { needs = [:] }
      needs.merge(read) { $1 }
      return needs
    }
  }
}
