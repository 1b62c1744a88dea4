import ChangeReading
package import SearchModel

/// What the data folder of this machine knows at once, for a hook that nobody waits for: projects are found by the words of
/// a name in the catalogue's index, so neither the sentence model nor the vectors are loaded, whatever their number.
package struct QuickKnowledge: InsideKnowledge {
  private let useCases: UseCases
  private let viewer: Viewer
  private let whole: LocalKnowledge

  package init(_ useCases: UseCases, viewer: Viewer) {
    self.useCases = useCases
    self.viewer = viewer
    whole = LocalKnowledge(useCases, viewer: viewer) { _ in nil }
  }

  /// A project that is called so fits well; one that has all words of the name in its texts fits in part.
  package func candidates(
    for need: String, limit: Int
  ) async throws -> (candidates: [InsideCandidate], lacks: [String]) {
    // `NewThing.need` has the words of the name before what it says of itself.
    let name = need.prefix { $0 != ":" }
    let words = Set(NameParts.words(of: String(name)))
    let found = try await useCases.cataloguing.projects(
      ProjectListRequest(text: String(name), limit: limit, viewer: viewer))
    guard !found.isGuess else { return ([], []) }
    let candidates = found.projects.map { project in
      InsideCandidate(
        project: InsideProject(project), fit: Set(NameParts.words(of: project.name)) == words ? .good : .partial)
    }
    return (candidates.filter { $0.fit == .good } + candidates.filter { $0.fit != .good }, [])
  }

  package func use(of package: PackageKey, at location: PackageLocation?) async throws -> InsideUse {
    try await whole.use(of: package, at: location)
  }

  package func record(_ label: String) async throws -> InsideRecord? { try await whole.record(label) }
}

extension InsideProject {
  /// What a list knows of a project.
  fileprivate init(_ project: ProjectSummary) {
    self.init(
      identifier: project.identifier, name: project.name, description: project.description,
      repository: project.repository, owner: project.owners.first?.title, usedBy: project.usedBy,
      license: project.license)
  }
}
