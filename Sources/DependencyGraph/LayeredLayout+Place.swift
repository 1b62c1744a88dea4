extension LayeredLayout {
  /// Distance of the middles of two nodes, and of a node or place from a place that an edge passes.
  static let nodeDistance = 30.0
  static let routeDistance = 12.0
  private static let rounds = 16

  /// Gives every item its height: near its neighbours, in the column's order, at a distance from the next one.
  mutating func place() {
    for column in columns {
      var y = 0.0
      for (position, item) in column.enumerated() {
        if position > 0 { y += distance(column[position - 1], item) }
        items[item].y = y
      }
    }
    for round in 0..<Self.rounds {
      let isForward = round.isMultiple(of: 2)
      for column in isForward ? Array(columns.indices) : columns.indices.reversed() {
        settle(column, isForward: isForward, last: round >= Self.rounds - 2)
      }
    }
    let top = items.map(\.y).min() ?? 0
    for index in items.indices { items[index].y -= top }
  }

  private func distance(_ upper: Int, _ lower: Int) -> Double {
    items[upper].isNode && items[lower].isNode
      ? Self.nodeDistance : Self.routeDistance + (items[upper].isNode || items[lower].isNode ? 8 : 0)
  }

  /// Least squares under the distances: with these taken off it is isotonic regression, solved by pooling neighbours
  /// that would change places (M. Ayer and others, 1955).
  private mutating func settle(_ column: Int, isForward: Bool, last: Bool) {
    var offset = 0.0
    var pools: [(sum: Double, weight: Double, count: Int)] = []
    for (position, item) in columns[column].enumerated() {
      if position > 0 { offset += distance(columns[column][position - 1], item) }
      let neighbours =
        last
        ? items[item].previous + items[item].next
        : isForward ? items[item].previous : items[item].next
      let wanted =
        neighbours.isEmpty
        ? items[item].y : neighbours.reduce(0) { $0 + items[$1].y } / Double(neighbours.count)
      // A long edge that is straight is worth more than a node in the middle.
      let weight = neighbours.isEmpty ? 0.1 : items[item].isNode ? 1.0 : 2.0
      pools.append(((wanted - offset) * weight, weight, 1))
      while pools.count > 1, let below = pools.last, let above = pools.dropLast().last,
        above.sum / above.weight > below.sum / below.weight
      {
        pools.removeLast()
        pools[pools.count - 1] = (above.sum + below.sum, above.weight + below.weight, above.count + below.count)
      }
    }
    offset = 0
    var position = 0
    for pool in pools {
      for _ in 0..<pool.count {
        if position > 0 { offset += distance(columns[column][position - 1], columns[column][position]) }
        items[columns[column][position]].y = pool.sum / pool.weight + offset
        position += 1
      }
    }
  }
}
