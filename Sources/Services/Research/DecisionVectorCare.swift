import Catalog
import Embedding
import Foundation
import GitRead

/// Reads the texts of decisions that nobody has read yet, and keeps their vectors.
struct DecisionVectorCare: Sendable {
  /// Decisions between two publications, and two looks at whether to stop.
  private static let decisionsPerStep = 50

  let catalog: Catalog
  let models: ModelFolder
  let threads: Int

  /// Returns how many decisions were read; 0 without a model.
  @discardableResult
  func run(_ cancellation: Cancellation) throws -> Int {
    guard let model = try models.model() else { return 0 }
    var done = 0
    while !cancellation.isCancelled {
      let decisions = try catalog.unreadDecisions(limit: Self.decisionsPerStep)
      guard !decisions.isEmpty else { break }
      try read(decisions, with: model)
      done += decisions.count
    }
    if done > 0 { try catalog.finishVectors() }
    return done
  }

  private func read(_ decisions: [ComparedDecision], with model: SentenceModel) throws {
    var parts: [Int64: [Int64]] = [:]
    var texts: [Int64: String] = [:]
    for decision in decisions {
      for text in DecisionParts.of(decision) {
        let hash = TextFingerprint.of(text)
        texts[hash] = text
        parts[decision.id, default: []].append(hash)
      }
    }
    let missing = try catalog.missingVectors(texts.keys.sorted()).sorted()
    let vectors = model.encode(missing.map { texts[$0] ?? "" }, threads: threads)
    try catalog.publish(vectors: VectorRecord.all(vectors, hashes: missing), ofDecisions: parts)
  }
}

extension VectorRecord {
  /// Vectors of texts as the catalogue keeps them.
  ///
  /// `hashes` are those of the texts, in the order of the vectors.
  static func all(_ vectors: [[Float]], hashes: [Int64]) -> [VectorRecord] {
    var table = VectorTable()
    for vector in vectors { table.append(vector) }
    return hashes.indices.map { row in
      let (values, scale) = table.row(row)
      return VectorRecord(
        hash: hashes[row], scale: Double(scale), content: Data(values.map { UInt8(bitPattern: $0) }))
    }
  }
}
