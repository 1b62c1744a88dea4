import SearchModel

extension DependencyGraph {
  /// How a project comes to depend on another: one of the shortest ways.
  package struct Path: Sendable, Equatable {
    /// The project that was asked for.
    package var project: Int64
    /// From the consumer to the provider, each step a manifest line.
    package var edges: [Edge]
  }

  /// Everybody who consumes a project or a package from outside, directly or through others. The nearest first, then by
  /// name; a project that is in a cycle with itself is not its own consumer.
  package func allConsumers(of node: Node) -> [Path] {
    paths(from: node) { current in
      consumers(of: current).map { (edge: $0, next: Node.project($0.source)) }
    }.map { Path(project: $0.node.project ?? 0, edges: $0.edges.reversed()) }
  }

  /// Everything a project depends on within the organisation, directly or through others.
  package func allDependencies(of project: Int64) -> [Path] {
    paths(from: .project(project)) { current in
      (current.project.map { dependencies(of: $0) } ?? []).compactMap { edge in
        if case .project = edge.target { (edge: edge, next: edge.target) } else { nil }
      }
    }.map { Path(project: $0.node.project ?? 0, edges: $0.edges) }
  }

  private func paths(
    from start: Node, _ steps: (Node) -> [(edge: Edge, next: Node)]
  ) -> [(node: Node, edges: [Edge])] {
    var cameBy: [Node: (edge: Edge, from: Node)] = [:]
    var distance = [start: 0]
    var queue = [start]
    var position = 0
    while position < queue.count {
      let current = queue[position]
      position += 1
      for (edge, next) in steps(current) where distance[next] == nil {
        distance[next] = distance[current, default: 0] + 1
        cameBy[next] = (edge, current)
        queue.append(next)
      }
    }
    let found = queue.dropFirst().sorted { left, right in
      let names = [left, right].map { projects[$0.project ?? 0]?.name ?? "" }
      return (distance[left, default: 0], names[0], left.project ?? 0)
        < (distance[right, default: 0], names[1], right.project ?? 0)
    }
    return found.map { node in
      var edges: [Edge] = []
      var current = node
      while let step = cameBy[current] {
        edges.append(step.edge)
        current = step.from
      }
      return (node, edges.reversed())
    }
  }

  /// A part of the graph small enough to be drawn.
  package struct Neighbourhood: Sendable, Equatable {
    /// What was asked for first, then the nearest.
    package var nodes: [Node]
    /// One for each pair of nodes, however many manifest lines there are.
    package var edges: [Edge]
    /// Nodes within reach that are left out.
    package var omitted: Int
  }

  /// A project with those that consume it and that it depends on, nearest first: as many nodes as the limit says, at least 1.
  package func neighbourhood(of node: Node, limit: Int, withPackages: Bool = true) -> Neighbourhood {
    var near: [Node: Int] = [node: 0]
    // Consumers of consumers and dependencies of dependencies, but not the other consumers of a dependency: those are
    // everybody.
    for isUpward in [true, false] {
      var queue: [(node: Node, distance: Int)] = [(node, 0)]
      var position = 0
      var seen: Set<Node> = [node]
      while position < queue.count {
        let (current, distance) = queue[position]
        position += 1
        let next =
          isUpward
          ? consumers(of: current).map { Node.project($0.source) }
          : (current.project.map { dependencies(of: $0).map(\.target) } ?? [])
        for other in next where (withPackages || other.project != nil) && seen.insert(other).inserted {
          near[other] = min(near[other] ?? .max, distance + 1)
          queue.append((other, distance + 1))
        }
      }
    }
    let order = near.sorted { left, right in
      (left.value, left.key.project == nil ? 1 : 0, name(of: left.key)) < (
        right.value, right.key.project == nil ? 1 : 0, name(of: right.key)
      )
    }.map(\.key)
    return part(of: Array(order.prefix(max(1, limit))), omitted: max(0, order.count - max(1, limit)))
  }

  /// All projects that depend on one another, those with most consumers first.
  package func overview(limit: Int) -> Neighbourhood {
    let connected = projects.keys.map { (id: $0, users: users(of: .project($0))) }.filter {
      $0.users > 0 || dependencies(of: $0.id).contains { $0.target.project != nil }
    }.sorted { ($1.users, name(of: .project($0.id)), $0.id) < ($0.users, name(of: .project($1.id)), $1.id) }
    return part(
      of: connected.prefix(max(0, limit)).map { .project($0.id) }, omitted: max(0, connected.count - max(0, limit)))
  }

  /// Projects that need or publish anything that is needed, from outside too: those with most consumers first.
  package var connectedProjects: [Int64] {
    projects.keys.map { (id: $0, users: users(of: .project($0))) }
      .filter { $0.users > 0 || !dependencies(of: $0.id).isEmpty }
      .sorted { ($1.users, name(of: .project($0.id)), $0.id) < ($0.users, name(of: .project($1.id)), $1.id) }
      .map(\.id)
  }

  /// Projects that name one of a project's packages, or a package from outside, in a manifest.
  package func users(of node: Node) -> Int { Set(consumers(of: node).map(\.source)).count }

  /// Some projects, then those that consume them and what they depend on within the organisation, by name; as many
  /// nodes as the limit says.
  package func surroundings(of chosen: [Int64], limit: Int) -> Neighbourhood {
    let inside = Set(chosen)
    var near: Set<Int64> = []
    for id in chosen {
      near.formUnion(consumers(of: .project(id)).map(\.source))
      near.formUnion(dependencies(of: id).compactMap(\.target.project))
    }
    let around = near.subtracting(inside).sorted { (name(of: .project($0)), $0) < (name(of: .project($1)), $1) }
    let all = chosen + around
    return part(of: all.prefix(max(0, limit)).map { .project($0) }, omitted: max(0, all.count - max(0, limit)))
  }

  private func part(of nodes: [Node], omitted: Int) -> Neighbourhood {
    let inside = Set(nodes)
    var pairs: Set<[Node]> = []
    let edges = nodes.flatMap { $0.project.map { dependencies(of: $0) } ?? [] }.filter { edge in
      inside.contains(edge.target) && pairs.insert([.project(edge.source), edge.target]).inserted
    }
    return Neighbourhood(nodes: nodes, edges: edges, omitted: omitted)
  }

  /// As people call it.
  package func name(of node: Node) -> String {
    switch node {
    case .project(let id): projects[id]?.name ?? ""
    case .package(let key, _): key.name
    }
  }
}

extension DependencyGraph.Node {
  package var project: Int64? {
    if case .project(let id) = self { id } else { nil }
  }
}
