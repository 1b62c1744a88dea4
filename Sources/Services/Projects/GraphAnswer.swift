import DependencyGraph
import SearchModel

/// Answers a question about the dependency graph that one viewer sees.
struct GraphAnswer {
  private let graph: DependencyGraph
  private let links: ProjectLinks
  private let question: GraphQuestion
  private let cycles: [[Int64]]
  /// The ids of projects that answer the question, the most used first.
  private let chosen: [Int64]

  init(_ graph: DependencyGraph, scope: SearchScope, question: GraphQuestion) {
    self.graph = graph
    self.question = question
    links = ProjectLinks(graph: graph, scope: scope)
    cycles = graph.cycles()
    let inCycles = question.cyclesOnly ? Set(cycles.joined()) : []
    let text = question.text.lowercased()
    let links = links
    chosen = graph.connectedProjects.filter { id in
      guard !question.cyclesOnly || inCycles.contains(id), let link = links[id] else { return false }
      return (question.team == nil || graph.projects[id]?.team == question.team)
        && (text.isEmpty || link.name.lowercased().contains(text) || link.repository.lowercased().contains(text))
    }
  }

  var value: OrganizationGraph {
    let known = Set(chosen)
    let packages = packages(of: known)
    let part =
      question.isNarrow
      ? graph.surroundings(of: chosen, limit: question.limit) : graph.overview(limit: question.limit)
    return OrganizationGraph(
      projects: chosen.prefix(question.limit).compactMap(project), total: chosen.count,
      cycles: cycles.filter { $0.contains(where: known.contains) }.prefix(question.limit)
        .map { $0.compactMap { links[$0] } },
      external: packages.prefix(question.limit).map(external), externalTotal: packages.count, teams: teams,
      map: links.map(part))
  }

  private func project(_ id: Int64) -> OrganizationGraph.Project? {
    guard let link = links[id] else { return nil }
    let targets = Set(graph.dependencies(of: id).map(\.target))
    let own = targets.count { $0.project != nil }
    return OrganizationGraph.Project(
      project: link, team: graph.projects[id]?.team ?? "", users: graph.users(of: .project(id)), needs: own,
      outside: targets.count - own)
  }

  /// By name those that are called so, else those that projects of the answer use.
  private func packages(of known: Set<Int64>) -> [DependencyGraph.ExternalPackage] {
    let all = graph.externalPackages()
    guard question.isNarrow else { return all }
    let text = question.text.lowercased()
    return all.filter { use in
      if !text.isEmpty, question.team == nil, !question.cyclesOnly, use.package.name.lowercased().contains(text) {
        return true
      }
      return graph.consumers(of: use.node).contains { known.contains($0.source) }
    }
  }

  private func external(_ use: DependencyGraph.ExternalPackage) -> OrganizationGraph.External {
    OrganizationGraph.External(
      ecosystem: use.package.ecosystem, name: use.package.name, location: use.location?.text, teams: use.teams,
      projects: use.projects,
      requirements: graph.requirements(on: use.node).map {
        OrganizationGraph.Requirement(requirement: $0.requirement, projects: $0.projects.compactMap { links[$0] })
      })
  }

  private var teams: [OrganizationGraph.Team] {
    let counts = Dictionary(grouping: graph.connectedProjects) { graph.projects[$0]?.team ?? "" }.mapValues(\.count)
    // Those without an owner stand at the end.
    return counts.map { OrganizationGraph.Team(name: $0.key, projects: $0.value) }
      .sorted { ($0.name.isEmpty ? 1 : 0, $0.name) < ($1.name.isEmpty ? 1 : 0, $1.name) }
  }
}
