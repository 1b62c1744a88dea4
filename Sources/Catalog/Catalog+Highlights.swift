import GRDB

/// What a reader without a question may want to look at. `in:` holds the repositories that the viewer may see; nil
/// stands for all. Forks, archived and imported projects are left out, and of a repository the outermost project
/// stands for all.
extension Catalog {
  /// Begun last first.
  package func newestProjects(in repositories: [Int64]? = nil, limit: Int) async throws -> [ProjectRecord] {
    try await highlights("projectByCreation", "created IS NOT NULL", by: "created", in: repositories, limit)
  }

  /// Those whose documents changed last first.
  package func recentlyDocumentedProjects(in repositories: [Int64]? = nil, limit: Int) async throws -> [ProjectRecord] {
    try await highlights("projectByDocumentation", "documented IS NOT NULL", by: "documented", in: repositories, limit)
  }

  /// Those whose files say that help is wanted, the most used first.
  package func projectsSeekingContributors(in repositories: [Int64]? = nil, limit: Int) async throws -> [ProjectRecord]
  {
    try await highlights("projectSeeking", "seeksContributors", by: "weight", in: repositories, limit)
  }

  /// Projects that one repository may have: more in it than this hide others from the list.
  private static let perRepository = 20

  private func highlights(
    _ index: String, _ condition: String, by column: String, in repositories: [Int64]?, _ limit: Int
  ) async throws -> [ProjectRecord] {
    let scope = ProjectSelection.scope(repositories)
    let found = try await read { db in
      try ProjectRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM project INDEXED BY \(index)
          WHERE \(condition) AND isHidden = 0 AND sourceId IS NULL AND \(scope.condition)
          ORDER BY \(column) DESC, id LIMIT :limit
          """, arguments: scope.arguments + ["limit": limit * Self.perRepository])
    }
    var outermost: [Int64: ProjectRecord] = [:]
    for project in found {
      guard let id = project.repositoryId else { continue }
      if let known = outermost[id], known.folder.utf8.count <= project.folder.utf8.count { continue }
      outermost[id] = project
    }
    var seen: Set<Int64> = []
    return found.compactMap { project in
      guard let id = project.repositoryId, seen.insert(id).inserted else { return nil }
      return outermost[id]
    }.prefix(limit).map(\.self)
  }
}
