import DependencyGraph
import SearchModel

/// What a viewer's dependency graph says, in words that surfaces show.
struct ProjectLinks {
  let graph: DependencyGraph
  let scope: SearchScope

  subscript(id: Int64) -> ProjectLink? {
    guard let project = graph.projects[id],
      let facts = scope[RepositoryID(UInt32(truncatingIfNeeded: project.repository))]
    else { return nil }
    return ProjectLink(name: project.name, repository: facts.name, folder: project.folder)
  }

  func consumers(of id: Int64) -> [ProjectConsumer] { consumers(of: .project(id)) }

  func consumers(of node: DependencyGraph.Node) -> [ProjectConsumer] {
    graph.consumers(of: node).compactMap { edge in
      self[edge.source].map { project in
        ProjectConsumer(
          project: project, requirement: edge.need.requirement, scope: edge.need.scope, path: edge.need.path,
          line: edge.need.line)
      }
    }.sorted { left, right in
      (left.project.name.lowercased(), left.project.identifier, left.path, left.line ?? 0)
        < (right.project.name.lowercased(), right.project.identifier, right.path, right.line ?? 0)
    }
  }

  func indirectConsumers(of id: Int64) -> [IndirectConsumer] {
    graph.allConsumers(of: .project(id)).filter { $0.edges.count > 1 }.compactMap { path in
      self[path.project].map { project in
        IndirectConsumer(project: project, through: path.edges.dropFirst().compactMap { self[$0.source] })
      }
    }
  }

  /// The project with those that consume it and that it depends on, nearest first, at most `limit`.
  func map(around id: Int64, limit: Int) -> DependencyMap { map(graph.neighbourhood(of: .project(id), limit: limit)) }

  func map(_ part: DependencyGraph.Neighbourhood) -> DependencyMap {
    var positions: [DependencyGraph.Node: Int] = [:]
    var nodes: [DependencyMap.Node] = []
    for node in part.nodes {
      guard let shown = shown(node) else { continue }
      positions[node] = nodes.count
      nodes.append(shown)
    }
    let edges = part.edges.compactMap { edge -> DependencyMap.Edge? in
      guard let from = positions[.project(edge.source)], let to = positions[edge.target] else { return nil }
      return DependencyMap.Edge(from: from, to: to, requirement: edge.need.requirement, scope: edge.need.scope)
    }
    return DependencyMap(nodes: nodes, edges: edges, omitted: part.omitted)
  }

  private func shown(_ node: DependencyGraph.Node) -> DependencyMap.Node? {
    let users = graph.users(of: node)
    switch node {
    case .project(let id):
      return self[id].map { DependencyMap.Node(.project($0), team: graph.projects[id]?.team ?? "", users: users) }
    case .package(let key, let location):
      return DependencyMap.Node(
        .package(ecosystem: key.ecosystem, name: key.name, location: location?.text), users: users)
    }
  }
}
