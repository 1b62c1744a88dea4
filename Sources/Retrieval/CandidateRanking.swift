private import Foundation

/// How candidates are ranked. The weights were chosen on the 48 needs of the development set of the research quality
/// data and on those of the example organisation; `make quality` measures what they reach, and what each signal adds.
package enum CandidateRanking {
  /// Of the words, beside the cosine of the vectors: a sentence is put in other words than the project's own, so words
  /// that happen to be the same mislead; keywords are often the project's own.
  package static func lexicalWeight(_ form: Need.Form) -> Float { form == .keywords ? 0.2 : 0 }

  /// Of the words that the nearest projects have in common: the trade's own words for the need.
  package static func learntWeight(_ form: Need.Form) -> Float { form == .keywords ? 0.1 : 0.2 }
  /// Projects that teach such words, and words that they teach.
  package static let teachers = 10
  package static let learntTerms = 8

  /// Without a model: words that stand beside those of a sentence in the organisation's own texts, and what they count
  /// against the need's. Keywords need none.
  package static let companions = 20
  package static let companionWeight: Float = 0.2

  /// For a project that is called by one of the words.
  package static let nameWeight: Float = 0.05
  /// For the project that most others use.
  package static let useWeight: Float = 0.15
  /// For the organisation's own: at equal nearness it stands before what was imported.
  package static let ownWeight: Float = 0.05
  /// Against what is archived: it can be read and taken over, and nobody keeps it.
  package static let archivedWeight: Float = -0.1
  /// A section of a document speaks for the project, but less than the project's own summary; of a function only what
  /// is very near.
  package static let sectionShare: Float = 0.9
  package static let symbolShare: Float = 0.85

  /// The level of `FieldOfMeanings` for a need as others are, in a catalogue of 15,000.
  package static let usualField: Float = 0.33

  /// How much use speaks for each project, 0...1: by its place among all, because counts of users and ranks of foreign
  /// catalogues are in no common unit. 1 for the first, about a half for the hundredth of ten thousand; 0 without any.
  ///
  /// `weights` are 0 when unknown; those alike have the same place.
  package static func usePriors(_ weights: [Double]) -> [Float] {
    let known = weights.indices.filter { weights[$0] > 0 }.sorted { weights[$0] > weights[$1] }
    var priors = [Float](repeating: 0, count: weights.count)
    let scale = log(Double(weights.count) + 1)
    var place = 0
    for (position, index) in known.enumerated() {
      if position == 0 || weights[index] < weights[known[position - 1]] { place = position + 1 }
      priors[index] = Float(1 - log(Double(place)) / scale)
    }
    return priors
  }
}
