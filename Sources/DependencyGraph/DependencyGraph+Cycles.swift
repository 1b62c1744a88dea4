extension DependencyGraph {
  /// Groups of projects that depend on one another in circles; the largest first, each in the order of its numbers.
  /// Only edges of these scopes count, nil stands for all: a library and its test helper that need each other for
  /// development are no knot.
  package func cycles(scopes: Set<String>? = ["runtime", "optional", "build", "indirect"]) -> [[Int64]] {
    let ids = projects.keys.sorted()
    let position = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let links = ids.map { id in
      dependencies(of: id).filter { scopes?.contains($0.need.scope) ?? true }
        .compactMap { $0.target.project.flatMap { position[$0] } }
    }
    return StrongComponents.of(links).filter { $0.count > 1 }.map { $0.map { ids[$0] }.sorted() }
      .sorted { ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0) }
  }
}

/// Strongly connected components (R. Tarjan, Depth-first search and linear graph algorithms, 1972), without recursion:
/// chains may be as long as an organisation is large.
enum StrongComponents {
  /// - Parameter links: for each node the nodes that it points to.
  /// - Returns: components so that each points to earlier ones only.
  static func of(_ links: [[Int]]) -> [[Int]] {
    var index = [Int](repeating: -1, count: links.count)
    var low = index
    var isOnStack = [Bool](repeating: false, count: links.count)
    var stack: [Int] = []
    var components: [[Int]] = []
    var counter = 0
    for root in links.indices where index[root] < 0 {
      var calls: [(node: Int, next: Int)] = [(root, 0)]
      while let (node, next) = calls.last {
        if next == 0 {
          index[node] = counter
          low[node] = counter
          counter += 1
          stack.append(node)
          isOnStack[node] = true
        }
        guard next < links[node].count else {
          calls.removeLast()
          if let caller = calls.last?.node { low[caller] = min(low[caller], low[node]) }
          if low[node] == index[node] {
            let start = stack.lastIndex(of: node) ?? stack.startIndex
            components.append(Array(stack[start...]))
            for member in stack[start...] { isOnStack[member] = false }
            stack.removeSubrange(start...)
          }
          continue
        }
        calls[calls.count - 1].next += 1
        let other = links[node][next]
        if index[other] < 0 {
          calls.append((other, 0))
        } else if isOnStack[other] {
          low[node] = min(low[node], index[other])
        }
      }
    }
    return components
  }
}
