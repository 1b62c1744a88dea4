import Catalog
import DependencyGraph
import SearchModel

/// Answers what is asked of projects, from the catalogue.
struct CatalogueService: Cataloguing {
  let live: LiveIndex
  let access: AccessPolicy
  let graphs: ViewerGraphs
  let list: ProjectList

  func projects(matching: String, viewer: Viewer) async throws -> [ProjectSummary] {
    let scope = access.scope(of: try live.state(), for: viewer)
    let wanted = matching.lowercased()
    let (projects, sources) = try await list.all(of: live.catalog)
    return projects.compactMap { ProjectSummary($0, in: scope, sources: sources) }.filter {
      wanted.isEmpty || $0.name.lowercased().contains(wanted) || $0.description.lowercased().contains(wanted)
    }
  }

  func project(_ name: String, viewer: Viewer) async throws -> ProjectDetail {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    let repositories = scope.repositories.keys.sorted().map { Int64($0.rawValue) }
    let named = NamedProjects(name: name, state: state, scope: scope, catalog: live.catalog)
    let record = try await named.only(in: repositories)
    guard let record, let id = record.id, let facts = scope[record], let repository = state.byName[facts.name] else {
      throw UserFacingError.absent("project \(name)")
    }
    let graph = try await graphs.graph(generation: state.generation, repositories: repositories)
    let links = ProjectLinks(graph: graph, scope: scope)
    let consumers = links.consumers(of: id)
    let packages = try await live.catalog.packages(ofProject: id).map { package in
      PublishedPackage(
        ecosystem: package.ecosystem, name: package.name, version: package.version, products: package.products,
        snippet: UsageSnippet(
          package: package, sourceURL: repository.sourceURL, folder: record.folder,
          branch: repository.branches.first ?? "main", requirements: consumers.map(\.requirement)
        ).text)
    }
    let providers = Dictionary(
      graph.dependencies(of: id).map { ($0.need.package, $0.target) }, uniquingKeysWith: { first, _ in first })
    let dependencies = try await live.catalog.dependencies(ofProject: id, in: repositories).map(\.dependency)
    return ProjectDetail(
      summary: ProjectSummary(record, in: facts), sourceURL: repository.sourceURL, packages: packages,
      dependencies: dependencies.map { dependency in
        ProjectDependency(
          ecosystem: dependency.ecosystem, name: dependency.name, requirement: dependency.requirement,
          scope: dependency.scope, path: dependency.path, line: dependency.line,
          provider: providers[dependency.key]?.project.flatMap { links[$0] })
      },
      consumers: consumers, indirectConsumers: links.indirectConsumers(of: id),
      owners: try await RepositoryOwners(live: live, access: access).of(record.folder, in: facts))
  }
}

extension SearchScope {
  /// nil for a project that is hidden, or of no repository.
  subscript(project: ProjectRecord) -> RepositoryFacts? {
    project.repositoryId.flatMap { self[RepositoryID(UInt32(truncatingIfNeeded: $0))] }
  }
}

/// The projects that somebody may mean by a name.
private struct NamedProjects {
  /// As many as a person would read.
  private static let most = 20

  let name: String
  let state: LiveState
  let scope: SearchScope
  let catalog: Catalog

  /// - Throws: `UserFacingError` that lists them when there are several that are equally likely.
  func only(in repositories: [Int64]) async throws -> ProjectRecord? {
    let all = try await candidates(in: repositories).filter { scope[$0] != nil }
    let best = all.map(rank).min { $0.lexicographicallyPrecedes($1) }
    let meant = all.filter { rank($0) == best }
    guard meant.count > 1 else { return meant.first }
    let names = meant.compactMap { project in
      scope[project].map { ProjectLink(ProjectSummary(project, in: $0)).identifier }
    }.sorted()
    let more = names.count > Self.most ? ", and \(names.count - Self.most) more" : ""
    throw UserFacingError(
      .notFound, "There are \(names.count) projects called \(name).",
      hint: "Name one of them: \(names.prefix(Self.most).joined(separator: ", "))\(more).")
  }

  private func candidates(in repositories: [Int64]) async throws -> [ProjectRecord] {
    if let repository = visible(name[...]) {
      let all = try await catalog.projects(ofRepository: repository.id)
      // Of a repository's projects the outermost are meant.
      return all.filter { $0.folder.isEmpty }.isEmpty ? all : all.filter(\.folder.isEmpty)
    }
    if let colon = name.firstIndex(of: ":"), let repository = visible(name[..<colon]) {
      let rest = name[name.index(after: colon)...]
      return try await catalog.projects(ofRepository: repository.id).filter { "\($0.folder)#\($0.name)" == rest }
    }
    // An imported project has no page of its own yet, and makes no name ambiguous.
    let named = try await catalog.projects(named: name, in: repositories, limit: 1_000)
      .filter { $0.repositoryId != nil }
    guard named.isEmpty else { return named }
    // A Swift package is known by its address, which may say another name than the manifest.
    return try await catalog.projects(publishing: PackageKey(ecosystem: "swift", name: name), in: repositories)
  }

  private func visible(_ repository: Substring) -> RepositoryRecord? {
    guard let record = state.byName[String(repository)], scope[record.repositoryID] != nil else { return nil }
    return record
  }

  /// Lower is likelier: spelt like this, no fork or archived, outermost.
  private func rank(_ project: ProjectRecord) -> [Int] {
    [project.name == name ? 0 : 1, project.isHidden ? 1 : 0, project.folder.isEmpty ? 0 : 1]
  }
}

/// What a viewer's dependency graph says, in words that surfaces show.
private struct ProjectLinks {
  let graph: DependencyGraph
  let scope: SearchScope

  subscript(id: Int64) -> ProjectLink? {
    guard let project = graph.projects[id],
      let facts = scope[RepositoryID(UInt32(truncatingIfNeeded: project.repository))]
    else { return nil }
    return ProjectLink(name: project.name, repository: facts.name, folder: project.folder)
  }

  func consumers(of id: Int64) -> [ProjectConsumer] {
    graph.consumers(of: .project(id)).compactMap { edge in
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
}
