/// How candidates are ranked: what each signal counts beside the cosine of a project's nearest text. A benchmark tries
/// others, to see what each adds and whether they were chosen well; `make quality` says what these reach, on the needs
/// that they were chosen on and on those that were left out while choosing.
package struct RankingWeights: Codable, Sendable, Equatable {
  package static let standard = RankingWeights()

  /// Whether the sentence model is used, and whether the need is compared as others would put it, too.
  package var usesMeaning = true
  package var usesPhrasings = true
  /// What the cosine of a section of a document counts of that of the project's own summary: nothing at 0.
  package var sections: Float = 1
  /// For the nearest function or type: a share of what its cosine is above `FieldOfMeanings.usual`. Added, and not taken
  /// in the place of the texts': of three hundred names one is always somehow near.
  package var symbols: Float = 0.4
  /// For the words of keywords: a sentence is put in other words than the project's own, so words that happen to be the
  /// same mislead; keywords are often the project's own. Without a model the words are all there is, and count 1.
  package var words: Float = 0.3
  /// For the words that the nearest projects have in common: the trade's own words for the need.
  package var learnt: Float = 0.15
  /// For a project that is called by one of the words.
  package var name: Float = 0.05
  /// For use, by each factor of e that fewer projects are more used: in a catalogue of 15,000 up to 0.12, among 60 up to
  /// 0.05, as the place says more the more it was won against.
  package var use: Float = 0.0125
  /// For the organisation's own: at equal nearness it stands before what was imported.
  package var own: Float = 0.05
  /// Against what is archived: it can be read and taken over, and nobody keeps it.
  package var archived: Float = -0.1
  /// What teams decided about a project counts so much of `VerdictWeight`.
  package var verdicts: Float = 1

  /// The cosine from which a decision seems to be on the need, beside what is decided about its candidates: on the needs of
  /// Benchmarks/needs/decisions.jsonl it finds the most of what was decided for the least of what was not.
  package var leastOfDecision: Float = 0.42

  package init() {}

  /// Words of a project that nobody has read yet stand for its texts. One that was read and has so much of the words (by
  /// BM25) is on average so much less above the field.
  package static let wordsBelowMeaning: Float = 0.2

  /// Projects that teach words, and words that they teach. Of a small catalogue the nearest have only its subject in
  /// common: there must be a hundred for each teacher.
  package static let learntTerms = 8
  package static func teachers(among projects: Int) -> Int { min(10, projects / 100) }

  /// What the functions and types of a project are put in order by: the cosine, less this for each factor of e that more
  /// of them are more telling.
  package static let tellingWeight: Float = 0.05
}
