import GRDB
package import SearchModel

/// A package that a project publishes.
package struct PackageRecord: Codable, Sendable, Equatable, FetchableRecord {
  package var ecosystem: String
  package var name: String
  package var version: String?
  /// What it offers under names of its own: libraries, executables, plugins.
  package var products: [String]

  package init(ecosystem: String, name: String, version: String? = nil, products: [String] = []) {
    self.ecosystem = ecosystem
    self.name = name
    self.version = version
    self.products = products
  }

  package var key: PackageKey { PackageKey(ecosystem: ecosystem, name: name) }
}

/// A package that a project's manifest names as needed.
package struct DependencyRecord: Codable, Sendable, Equatable, FetchableRecord {
  package var ecosystem: String
  /// As the manifest spells it.
  package var name: String
  /// The versions that will do, as written; empty for any.
  package var requirement: String
  /// The address or folder it is fetched from, where the manifest says so.
  package var location: String?
  /// runtime, development, build, optional or indirect.
  package var scope: String
  /// The manifest, relative to the repository's root, and the line in it, from 1.
  package var path: String
  package var line: Int?

  package init(
    ecosystem: String, name: String, requirement: String, location: String? = nil, scope: String = "runtime",
    path: String, line: Int? = nil
  ) {
    self.ecosystem = ecosystem
    self.name = name
    self.requirement = requirement
    self.location = location
    self.scope = scope
    self.path = path
    self.line = line
  }

  package var key: PackageKey { PackageKey(ecosystem: ecosystem, name: name) }
}

extension PackageRecord {
  func insert(_ db: Database, project: Int64) throws {
    let key = key
    try db.cachedStatement(
      sql: "INSERT INTO package (projectId, ecosystem, name, key, version, products) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [project, key.ecosystem, name, key.name, version, try JSONText.list(products)])
  }
}

extension DependencyRecord {
  func insert(_ db: Database, project: Int64) throws {
    let key = key
    try db.cachedStatement(
      sql: """
        INSERT INTO dependency (projectId, ecosystem, name, key, requirement, location, scope, path, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      project, key.ecosystem, name, key.name, requirement, location, scope, path, line,
    ])
  }
}
