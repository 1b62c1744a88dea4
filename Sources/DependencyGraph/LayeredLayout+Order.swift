extension LayeredLayout {
  private static let rounds = 12

  /// Orders each column so that few edges cross: items move to the middle of their neighbours, from left to right and
  /// back; the best order that was met is kept.
  mutating func order() {
    guard columns.count > 1 else { return }
    setOrder(columns)
    var best = columns
    var fewest = crossings()
    for round in 0..<Self.rounds where fewest > 0 {
      let isForward = round.isMultiple(of: 2)
      for column in isForward ? Array(columns.indices.dropFirst()) : columns.indices.dropLast().reversed() {
        sort(column, isForward: isForward)
      }
      let now = crossings()
      if now < fewest {
        fewest = now
        best = columns
      }
    }
    setOrder(best)
  }

  private mutating func setOrder(_ order: [[Int]]) {
    columns = order
    for column in columns {
      for (position, item) in column.enumerated() { items[item].y = Double(position) }
    }
  }

  private mutating func sort(_ column: Int, isForward: Bool) {
    let keyed = columns[column].map { item -> (key: Double, item: Int) in
      let neighbours = isForward ? items[item].previous : items[item].next
      guard !neighbours.isEmpty else { return (items[item].y, item) }
      return (neighbours.reduce(0) { $0 + items[$1].y } / Double(neighbours.count), item)
    }
    // Stable, so that items that are alike keep their order.
    columns[column] = keyed.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
      .map(\.element.item)
    for (position, item) in columns[column].enumerated() { items[item].y = Double(position) }
  }

  /// Pairs of links that cross, counted with a tree of sums (W. Barth, M. Jünger, P. Mutzel, 2002).
  private func crossings() -> Int {
    var total = 0
    for column in columns.dropLast() {
      let ends = column.flatMap { item in items[item].next.map { Int(items[$0].y) }.sorted() }
      guard let highest = ends.max() else { continue }
      var sums = [Int](repeating: 0, count: highest + 2)
      for (count, end) in ends.enumerated() {
        var notAfter = 0
        var index = end + 1
        while index > 0 {
          notAfter += sums[index]
          index &= index - 1
        }
        total += count - notAfter
        index = end + 1
        while index < sums.count {
          sums[index] += 1
          index += index & -index
        }
      }
    }
    return total
  }
}
