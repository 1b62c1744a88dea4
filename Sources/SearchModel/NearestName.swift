/// Finds the name that somebody most likely meant.
package enum NearestName {
  /// The name that takes the fewest slips of the keyboard to become `typed`, without regard to case; nil when none
  /// is near. The first of several equally near ones.
  ///
  /// A slip is a letter too many, missing, replaced, or swapped with its neighbour (the optimal string alignment
  /// distance); one is forgiven in short words, two from six letters on.
  package static func of(_ typed: String, among names: some Sequence<String>) -> String? {
    let word = Array(typed.lowercased().utf8)
    let limit = word.count < 6 ? 1 : 2
    // Longer words than any name are no slips.
    guard (2...64).contains(word.count) else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = distance(word, Array(name.lowercased().utf8), limit: limit)
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// The distance, or `limit + 1` when it is larger than `limit`.
  private static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        current.append(least)
      }
      (beforeLast, last) = (last, current)
    }
    return min(last[right.count], limit + 1)
  }
}
