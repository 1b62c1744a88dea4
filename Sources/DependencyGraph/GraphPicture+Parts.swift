extension GraphPicture {
  /// Nodes that edges connect, placed by themselves.
  struct Part {
    /// Positions in the picture's `nodes`; their places here are what `layout` numbers.
    let nodes: [Int]
    /// Positions in the picture's `edges`, as the layout's routes.
    let edges: [Int]
    let layout: LayeredLayout
    var frame: Frame
  }

  private static let partGap = 26.0
  /// Rows of parts are at least so wide, in pixels: a page's width.
  private static let rowWidth = 1_150.0

  /// The connected parts of the graph in rows, the highest first (next-fit decreasing height: E. Coffman and others,
  /// 1980), so that parts that have nothing to do with one another leave little of the paper empty.
  func parts(widths: [Double]) -> (parts: [Part], width: Double, height: Double) {
    var parts = connected.map { nodes, edges in
      var local = [Int](repeating: 0, count: self.nodes.count)
      for (position, node) in nodes.enumerated() { local[node] = position }
      let layout = LayeredLayout(
        nodes: nodes.count, edges: edges.map { (local[self.edges[$0].from], local[self.edges[$0].to]) })
      return Part(nodes: nodes, edges: edges, layout: layout, frame: Frame(layout, widths: nodes.map { widths[$0] }))
    }
    parts.sort { ($1.frame.height, $1.nodes.count, $0.nodes[0]) < ($0.frame.height, $0.nodes.count, $1.nodes[0]) }
    let end = max(parts.map(\.frame.width).max() ?? 0, Self.rowWidth)
    var (x, y, rowHeight, width) = (0.0, 0.0, 0.0, 0.0)
    for index in parts.indices {
      let size = parts[index].frame
      if x > 0, x + size.width > end {
        (x, y, rowHeight) = (0, y + rowHeight + Self.partGap, 0)
      }
      parts[index].frame.origin = (x + Self.margin, y + Self.margin)
      width = max(width, x + size.width)
      rowHeight = max(rowHeight, size.height)
      x += size.width + Self.partGap
    }
    return (parts, width + 2 * Self.margin, y + rowHeight + 2 * Self.margin)
  }

  /// Nodes and edges of each connected part, in the order of the picture.
  private var connected: [(nodes: [Int], edges: [Int])] {
    var neighbours = [[Int]](repeating: [], count: nodes.count)
    for edge in edges {
      neighbours[edge.from].append(edge.to)
      neighbours[edge.to].append(edge.from)
    }
    var part = [Int?](repeating: nil, count: nodes.count)
    var count = 0
    for root in nodes.indices where part[root] == nil {
      var open = [root]
      part[root] = count
      while let node = open.popLast() {
        for neighbour in neighbours[node] where part[neighbour] == nil {
          part[neighbour] = count
          open.append(neighbour)
        }
      }
      count += 1
    }
    var parts = [(nodes: [Int], edges: [Int])](repeating: ([], []), count: count)
    for (node, number) in part.enumerated() { if let number { parts[number].nodes.append(node) } }
    for (index, edge) in edges.enumerated() { if let number = part[edge.from] { parts[number].edges.append(index) } }
    return parts
  }
}
