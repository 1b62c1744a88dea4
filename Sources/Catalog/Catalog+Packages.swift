package import GRDB
package import SearchModel

/// A project that a manifest line makes depend on a package.
package struct ConsumerMatch: Codable, Sendable, Equatable, FetchableRecord {
  package var projectId: Int64
  package var project: String
  package var repositoryId: Int64
  package var team: String
  /// As the manifest spells the package.
  package var name: String
  package var requirement: String
  package var scope: String
  package var path: String
  package var line: Int?
}

/// What a project depends on.
package struct DependencyMatch: Sendable, Equatable, FetchableRecord {
  package var dependency: DependencyRecord
  /// The organisation's own project that publishes it, where there is one that the viewer may see. Of several
  /// the one of the same repository, else the most used one that is no fork.
  package var provider: Int64?
  package var providerName: String?
  /// nil too when the provider is an imported project.
  package var providerRepositoryId: Int64?

  package init(row: Row) throws {
    dependency = try DependencyRecord(row: row)
    provider = row["provider"]
    providerName = row["providerName"]
    providerRepositoryId = row["providerRepositoryId"]
  }
}

/// A package that comes from outside and is used within.
package struct ExternalPackage: Codable, Sendable, Equatable, FetchableRecord {
  package var ecosystem: String
  /// In the ecosystem's normal spelling.
  package var key: String
  /// Of the address that it is fetched from, as `PackageLocation` has them; nil when no manifest says so.
  package var host: String?
  package var address: String?
  package var teams: Int
  package var projects: Int
  /// Different requirements, as written.
  package var requirements: Int
}

/// Who uses what. `in:` holds the repositories that the viewer may see; nil stands for all.
extension Catalog {
  package func packages(ofProject id: Int64) async throws -> [PackageRecord] {
    try await read { db in
      try PackageRecord.fetchAll(
        db, sql: "SELECT * FROM package WHERE projectId = ? ORDER BY ecosystem, name", arguments: [id])
    }
  }

