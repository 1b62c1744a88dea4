import Catalog
import DependencyGraph
import Foundation
import Readiness
import SearchModel

/// Answers what is asked of projects, from the catalogue.
struct CatalogueService: Cataloguing {
  let live: LiveIndex
  let access: AccessPolicy
  let graphs: ViewerGraphs
  let counts: ViewerCache<FacetCube>
  let highlights: ViewerCache<Highlights>
  let now: @Sendable () -> Date

  func project(_ name: String, viewer: Viewer) async throws -> ProjectDetail {
    let view = try view(of: viewer)
    return try await detail(of: record(named: name, view).record, view)
  }

  /// Less than `project`, and quick to come by; `name` is understood alike.
  func summary(named name: String, viewer: Viewer) async throws -> ProjectSummary {
    let view = try view(of: viewer)
    let (record, sources) = try await record(named: name, view)
    guard let summary = ProjectSummary(record, in: view.scope, sources: sources) else {
      throw UserFacingError.absent("project \(name)")
    }
    return summary
  }

  private func record(
    named name: String, _ view: View
  ) async throws -> (record: ProjectRecord, sources: [Int64: String]) {
    let sources = try await live.catalog.importSourceNames()
    let named = NamedProjects(
      name: name, state: view.state, scope: view.scope, catalog: live.catalog, sources: sources)
    guard let record = try await named.only(in: view.repositories) else {
      throw UserFacingError.absent("project \(name)")
    }
    return (record, sources)
  }

  func project(at address: ProjectAddress, viewer: Viewer) async throws -> ProjectDetail {
    let view = try view(of: viewer)
    guard let record = try await record(at: address, view) else {
      throw UserFacingError.absent("project at this address")
    }
    return try await detail(of: record, view)
  }

  func graph(_ question: GraphQuestion, viewer: Viewer) async throws -> OrganizationGraph {
    let view = try view(of: viewer)
    let graph = try await graphs.graph(generation: view.state.generation, repositories: view.repositories)
    return GraphAnswer(graph, scope: view.scope, question: question).value
  }

  /// The projects of the viewer's repositories, by repository, folder and name.
  func eachProject(viewer: Viewer, _ body: (ProjectDetail) async throws -> Void) async throws {
    let view = try view(of: viewer)
    for repository in view.state.repositories where view.scope[repository.repositoryID] != nil {
      for record in try await live.catalog.projects(ofRepository: repository.id) {
        try await body(detail(of: record, view))
      }
    }
  }

  /// What one viewer may see of one generation.
  struct View {
    var state: LiveState
    var scope: SearchScope
    /// Sorted.
    var repositories: [Int64]
  }

  func view(of viewer: Viewer) throws -> View {
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    return View(state: state, scope: scope, repositories: scope.ids.sorted())
  }

  private func record(at address: ProjectAddress, _ view: View) async throws -> ProjectRecord? {
    switch address {
    case .repository(let name, let folder, let project, let ecosystem):
      guard let repository = view.state.byName[name], view.scope[repository.repositoryID] != nil else { return nil }
      return try await ProjectPlace(repository: repository, folder: folder, name: project, ecosystem: ecosystem)
        .project(of: live.catalog)
    case .imported(let source, let identifier):
      let sources = try await live.catalog.importSourceNames()
      guard let id = sources.first(where: { $0.value == source })?.key else { return nil }
      return try await live.catalog.importedProject(source: id, identifier: identifier)
    }
  }

  private func detail(of record: ProjectRecord, _ view: View) async throws -> ProjectDetail {
    guard record.repositoryId != nil else { return try await importedDetail(of: record, view) }
    guard let id = record.id, let facts = view.scope[record], let repository = view.state.byName[facts.name] else {
      throw UserFacingError.absent("project \(record.name)")
    }
    let graph = try await graphs.graph(generation: view.state.generation, repositories: view.repositories)
    let links = ProjectLinks(graph: graph, scope: view.scope)
    let consumers = links.consumers(of: id)
    let profile = try await profile(of: id)
    let packages = try await packages(
      of: id, record, in: repository, requirements: consumers.map(\.requirement), releases: profile.releases)
    let providers = Dictionary(
      graph.dependencies(of: id).map { (Wanted(package: $0.need.package, location: $0.need.location), $0.target) },
      uniquingKeysWith: { first, _ in first })
    let dependencies = try await live.catalog.dependencies(ofProject: id, in: view.repositories).map(\.dependency)
      .ownFirst(of: record.ecosystem, \.ecosystem)
    var detail = ProjectDetail(
      summary: ProjectSummary(record, in: facts), sourceURL: repository.sourceURL, packages: packages,
      dependencies: dependencies.map { dependency in
        ProjectDependency(
          ecosystem: dependency.ecosystem, name: dependency.name, requirement: dependency.requirement,
          scope: dependency.scope, path: dependency.path, line: dependency.line,
          provider: providers[Wanted(package: dependency.key, location: dependency.place)]?.project
            .flatMap { links[$0] })
      },
      consumers: consumers, indirectConsumers: links.indirectConsumers(of: id),
      repository: Summaries(state: view.state, scope: view.scope).summary(of: repository),
      owners: try await RepositoryOwners(live: live, access: access).of(record.folder, in: facts))
    detail.profile = profile
    try await describe(&detail, record, in: repository)
    detail.neighbourhood = links.map(around: id, limit: Self.mostNeighbours)
    detail.decisions = try await live.catalog.decisionCount(ofRepository: repository.id, below: record.folder)
    detail.siblings = try await live.catalog.projects(ofRepository: repository.id).filter { $0.id != id }
      .prefix(Self.mostSiblings).map { ProjectSummary($0, in: facts) }
    return detail
  }

