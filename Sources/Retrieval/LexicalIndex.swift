private import Foundation

/// Which short texts hold which words, scored by BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance
/// Framework") with each word of a text counted once.
package struct LexicalIndex: Sendable {
  private static let saturation: Float = 1.2
  private static let lengthShare: Float = 0.75

  private var rows: [String: [Int32]] = [:]
  private var lengths: [Float] = []

  package init() {}

  package var count: Int { lengths.count }

  /// Adds the next text; its row is `count` before.
  package mutating func append(_ text: String) {
    let words = Set(Words.of(text))
    let row = Int32(lengths.count)
    for word in words { rows[word, default: []].append(row) }
    lengths.append(Float(words.count))
  }

  /// Adds to each row's score `weight` times how much of the words it holds, 0...1.
  package func add(_ words: [String], weight: Float, to scores: inout [Float]) {
    precondition(scores.count == count)
    let known = Set(words).compactMap { rows[$0] }
    let mean = lengths.reduce(0, +) / Float(max(1, count))
    let most = known.reduce(Float(0)) { $0 + rarity($1.count) } * (1 + Self.saturation)
    guard most > 0 else { return }
    for holders in known {
      let gain = weight * rarity(holders.count) * (1 + Self.saturation) / most
      for row in holders {
        let length = lengths[Int(row)] / max(1, mean)
        scores[Int(row)] += gain / (1 + Self.saturation * (1 - Self.lengthShare + Self.lengthShare * length))
      }
    }
  }

  /// The inverse document frequency.
  private func rarity(_ holders: Int) -> Float {
    Float(log(1 + (Double(count - holders) + 0.5) / (Double(holders) + 0.5)))
  }
}
