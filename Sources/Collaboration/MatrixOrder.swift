/// An order for the rows and columns of a matrix in which what belongs together stands together.
package enum MatrixOrder {
  /// Groups stay together, in the order of their first member; within them each next one is the one with most links to
  /// those that stand already, weighted by how near they stand. Deterministic; O(n²).
  ///
  /// - Parameters:
  ///   - groups: for each item what it is put together with.
  ///   - links: pairs of items and how strong they are.
  /// - Returns: the items' positions in the wanted order.
  package static func order(groups: [String], links: [(first: Int, second: Int, weight: Double)]) -> [Int] {
    var weights = [[Int: Double]](repeating: [:], count: groups.count)
    for link in links where link.first != link.second {
      weights[link.first][link.second, default: 0] += link.weight
      weights[link.second][link.first, default: 0] += link.weight
    }
    let strength = weights.map { $0.values.reduce(0, +) }
    var order: [Int] = []
    var pull = [Double](repeating: 0, count: groups.count)
    for group in self.groups(groups) {
      var left = Set(group)
      while let next = left.max(by: { (pull[$0], strength[$0], $1) < (pull[$1], strength[$1], $0) }) {
        left.remove(next)
        order.append(next)
        for index in pull.indices { pull[index] *= 0.8 }
        for (other, weight) in weights[next] { pull[other] += weight }
      }
    }
    return order
  }

  private static func groups(_ groups: [String]) -> [[Int]] {
    var members: [String: [Int]] = [:]
    for (index, group) in groups.enumerated() { members[group, default: []].append(index) }
    return members.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }.map(\.value)
  }
}
