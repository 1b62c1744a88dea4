import Catalog
import DependencyGraph
import SearchModel

extension CatalogueService {
  /// Of each list.
  private static let shown = 6
  /// Most used projects that are looked at for concerns.
  private static let looked = 60

  func highlights(viewer: Viewer) async throws -> Highlights {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    let repositories = scope.ids.sorted()
    return try await highlights.value(generation: state.generation, repositories: repositories) {
      try await makeHighlights(generation: state.generation, scope, repositories)
    }
  }

  private func makeHighlights(
    generation: Int, _ scope: SearchScope, _ repositories: [Int64]
  ) async throws -> Highlights {
    let catalog = live.catalog
    let graph = try await graphs.graph(generation: generation, repositories: repositories)
    func summary(_ record: ProjectRecord) -> ProjectSummary? {
      scope[record].map { facts in
        var summary = ProjectSummary(record, in: facts)
        summary.usedBy = graph.users(of: record)
        return summary
      }
    }
    var highlights = Highlights()
    let limit = Self.shown
    highlights.newest = try await catalog.newestProjects(in: repositories, limit: limit).compactMap(summary)
    highlights.documented = try await catalog.recentlyDocumentedProjects(in: repositories, limit: limit)
      .compactMap(summary)
    highlights.seekingContributors = try await catalog.projectsSeekingContributors(in: repositories, limit: limit)
      .compactMap(summary)
    highlights.external = graph.externalPackages().prefix(Self.shown).map {
      .init(ecosystem: $0.package.ecosystem, name: $0.package.name, projects: $0.projects, teams: $0.teams)
    }
    let used = graph.mostUsed().prefix(Self.looked)
    let records = try await catalog.projects(withIDs: used.map(\.project))
    let figures = Dictionary(used.map { ($0.project, $0) }, uniquingKeysWith: { first, _ in first })
    for record in records {
      guard let use = record.id.flatMap({ figures[$0] }), let facts = scope[record], let summary = summary(record)
      else { continue }
      if highlights.mostUsed.count < limit {
        highlights.mostUsed.append(.init(project: summary, repositories: use.repositories, teams: use.teams))
      }
      if highlights.concerns.count < limit, let reason = Self.concern(summary, facts) {
        highlights.concerns.append(.init(project: summary, reason: reason))
      }
    }
    let cube = try await counts.value(generation: generation, repositories: repositories) {
      try await catalog.facetCube(in: repositories)
    }
    highlights.facets = Self.facets(cube, ProjectFilter())
    return highlights
  }

  /// What those who rely on it should know.
  private static func concern(
    _ project: ProjectSummary, _ facts: RepositoryFacts
  ) -> Highlights.Concern.Reason? {
    let traits = project.traits
    if facts.isArchived { return .archived }
    if traits.isGivenUp { return .deprecated }
    if project.owner == nil { return .withoutOwner }
    return traits.readinessLevel == 1 ? .notReady : nil
  }
}

extension DependencyGraph {
  /// Projects that other repositories use: by how many teams, then repositories. Repositories without a known owner
  /// count as one team.
  fileprivate func mostUsed() -> [(project: Int64, repositories: Int, teams: Int)] {
    var users: [Int64: Set<Int64>] = [:]
    var teams: [Int64: Set<String>] = [:]
    for edge in edges {
      guard case .project(let id) = edge.target, let project = projects[id], let user = projects[edge.source],
        user.repository != project.repository
      else { continue }
      users[id, default: []].insert(user.repository)
      if user.team.isEmpty || user.team != project.team { teams[id, default: []].insert(user.team) }
    }
    return users.map { (project: $0.key, repositories: $0.value.count, teams: teams[$0.key]?.count ?? 0) }.sorted {
      ($1.teams, $1.repositories, $0.project) < ($0.teams, $0.repositories, $1.project)
    }
  }
}
