import Foundation

/// Whom a question is put to, so that nobody gets them all: of those who know, those who were asked least for what they
/// know.
///
/// Of the questions of two weeks, somebody is expected to get a share that grows with the square root of how likely they
/// are to know: who knows four times as much gets twice as many. Put to are those who lie furthest behind that share
/// (largest remainder, as seats are apportioned), and nobody beyond the most that one inbox takes, unless all are there.
struct LoadSpread {
  /// People that one question is put to.
  static let asked = 2
  /// The time that is looked back over.
  static let seconds = 14 * 86_400.0
  /// Questions that one inbox gets in that time.
  static let most = 6

  /// How likely each is to know, above 0.
  let candidates: [(key: String, score: Double)]
  /// Questions that each got lately.
  let recent: [String: Int]

  /// At most `count`, those furthest behind first; among equals the likelier, then by key.
  func chosen(_ count: Int = Self.asked) -> [String] {
    let known = candidates.filter { $0.score > 0 && $0.score.isFinite }
    let free = known.filter { recent[$0.key, default: 0] < Self.most }
    guard !free.isEmpty else {
      // Somebody has to be asked: the one who got the fewest.
      let least = known.min {
        (recent[$0.key, default: 0], -$0.score, $0.key) < (recent[$1.key, default: 0], -$1.score, $1.key)
      }
      return [least?.key].compactMap(\.self)
    }
    let shares = known.reduce(0) { $0 + $1.score.squareRoot() }
    let questions = Double(known.reduce(0) { $0 + recent[$1.key, default: 0] } + count)
    let behind = free.map { candidate in
      (candidate, candidate.score.squareRoot() / shares * questions - Double(recent[candidate.key, default: 0]))
    }
    return behind.sorted { ($1.1, $1.0.score, $0.0.key) < ($0.1, $0.0.score, $1.0.key) }.prefix(count).map(\.0.key)
  }
}
