package import GRDB
package import SearchModel

/// A package that a project publishes.
package struct PackageRecord: Sendable, Equatable, FetchableRecord {
  package var ecosystem: String
  package var name: String
  package var version: String?
  /// What it offers under names of its own: libraries, executables, plugins.
  package var products: [String]
  /// Where it is fetched from; nil when that says nothing, as for a folder or an imported project.
  package var location: PackageLocation?
  /// The manifest that makes it, relative to the repository's root, and the line of its name, from 1.
  package var path: String?
  package var line: Int?

  package init(
    ecosystem: String, name: String, version: String? = nil, products: [String] = [], location: PackageLocation? = nil,
    path: String? = nil, line: Int? = nil
  ) {
    self.ecosystem = ecosystem
    self.name = name
    self.version = version
    self.products = products
    self.location = location
    self.path = path
    self.line = line
  }

  package init(row: Row) throws {
    self.init(
      ecosystem: row["ecosystem"], name: row["name"], version: row["version"],
      products: try JSONText.texts(row["products"]), location: PackageLocation(row: row), path: row["path"],
      line: row["line"])
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
  /// nil when `location` says nothing.
  package var place: PackageLocation? { location.flatMap { PackageLocation($0) } }
}

extension PackageLocation {
  /// Of the columns `host` and `address`.
  init?(row: Row) {
    guard let host: String = row["host"], let path: String = row["address"] else { return nil }
    self.init(host: host, path: path)
  }

  /// Whether a row of `package` can be what a row of `dependency` names, as SQL: the same as `contradicts`, negated.
  static let fits = "NOT ifnull(package.host = dependency.host AND package.address <> dependency.address, 0)"
}

extension PackageRecord {
  func insert(_ db: Database, project: Int64) throws {
    let key = key
    try db.cachedStatement(
      sql: """
        INSERT INTO package (projectId, ecosystem, name, key, version, products, host, address, path, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      project, key.ecosystem, name, key.name, version, try JSONText.list(products), location?.host, location?.path,
      path,
      line,
    ])
  }
}

extension DependencyRecord {
  func insert(_ db: Database, project: Int64) throws {
    let key = key
    let place = place
    try db.cachedStatement(
      sql: """
        INSERT INTO dependency (projectId, ecosystem, name, key, requirement, location, host, address, scope, path, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      project, key.ecosystem, name, key.name, requirement, location, place?.host, place?.path, scope, path, line,
    ])
  }
}
