/// How many letters must be typed, deleted, changed or swapped to make one word
/// another (optimal string alignment), whatever their case.
enum EditDistance {
  static func between(_ left: String, _ right: String) -> Int {
    // Keys are short; a value taken for a key must not cost its square.
    let a = Array(left.lowercased().unicodeScalars.prefix(64))
    let b = Array(right.lowercased().unicodeScalars.prefix(64))
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count {
      for j in 0...b.count {
        if i == 0 || j == 0 {
          rows[i][j] = i + j
          continue
        }
        let same = a[i - 1] == b[j - 1]
        rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
        }
      }
    }
    return rows[a.count][b.count]
  }

  /// The word that was meant, or nil when none is near.
  static func nearest(to word: String, among words: [String]) -> String? {
    let ranked = words.map { (distance: between(word, $0), word: $0) }.sorted { $0 < $1 }
    guard let best = ranked.first, best.distance <= max(2, word.count / 3) else { return nil }
    return best.word
  }
}
