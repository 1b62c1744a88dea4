import Catalog
import ChangeReading
import Retrieval
import SearchModel

extension CatalogueService {
  func use(of question: PackageQuestion) async throws -> PackageUse {
    let view = try view(of: question.viewer)
    let published = try await live.catalog.projects(publishing: question.package, in: view.repositories)
    var publishers: [Int64] = []
    for project in published where view.scope[project] != nil {
      guard let id = project.id, try await isPublished(question, by: id) else { continue }
      publishers.append(id)
    }
    let matches = try await live.catalog.consumers(of: question.package, in: view.repositories)
    var first: [Int64: ConsumerMatch] = [:]
    for match in matches where first[match.projectId] == nil { first[match.projectId] = match }
    let using = try await live.catalog.projects(withIDs: first.keys.sorted()).filter { view.scope[$0] != nil }
      .sorted { ($0.name.lowercased(), $0.id ?? 0) < ($1.name.lowercased(), $1.id ?? 0) }
    let wrappers = using.filter { Self.wraps($0, question.package) && !publishers.contains($0.id ?? 0) }
      .sorted { ($1.uses, $0.name, $0.id ?? 0) < ($0.uses, $1.name, $1.id ?? 0) }
      .prefix(PackageUse.mostWrappers).compactMap(\.id)
    let offers = try await offers(of: publishers + wrappers, viewer: question.viewer)
    return PackageUse(
      publishers: publishers.compactMap { offers[$0] }, wrappers: wrappers.compactMap { offers[$0] },
      users: using.prefix(PackageUse.mostUsers).compactMap { project in
        project.id.flatMap { first[$0] }.flatMap { Self.consumer(project, $0, view.scope) }
      },
      total: using.count,
      about: published.first { $0.repositoryId == nil && !$0.description.isEmpty }?.description ?? "")
  }

  /// Two owners may have packages of one name.
  private func isPublished(_ question: PackageQuestion, by id: Int64) async throws -> Bool {
    try await live.catalog.packages(ofProject: id).contains { package in
      package.key == question.package && package.location?.contradicts(question.location) != true
    }
  }

  /// Whether a project that uses a package seems to offer it in another form: its name or what it says of itself has
  /// all words of the package's name, and it is a library or may be one.
  private static func wraps(_ project: ProjectRecord, _ package: PackageKey) -> Bool {
    guard !project.isHidden, project.kind != "application", project.kind != "service" else { return false }
    let wanted = NameParts.words(of: package.name)
    let said = Set(NameParts.words(of: project.name))
      .union(Words.of(project.description))
    return !wanted.isEmpty && wanted.allSatisfy(said.contains)
  }

  private static func consumer(
    _ project: ProjectRecord, _ match: ConsumerMatch, _ scope: SearchScope
  ) -> ProjectConsumer? {
    guard let facts = scope[project] else { return nil }
    return ProjectConsumer(
      project: ProjectLink(name: project.name, repository: facts.name, folder: project.folder),
      requirement: match.requirement, scope: match.scope, path: match.path, line: match.line)
  }
}
