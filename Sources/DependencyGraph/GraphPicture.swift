import SearchModel

/// A picture of a graph as SVG: columns from left to right, consumers left of what they consume, each node a link.
///
/// It takes its colours from the page's variables by classes, so it is right in light and dark; a plain list of the
/// same stands beside it.
package struct GraphPicture: Sendable {
  package enum Role: String, Sendable {
    /// What the picture is about.
    case focus
    /// A project of the organisation.
    case own
    /// A package from outside.
    case external
  }

  package struct Node: Sendable, Equatable {
    package var label: String
    /// Said when the pointer rests on it: more than the label.
    package var hint: String
    /// A path of this site, or a web address; anything else makes no link.
    package var link: String
    package var role: Role

    package init(label: String, hint: String = "", link: String = "", role: Role = .own) {
      self.label = label
      self.hint = hint
      self.link = link
      self.role = role
    }
  }

  package struct Edge: Sendable, Equatable {
    /// Positions in `nodes`: the consumer and what it consumes.
    package var from: Int
    package var to: Int
    package var hint: String

    package init(from: Int, to: Int, hint: String = "") {
      self.from = from
      self.to = to
      self.hint = hint
    }
  }

  package var title: String
  /// What the picture shows, in a sentence or two, for those who do not see it.
  package var description: String
  package var nodes: [Node]
  package var edges: [Edge]

  /// Edges that name no node are left out.
  package init(title: String, description: String, nodes: [Node], edges: [Edge]) {
    self.title = title
    self.description = description
    self.nodes = nodes
    self.edges = edges.filter { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) }
  }

  /// The picture of a part of a dependency graph. `link` gives the address of a node's page; empty for none.
  package init(
    _ part: DependencyGraph.Neighbourhood, of graph: DependencyGraph, focus: DependencyGraph.Node?, title: String,
    description: String, link: (DependencyGraph.Node) -> String
  ) {
    var positions: [DependencyGraph.Node: Int] = [:]
    let nodes = part.nodes.enumerated().map { position, node in
      positions[node] = position
      return Node(
        label: graph.name(of: node), hint: Self.hint(node, graph), link: link(node),
        role: node == focus ? .focus : node.project == nil ? .external : .own)
    }
    let edges = part.edges.compactMap { edge -> Edge? in
      guard let from = positions[.project(edge.source)], let to = positions[edge.target] else { return nil }
      let names = "\(graph.name(of: .project(edge.source))) needs \(graph.name(of: edge.target))"
      return Edge(from: from, to: to, hint: edge.need.requirement.isEmpty ? names : "\(names) \(edge.need.requirement)")
    }
    self.init(title: title, description: description, nodes: nodes, edges: edges)
  }

  private static func hint(_ node: DependencyGraph.Node, _ graph: DependencyGraph) -> String {
    let consumers = Set(graph.consumers(of: node).map(\.source)).count
    let use = consumers == 1 ? "used by 1 project" : "used by \(consumers) projects"
    switch node {
    case .project(let id):
      let team = graph.projects[id]?.team ?? ""
      return team.isEmpty ? "\(graph.name(of: node)), \(use)" : "\(graph.name(of: node)), \(team), \(use)"
    case .package(let key): return "\(key.name), \(key.ecosystem) package from outside, \(use)"
    }
  }
}
