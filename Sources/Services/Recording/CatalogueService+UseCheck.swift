import Catalog
import DependencyGraph
import SearchModel

extension CatalogueService {
  /// Whether manifests name what was taken, of the viewer's repositories: those of the project or repository it was taken
  /// for, else those of the team's. `taken` are identifiers; one that is gone has no entry in the answer.
  func use(
    of taken: [String], by team: String, for project: String, viewer: Viewer
  ) async throws -> [String: ResearchDossier.UseCheck] {
    guard !taken.isEmpty else { return [:] }
    let view = try view(of: viewer)
    let graph = try await graphs.graph(generation: view.state.generation, repositories: view.repositories)
    let links = ProjectLinks(graph: graph, scope: view.scope)
    let asking = AskingProjects(team: team, project: project, view: view)
    var checks: [String: ResearchDossier.UseCheck] = [:]
    for identifier in taken {
      guard let summary = try? await summary(named: identifier, viewer: viewer) else { continue }
      guard let asking else {
        checks[identifier] = .unknown
        continue
      }
      let consumers = try await nodes(of: summary).flatMap(links.consumers).map(\.project)
      let users = Set(consumers).filter(asking.contains).sorted { $0.identifier < $1.identifier }
      checks[identifier] = users.isEmpty ? .unused : .used(by: users)
    }
    return checks
  }

  /// What manifests may name of a project.
  private func nodes(of project: ProjectSummary) async throws -> [DependencyGraph.Node] {
    guard project.origin != nil else { return [.project(project.id)] }
    return try await live.catalog.packages(ofProject: project.id).map { .package($0.key, at: nil) }
  }
}

/// Those whose manifests are looked at.
private struct AskingProjects {
  private var identifier: String?
  private var repositories: Set<String> = []

  /// nil when it was not said for whom, or nothing of theirs is known.
  init?(team: String, project: String, view: CatalogueService.View) {
    let repository = String(project.prefix { $0 != ":" })
    if let record = view.state.byName[repository], view.scope[record.repositoryID] != nil {
      repositories = [repository]
      if project != repository { identifier = project }
      return
    }
    guard !team.isEmpty else { return nil }
    let wanted = team.lowercased()
    for facts in view.scope.repositories.values
    where facts.owners.contains(where: { owner in
      owner.kind == .team && [owner.key.lowercased(), owner.title.lowercased()].contains(wanted)
    }) {
      repositories.insert(facts.name)
    }
    if repositories.isEmpty { return nil }
  }

  func contains(_ project: ProjectLink) -> Bool {
    repositories.contains(project.repository) && (identifier == nil || identifier == project.identifier)
  }
}
