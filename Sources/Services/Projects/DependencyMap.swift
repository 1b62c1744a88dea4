/// A part of the dependency graph, small enough to be drawn, as far as one viewer may see.
package struct DependencyMap: Sendable, Equatable {
  package enum Subject: Sendable, Hashable {
    case project(ProjectLink)
    /// A package that no project of the organisation publishes; `location` is `host/path` where a manifest says so.
    case package(ecosystem: String, name: String, location: String? = nil)
  }

  package struct Node: Sendable, Equatable {
    package var subject: Subject
    /// The team that owns it; empty when unknown, and for packages.
    package var team: String
    /// Projects that name it in a manifest.
    package var users: Int

    package init(_ subject: Subject, team: String = "", users: Int = 0) {
      self.subject = subject
      self.team = team
      self.users = users
    }
  }

  /// One for each pair of nodes, however many manifest lines there are.
  package struct Edge: Sendable, Equatable {
    /// Positions in `nodes`: the consumer and what it consumes.
    package var from: Int
    package var to: Int
    /// Of the first line that names it, as written.
    package var requirement: String
    package var scope: String

    package init(from: Int, to: Int, requirement: String = "", scope: String = "runtime") {
      self.from = from
      self.to = to
      self.requirement = requirement
      self.scope = scope
    }
  }

  package var nodes: [Node]
  package var edges: [Edge]
  /// Nodes that belong to it and were left out.
  package var omitted: Int

  package init(nodes: [Node] = [], edges: [Edge] = [], omitted: Int = 0) {
    self.nodes = nodes
    self.edges = edges
    self.omitted = omitted
  }
}
