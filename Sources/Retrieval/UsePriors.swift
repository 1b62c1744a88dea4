private import Foundation

/// How much use speaks for projects.
package enum UsePriors {
  /// By a project's place among all, because counts of users and ranks of foreign catalogues are in no common unit: the
  /// logarithm of how many there are for each that is used as much or more. 0 for the last, and without any use.
  ///
  /// `weights` are 0 when unknown; those alike have the same place.
  package static func of(_ weights: [Double]) -> [Float] {
    let known = weights.indices.filter { weights[$0] > 0 }.sorted { weights[$0] > weights[$1] }
    var priors = [Float](repeating: 0, count: weights.count)
    var place = 0
    for (position, index) in known.enumerated() {
      if position == 0 || weights[index] < weights[known[position - 1]] { place = position + 1 }
      priors[index] = Float(log(Double(weights.count) / Double(place)))
    }
    return priors
  }
}
