import Catalog
import SearchModel

/// The projects that somebody may mean by a name.
struct NamedProjects {
  /// As many as a person would read.
  private static let most = 20
  private static let importPrefix = "import:"

  let name: String
  let state: LiveState
  let scope: SearchScope
  let catalog: Catalog
  /// Names of the imported catalogues.
  let sources: [Int64: String]

  /// - Throws: `UserFacingError` that lists them when there are several that are equally likely.
  func only(in repositories: [Int64]) async throws -> ProjectRecord? {
    let all = try await candidates(in: repositories)
    let best = all.map(rank).min { $0.lexicographicallyPrecedes($1) }
    let meant = all.filter { rank($0) == best }
    let names = Set(meant.compactMap(identifier)).sorted()
    // One folder may have a project of one name in two ecosystems: they are told apart on the first one's page.
    guard names.count > 1 else { return meant.first }
    let more = names.count > Self.most ? ", and \(names.count - Self.most) more" : ""
    throw UserFacingError(
      .notFound, "There are \(names.count) projects called \(name).",
      hint: "Name one of them: \(names.prefix(Self.most).joined(separator: ", "))\(more).")
  }

  private func identifier(_ project: ProjectRecord) -> String? {
    ProjectSummary(project, in: scope, sources: sources)?.identifier
  }

  private func candidates(in repositories: [Int64]) async throws -> [ProjectRecord] {
    if let repository = visible(name[...]) {
      let all = try await catalog.projects(ofRepository: repository.id)
      // Of a repository's projects the outermost are meant.
      return all.filter { $0.folder.isEmpty }.isEmpty ? all : all.filter(\.folder.isEmpty)
    }
    if let imported = try await imported() { return [imported] }
    if let colon = name.firstIndex(of: ":"), let repository = visible(name[..<colon]) {
      let rest = name[name.index(after: colon)...]
      return try await catalog.projects(ofRepository: repository.id).filter { "\($0.folder)#\($0.name)" == rest }
    }
    let named = try await catalog.projects(named: name, in: repositories, limit: 1_000)
    // An imported project makes no name of the organisation's own ambiguous.
    let own = named.filter { scope[$0] != nil }
    if !own.isEmpty { return own }
    // A Swift package is known by its address, which may say another name than the manifest.
    let published = try await catalog.projects(publishing: PackageKey(ecosystem: "swift", name: name), in: repositories)
      .filter { scope[$0] != nil }
    return published.isEmpty ? named.filter { $0.repositoryId == nil } : published
  }

  /// The one that `import:SOURCE#IDENTIFIER` names. Either part may have a `#` in it.
  private func imported() async throws -> ProjectRecord? {
    guard name.hasPrefix(Self.importPrefix) else { return nil }
    let rest = name.dropFirst(Self.importPrefix.count)
    let known = Dictionary(sources.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for mark in rest.indices where rest[mark] == "#" {
      guard let source = known[String(rest[..<mark])] else { continue }
      let identifier = String(rest[rest.index(after: mark)...])
      if let project = try await catalog.importedProject(source: source, identifier: identifier) { return project }
    }
    return nil
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

/// The project that stands at an address.
struct ProjectPlace {
  let repository: RepositoryRecord
  let folder: String
  let name: String?
  let ecosystem: String?

  /// nil when nothing stands there. Where the address names none, the one that is called like the folder stands for
  /// it, else the first; a repository without a project at its root is stood for by the outermost one.
  func project(of catalog: Catalog) async throws -> ProjectRecord? {
    let all = try await catalog.projects(ofRepository: repository.id)
    var here = all.filter { $0.folder == folder }
    if here.isEmpty, folder.isEmpty, name == nil {
      let outermost = all.map { Self.depth($0.folder) }.min()
      here = all.filter { Self.depth($0.folder) == outermost }
    }
    if let name { here = here.filter { $0.name == name } }
    if let ecosystem { here = here.filter { $0.ecosystem == ecosystem } }
    return here.first { ProjectAddress.stands($0.name, for: $0.folder, of: repository.name) } ?? here.first
  }

  private static func depth(_ folder: String) -> Int { folder.utf8.count { $0 == UInt8(ascii: "/") } }
}
