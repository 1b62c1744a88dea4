import Catalog
import DependencyGraph
import SearchModel

/// The dependency graphs of the newest generation, one for each set of repositories that some viewer may see.
final class ViewerGraphs: Sendable {
  private let catalog: Catalog
  private let graphs = ViewerCache<DependencyGraph>()

  init(_ catalog: Catalog) { self.catalog = catalog }

  /// `repositories` are those that the viewer may see, sorted. Nothing of others is in the graph.
  func graph(generation: Int, repositories: [Int64]) async throws -> DependencyGraph {
    try await graphs.value(generation: generation, repositories: repositories) { [catalog] in
      DependencyGraph(try await catalog.dependencyFacts(in: repositories))
    }
  }
}

extension DependencyGraph {
  fileprivate init(_ facts: DependencyFacts) {
    self.init(
      projects: facts.projects.map {
        Project(
          id: $0.id, name: $0.name, folder: $0.folder, repository: $0.repositoryId, team: $0.team,
          isHidden: $0.isHidden)
      },
      publications: facts.packages.map {
        Publication(
          project: $0.projectId, package: PackageKey(ecosystem: $0.ecosystem, name: $0.key),
          location: Self.location($0.host, $0.address))
      },
      needs: facts.dependencies.map {
        Need(
          project: $0.projectId, package: PackageKey(ecosystem: $0.ecosystem, name: $0.key),
          location: Self.location($0.host, $0.address), requirement: $0.requirement, scope: $0.scope, path: $0.path,
          line: $0.line)
      })
  }

  private static func location(_ host: String?, _ path: String?) -> PackageLocation? {
    guard let host, let path else { return nil }
    return PackageLocation(host: host, path: path)
  }
}
