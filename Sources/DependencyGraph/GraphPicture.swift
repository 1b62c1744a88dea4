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
}
