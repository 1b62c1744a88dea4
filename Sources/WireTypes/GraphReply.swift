package import Services

/// What `/api/v1/graph` answers: who depends on whom.
package struct GraphReply: Codable, Sendable, Equatable {
  package struct Node: Codable, Sendable, Equatable {
    /// `ProjectItem.id`.
    package var id: String
    package var name: String
    package var repository: String
    package var folder: String
    package var team: String?
    /// Projects that name one of its packages in a manifest.
    package var users: Int
  }

  package struct Edge: Codable, Sendable, Equatable {
    /// The consumer and what it consumes: ids of nodes.
    package var from: String
    package var to: String
    /// Of the first manifest line that names it, as written; empty for any version.
    package var requirement: String
    package var scope: String
  }

  package struct External: Codable, Sendable, Equatable {
    package struct Requirement: Codable, Sendable, Equatable {
      package var requirement: String
      /// Ids of the projects that ask for it.
      package var projects: [String]
    }

    package var ecosystem: String
    package var name: String
    /// `host/path`, where a manifest says where it is fetched from.
    package var location: String?
    package var teams: Int
    package var projects: Int
    package var requirements: [Requirement]
  }

  package var nodes: [Node]
  package var edges: [Edge]
  /// Nodes that belong to the answer and were left out.
  package var omitted: Int
  /// Ids of projects that depend on one another in circles.
  package var cycles: [[String]]
  /// Packages from outside, those of most teams first.
  package var external: [External]
  package var externalTotal: Int

  package init(_ graph: OrganizationGraph) {
    let ids = graph.map.nodes.map { node in
      switch node.subject {
      case .project(let link): link.identifier
      case .package(let ecosystem, let name, _): "\(ecosystem):\(name)"
      }
    }
    nodes = graph.map.nodes.compactMap { node in
      guard case .project(let link) = node.subject else { return nil }
      return Node(
        id: link.identifier, name: link.name, repository: link.repository, folder: link.folder,
        team: node.team.isEmpty ? nil : node.team, users: node.users)
    }
    edges = graph.map.edges.filter { ids.indices.contains($0.from) && ids.indices.contains($0.to) }.map {
      Edge(from: ids[$0.from], to: ids[$0.to], requirement: $0.requirement, scope: $0.scope)
    }
    omitted = graph.map.omitted
    cycles = graph.cycles.map { $0.map(\.identifier) }
    external = graph.external.map { package in
      External(
        ecosystem: package.ecosystem, name: package.name, location: package.location, teams: package.teams,
        projects: package.projects,
        requirements: package.requirements.map {
          External.Requirement(requirement: $0.requirement, projects: $0.projects.map(\.identifier))
        })
    }
    externalTotal = graph.externalTotal
  }
}
