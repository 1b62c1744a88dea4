/// What may speak for a project when it is ranked. A benchmark leaves one out at a time, to see what it adds.
package struct RankingSignals: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// The sentence model.
  package static let meaning = RankingSignals(rawValue: 1 << 0)
  /// Sections of documents, and symbols, beside a project's summary.
  package static let sections = RankingSignals(rawValue: 1 << 1)
  package static let symbols = RankingSignals(rawValue: 1 << 2)
  /// The words of keywords.
  package static let words = RankingSignals(rawValue: 1 << 3)
  /// What the nearest have in common; without a model, companions of the need's words.
  package static let learntWords = RankingSignals(rawValue: 1 << 4)
  package static let name = RankingSignals(rawValue: 1 << 5)
  package static let use = RankingSignals(rawValue: 1 << 6)
  package static let ownWork = RankingSignals(rawValue: 1 << 7)
  /// The need as others would put it, beside as it is given.
  package static let phrasings = RankingSignals(rawValue: 1 << 8)
  /// What teams decided about the project before.
  package static let verdicts = RankingSignals(rawValue: 1 << 9)

  package static let all = RankingSignals(rawValue: (1 << 10) - 1)
}
