import Catalog

/// The texts that speak for a decision when a need is compared with it.
enum DecisionParts {
  /// Parts of a decision that are kept.
  private static let most = 12

  static func of(_ decision: ComparedDecision) -> [String] {
    let options = decision.options.isEmpty ? "" : ": " + decision.options.prefix(20).joined(separator: ", ")
    let pieces = SectionPieces.of(decision.context) + SectionPieces.of(decision.decision)
    return Array(([decision.title + options] + pieces.map { "\(decision.title): \($0)" }).prefix(most))
  }
}
