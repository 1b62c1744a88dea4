private import Foundation

/// Which short texts hold which words, scored by BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance
/// Framework") with each word of a text counted once, by its stem and without the words that only join others.
package struct LexicalIndex: Sendable {
  /// Words to look for, each with what it counts, 0...1.
  package typealias Terms = [Int32: Float]

  private static let saturation: Float = 1.2
  private static let lengthShare: Float = 0.75

  private var numbers: [String: Int32] = [:]
  /// The texts that hold a word, by its number.
  private var holders: [[Int32]] = []
  /// The words of all texts one after the other, and where those of a text end.
  private var words: [Int32] = []
  private var ends: [Int] = []

  package init() {}

  package var count: Int { ends.count }

  /// Adds the next text; its row is `count` before.
  package mutating func append(_ text: String) {
    let row = Int32(count)
    for stem in Set(Words.of(text).filter { !Words.joining.contains($0) }.map(Words.stem)) {
      let number = numbers[stem] ?? Int32(holders.count)
      if Int(number) == holders.count {
        numbers[stem] = number
        holders.append([])
      }
      holders[Int(number)].append(row)
      words.append(number)
    }
    ends.append(words.count)
  }

  /// Those of the words that some text holds.
  package func terms(_ words: [String]) -> Terms {
    let known = Words.content(words).compactMap { numbers[Words.stem($0)] }
    return Terms(known.map { ($0, 1) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds to each row's score `weight` times how much of the terms it holds, 0...1.
  package func add(_ terms: Terms, weight: Float, to scores: inout [Float]) {
    precondition(scores.count == count)
    let mean = Float(words.count) / Float(max(1, count))
    let most = terms.reduce(Float(0)) { $0 + $1.value * rarity($1.key) } * (1 + Self.saturation)
    guard most > 0 else { return }
    for (term, share) in terms.sorted(by: { $0.key < $1.key }) {
      let gain = weight * share * rarity(term) * (1 + Self.saturation) / most
      for row in holders[Int(term)] {
        let length = Float(range(Int(row)).count) / max(1, mean)
        scores[Int(row)] += gain / (1 + Self.saturation * (1 - Self.lengthShare + Self.lengthShare * length))
      }
    }
  }

  private func range(_ row: Int) -> Range<Int> { (row > 0 ? ends[row - 1] : 0)..<ends[row] }

  /// The inverse document frequency.
  private func rarity(_ term: Int32) -> Float {
    let holding = Double(holders[Int(term)].count)
    return Float(log(1 + (Double(count) - holding + 0.5) / (holding + 0.5)))
  }
}

/// Words that texts teach.
extension LexicalIndex {
  /// What rows have in common: the words that at least two of them hold, those first that are rare elsewhere. The best
  /// counts 1. (A relevance model with few terms: Lavrenko and Croft 2001, "Relevance-Based Language Models".)
  package func common(to rows: [Int], most: Int) -> Terms {
    var counts: [Int32: Int] = [:]
    for row in rows { for word in words[range(row)] { counts[word, default: 0] += 1 } }
    return Self.best(
      counts.filter { $0.value > 1 }.map { ($0.key, Float($0.value) / Float(rows.count) * rarity($0.key)) }, most)
  }

  private static func best(_ scored: [(word: Int32, score: Float)], _ most: Int) -> Terms {
    let best = scored.filter { $0.score > 0 }.sorted { ($1.score, $0.word) < ($0.score, $1.word) }.prefix(most)
    let top = best.first?.score ?? 1
    return Terms(uniqueKeysWithValues: best.map { ($0.word, $0.score / top) })
  }
}
