/// Places the nodes of a directed graph in columns so that edges lead from left to right (K. Sugiyama, S. Tagawa,
/// M. Toda, Methods for visual understanding of hierarchical system structures, 1981). The same graph is always placed
/// alike.
struct LayeredLayout {
  /// A node, or a place where an edge passes a column.
  struct Item {
    var column: Int
    /// Links to items of the next column.
    var next: [Int] = []
    var previous: [Int] = []
    /// Middle of the item.
    var y = 0.0
    var isNode: Bool
  }

  var items: [Item]
  /// Items of each column from top to bottom.
  var columns: [[Int]]
  /// The items that each edge passes, from left to right; an edge that had to be turned is marked.
  private(set) var routes: [(items: [Int], isTurned: Bool)]
  let nodes: Int
  /// Where the edges to a node pass a column: they run together, or long edges would fill the picture.
  private var passages: [Passage: Int] = [:]

  private struct Passage: Hashable {
    var target: Int
    var column: Int
  }

  /// - Parameters:
  ///   - nodes: how many.
  ///   - edges: pairs of nodes; an edge from a node to itself is left out of the picture, its route is empty.
  init(nodes: Int, edges: [(from: Int, to: Int)]) {
    self.nodes = nodes
    let turned = Self.turned(nodes: nodes, edges: edges)
    let forward = zip(edges, turned).map { edge, isTurned in isTurned ? (from: edge.to, to: edge.from) : edge }
    let column = Self.columns(nodes: nodes, edges: forward)
    items = (0..<nodes).map { Item(column: column[$0], isNode: true) }
    columns = []
    routes = []
    for (edge, isTurned) in zip(forward, turned) {
      routes.append((edge.from == edge.to ? [] : route(edge), isTurned))
    }
    columns = Array(repeating: [], count: (column.max() ?? -1) + 1)
    for index in items.indices { columns[items[index].column].append(index) }
    order()
    place()
  }

  /// Adds the places that an edge passes between its ends.
  private mutating func route(_ edge: (from: Int, to: Int)) -> [Int] {
    var route = [edge.from]
    for column in (items[edge.from].column + 1)..<max(items[edge.from].column + 1, items[edge.to].column) {
      let passage = Passage(target: edge.to, column: column)
      if let item = passages[passage] {
        route.append(item)
        continue
      }
      items.append(Item(column: column, isNode: false))
      passages[passage] = items.count - 1
      route.append(items.count - 1)
    }
    route.append(edge.to)
    for (left, right) in zip(route, route.dropFirst()) where !items[left].next.contains(right) {
      items[left].next.append(right)
      items[right].previous.append(left)
    }
    return route
  }

  /// Which edges to turn so that no circle is left: those that lead back in a walk through the graph.
  private static func turned(nodes: Int, edges: [(from: Int, to: Int)]) -> [Bool] {
    var outgoing = [[Int]](repeating: [], count: nodes)
    for (index, edge) in edges.enumerated() { outgoing[edge.from].append(index) }
    var turned = [Bool](repeating: false, count: edges.count)
    var state = [UInt8](repeating: 0, count: nodes)  // 1: on the way, 2: done
    for root in 0..<nodes where state[root] == 0 {
      state[root] = 1
      var calls: [(node: Int, next: Int)] = [(root, 0)]
      while let (node, next) = calls.last {
        guard next < outgoing[node].count else {
          state[node] = 2
          calls.removeLast()
          continue
        }
        calls[calls.count - 1].next += 1
        let edge = outgoing[node][next]
        let target = edges[edge].to
        if state[target] == 1 {
          turned[edge] = true
        } else if state[target] == 0 {
          state[target] = 1
          calls.append((target, 0))
        }
      }
    }
    return turned
  }

  /// Each node as far right as what it depends on allows: consumers stand beside what they consume.
  private static func columns(nodes: Int, edges: [(from: Int, to: Int)]) -> [Int] {
    var outgoing = [[Int]](repeating: [], count: nodes)
    for edge in edges where edge.from != edge.to { outgoing[edge.from].append(edge.to) }
    var height = [Int](repeating: 0, count: nodes)
    // Components of a graph without circles are its nodes, each after those that it points to.
    for component in StrongComponents.of(outgoing) {
      for node in component { height[node] = (outgoing[node].map { height[$0] }.max() ?? -1) + 1 }
    }
    let highest = height.max() ?? 0
    return height.map { highest - $0 }
  }
}