  /// What a project publishes, each with what a consumer writes; `requirements` are those by which others of the
  /// organisation ask for it.
  func packages(
    of id: Int64, _ project: ProjectRecord, in repository: RepositoryRecord, requirements: [String],
    releases: [ReleaseList.Release]
  ) async throws -> [PublishedPackage] {
    try await live.catalog.packages(ofProject: id).ownFirst(of: project.ecosystem, \.ecosystem).map { package in
      PublishedPackage(
        ecosystem: package.ecosystem, name: package.name, version: package.version, products: package.products,
        path: package.path, line: package.line,
        snippet: UsageSnippet(
          package: package, sourceURL: repository.sourceURL, folder: project.folder,
          branch: repository.branches.first ?? "main", requirements: requirements, releases: releases
        ).text)
    }
  }

  /// A package as a manifest names it.
  private struct Wanted: Hashable {
    var package: PackageKey
    var location: PackageLocation?
  }

  /// What files say.
  private func profile(of id: Int64) async throws -> ProjectProfile {
    ProfileText.decode(ProjectProfile.self, try await live.catalog.profile(ofProject: id)) ?? ProjectProfile()
  }

  /// Adds what history says.
  private func describe(_ detail: inout ProjectDetail, _ record: ProjectRecord, in repository: RepositoryRecord)
    async throws
  {
    guard let id = record.id else { return }
    let activity = ProjectActivity(now: now())
    detail.weeks = activity.counts(
      try await live.catalog.weeks(ofRepository: repository.id, since: activity.firstWeek))
    detail.activity = try await live.catalog
      .activityFacts(ofProject: id, guidelines: ProjectActivity.guidelines)
      .map { activity.score($0, counts: detail.weeks) }
  }

  /// Drawn beside a project.
  private static let mostNeighbours = 40
  private static let mostSiblings = 200

  private func importedDetail(of record: ProjectRecord, _ view: View) async throws -> ProjectDetail {
    let sources = try await live.catalog.importSourceNames()
    guard let id = record.id, let summary = ProjectSummary(record, importedFrom: sources) else {
      throw UserFacingError.absent("project \(record.name)")
    }
    let graph = try await graphs.graph(generation: view.state.generation, repositories: view.repositories)
    let packages = try await live.catalog.packages(ofProject: id)
    var detail = ProjectDetail(
      summary: summary, sourceURL: summary.origin?.address ?? "",
      packages: packages.map {
        PublishedPackage(ecosystem: $0.ecosystem, name: $0.name, version: $0.version, snippet: nil)
      },
      consumers: packages.flatMap {
        ProjectLinks(graph: graph, scope: view.scope).consumers(of: .package($0.key, at: nil))
      })
    var facts =
      ProfileText.decode(ImportedFacts.self, try await live.catalog.profile(ofProject: id)) ?? ImportedFacts()
    (facts.version, facts.modified) = (record.version, record.modified)
    detail.imported = facts
    return detail
  }
}

extension SearchScope {
  /// nil for a project that is hidden, or of no repository.
  subscript(project: ProjectRecord) -> RepositoryFacts? {
    project.repositoryId.flatMap { self[RepositoryID(UInt32(truncatingIfNeeded: $0))] }
  }
}

extension Array {
  /// What is of the project's own ecosystem stands first: a container or a build file beside the manifest says less of it.
  fileprivate func ownFirst(of ecosystem: String, _ key: (Element) -> String) -> [Element] {
    filter { key($0) == ecosystem } + filter { key($0) != ecosystem }
  }
}