  /// The projects that publish the package, by name.
  package func projects(
    publishing package: PackageKey, in repositories: [Int64]? = nil
  ) async throws -> [ProjectRecord] {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      try ProjectRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM project
          WHERE id IN (SELECT projectId FROM package WHERE ecosystem = :ecosystem AND key = :key)
            AND \(scope.condition)
          ORDER BY foldedName, id
          """, arguments: ["ecosystem": package.ecosystem, "key": package.name] + scope.arguments)
    }
  }

  /// The projects that publish a package of this name in any ecosystem, own ones first.
  package func projects(
    publishingAny name: String, in repositories: [Int64]? = nil, limit: Int
  ) async throws -> [ProjectRecord] {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      let ecosystems = try String.fetchAll(db.cachedStatement(sql: Self.ecosystems))
      var found: [ProjectRecord] = []
      for key in ecosystems.map({ PackageKey(ecosystem: $0, name: name) }) {
        found += try ProjectRecord.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT * FROM project
              WHERE id IN (SELECT projectId FROM package WHERE ecosystem = :ecosystem AND key = :key)
                AND \(scope.condition)
              ORDER BY sourceId IS NOT NULL, weight DESC, id LIMIT :limit
              """),
          arguments: ["ecosystem": key.ecosystem, "key": key.name, "limit": limit] + scope.arguments)
      }
      return Array((found.filter { $0.sourceId == nil } + found.filter { $0.sourceId != nil }).prefix(limit))
    }
  }

  /// Those that packages are of: one step in the index for each.
  private static let ecosystems = """
    WITH RECURSIVE one(ecosystem) AS (
      SELECT min(ecosystem) FROM package
      UNION ALL SELECT (SELECT min(ecosystem) FROM package WHERE ecosystem > one.ecosystem) FROM one
      WHERE one.ecosystem IS NOT NULL)
    SELECT ecosystem FROM one WHERE ecosystem IS NOT NULL
    """

  /// Each manifest line that names the package, by project.
  package func consumers(of package: PackageKey, in repositories: [Int64]? = nil) async throws -> [ConsumerMatch] {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      try ConsumerMatch.fetchAll(
        db, sql: Self.consumers("dependency.ecosystem = :ecosystem AND dependency.key = :key", scope.condition),
        arguments: ["ecosystem": package.ecosystem, "key": package.name] + scope.arguments)
    }
  }

  /// Each manifest line of another repository that names one of the project's packages.
  package func consumers(ofProject id: Int64, in repositories: [Int64]? = nil) async throws -> [ConsumerMatch] {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      try ConsumerMatch.fetchAll(
        db,
        sql: Self.consumers(
          """
          (dependency.ecosystem, dependency.key) IN (SELECT ecosystem, key FROM package WHERE projectId = :project)
            AND EXISTS (
            SELECT 1 FROM package WHERE projectId = :project AND package.ecosystem = dependency.ecosystem
              AND package.key = dependency.key AND \(PackageLocation.fits))
            AND project.repositoryId IS NOT (SELECT repositoryId FROM project WHERE id = :project)
          """, scope.condition),
        arguments: ["project": id] + scope.arguments)
    }
  }

  private static func consumers(_ condition: String, _ scope: String) -> String {
    """
    SELECT project.id AS projectId, project.name AS project, project.repositoryId, project.team, dependency.name,
      dependency.requirement, dependency.scope, dependency.path, dependency.line
    FROM dependency JOIN project ON project.id = dependency.projectId
    WHERE \(condition) AND \(scope)
    ORDER BY project.foldedName, project.id, dependency.path, dependency.line
    """
  }

  /// In the order of the manifest.
  package func dependencies(ofProject id: Int64, in repositories: [Int64]? = nil) async throws -> [DependencyMatch] {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      try DependencyMatch.fetchAll(
        db,
        sql: """
          WITH needed AS MATERIALIZED (
            SELECT dependency.*, (
              -- An order sees no column of the query around it.
              SELECT id FROM (
                SELECT project.id, project.sourceId, project.repositoryId, project.isHidden, project.uses,
                  package.host IS NOT dependency.host OR package.address IS NOT dependency.address AS isElsewhere
                FROM package JOIN project ON project.id = package.projectId
                WHERE package.ecosystem = dependency.ecosystem AND package.key = dependency.key AND \(scope.condition)
                  AND project.id <> :project AND \(PackageLocation.fits))
              ORDER BY sourceId IS NOT NULL, isElsewhere,
                repositoryId IS NOT (SELECT repositoryId FROM project WHERE id = :project),
                isHidden, uses DESC, id LIMIT 1
            ) AS provider
            FROM dependency WHERE dependency.projectId = :project)
          SELECT needed.*, project.name AS providerName, project.repositoryId AS providerRepositoryId
          FROM needed LEFT JOIN project ON project.id = needed.provider
          ORDER BY needed.path, needed.line, needed.id
          """, arguments: ["project": id] + scope.arguments)
    }
  }

  /// Packages that several teams use and no repository publishes, those of most teams first. Projects without a known
  /// owner count as one team.
  package func externalPackages(
    usedByTeams least: Int = 2, in repositories: [Int64]? = nil, limit: Int
  ) async throws -> [ExternalPackage] {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      try ExternalPackage.fetchAll(
        db,
        sql: """
          SELECT dependency.ecosystem, dependency.key, dependency.host, dependency.address,
            count(DISTINCT project.team) AS teams,
            count(DISTINCT project.id) AS projects, count(DISTINCT dependency.requirement) AS requirements
          FROM dependency JOIN project ON project.id = dependency.projectId
          WHERE \(scope.condition) AND NOT EXISTS (
            SELECT 1 FROM package JOIN project AS own ON own.id = package.projectId
            WHERE package.ecosystem = dependency.ecosystem AND package.key = dependency.key
              AND own.repositoryId IS NOT NULL AND \(PackageLocation.fits))
          GROUP BY dependency.ecosystem, dependency.key, dependency.host, dependency.address HAVING teams >= :least
          ORDER BY teams DESC, projects DESC, dependency.key, dependency.address LIMIT :limit
          """, arguments: ["least": least, "limit": limit] + scope.arguments)
    }
  }

  /// All that the dependency graph of a viewer is made of.
  package func dependencyFacts(in repositories: [Int64]? = nil) async throws -> DependencyFacts {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      DependencyFacts(
        projects: try DependencyFacts.Project.fetchAll(
          db,
          sql: """
            SELECT id, repositoryId, name, folder, team, isHidden FROM project
            WHERE repositoryId IN (SELECT id FROM repository) AND \(scope.condition) ORDER BY id
            """, arguments: scope.arguments),
        packages: try DependencyFacts.Package.fetchAll(
          db,
          sql: """
            SELECT package.projectId, package.ecosystem, package.key, package.host, package.address FROM project
            JOIN package ON package.projectId = project.id
            WHERE project.repositoryId IN (SELECT id FROM repository) AND \(scope.condition) ORDER BY package.id
            """, arguments: scope.arguments),
        dependencies: try DependencyFacts.Dependency.fetchAll(
          db,
          sql: """
            SELECT dependency.projectId, dependency.ecosystem, dependency.key, dependency.host, dependency.address,
              dependency.requirement, dependency.scope, dependency.path, dependency.line
            FROM project JOIN dependency ON dependency.projectId = project.id
            WHERE project.repositoryId IN (SELECT id FROM repository) AND \(scope.condition) ORDER BY dependency.id
            """, arguments: scope.arguments))
    }
  }
}

/// Projects of repositories, what they publish and what they need.
package struct DependencyFacts: Sendable, Equatable {
  package struct Project: Codable, Sendable, Equatable, FetchableRecord {
    package var id: Int64
    package var repositoryId: Int64
    package var name: String
    package var folder: String
    package var team: String
    package var isHidden: Bool
  }

  package struct Package: Codable, Sendable, Equatable, FetchableRecord {
    package var projectId: Int64
    package var ecosystem: String
    /// In the ecosystem's normal spelling.
    package var key: String
    /// Of the address that it is fetched from, as `PackageLocation` has them; nil when that says nothing.
    package var host: String?
    package var address: String?
  }

  package struct Dependency: Codable, Sendable, Equatable, FetchableRecord {
    package var projectId: Int64
    package var ecosystem: String
    package var key: String
    package var host: String?
    package var address: String?
    package var requirement: String
    package var scope: String
    package var path: String
    package var line: Int?
  }

  package var projects: [Project]
  package var packages: [Package]
  package var dependencies: [Dependency]
}
