package import GRDB
package import SearchModel

/// Lists of projects, of repositories and imported catalogues alike.
extension Catalog {
  package func project(_ id: Int64, in repositories: [Int64]? = nil) async throws -> ProjectRecord? {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      try ProjectRecord.fetchOne(
        db, sql: "SELECT * FROM project WHERE id = :id AND \(scope.condition)",
        arguments: ["id": id] + scope.arguments)
    }
  }

  /// Projects of exactly this name in any case, most used first.
  package func projects(named name: String, in repositories: [Int64]? = nil, limit: Int) async throws
    -> [ProjectRecord]
  {
    let scope = ProjectSelection.scope(repositories)
    return try await read { db in
      try ProjectRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM project WHERE foldedName = :name AND \(scope.condition)
          ORDER BY uses DESC, weight DESC, id LIMIT :limit
          """, arguments: ["name": name.lowercased(), "limit": limit] + scope.arguments)
    }
  }

  /// What the projects that a viewer may see are like.
  package func facetCube(in repositories: [Int64]? = nil) async throws -> FacetCube {
    let scope = repositories.map { JSONText.numbers($0) }
    return try await read { db in try Self.facetCube(scope, in: db) }
  }

  private static func facetCube(_ scope: String?, in db: Database) throws -> FacetCube {
    let columns = ProjectFacet.allCases.map(\.column).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT isHidden, sum(projects), \(columns) FROM facetCount
        \(scope == nil ? "" : "WHERE repositoryId IS NULL OR repositoryId IN (SELECT value FROM json_each(:scope))")
        GROUP BY isHidden, \(columns)
        """, arguments: scope.map { ["scope": $0] } ?? [:])
    var cube = FacetCube()
    while let row = try rows.next() { cube.add(row[1], isHidden: row[0]) { Self.text(row[$0 + 2]) } }
    return cube
  }

  /// A facet's value; levels are numbers.
  static func text(_ value: DatabaseValue) -> String {
    String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map { "\($0)" } ?? ""
  }

  /// One part of a list, from the place that the part before ended with (nil: from the start). `repositories` are those
  /// whose projects the viewer may see, nil stands for all; `cube` is of the same ones, when the caller has kept it.
  package func projects(
    _ filter: ProjectFilter, order: ProjectOrder, after cursor: ProjectCursor? = nil,
    in repositories: [Int64]? = nil, cube kept: FacetCube? = nil, limit: Int
  ) async throws -> ProjectPage {
    let cube: FacetCube
    if let kept { cube = kept } else { cube = try await facetCube(in: repositories) }
    let total = cube.total(filter)
    let selection = try ProjectSelection(filter, in: repositories)
    let access = Self.access(filter, cube: cube, isScoped: repositories != nil, total: total, limit: limit)
    let found = try await read { db in
      try Self.projects(selection, order: order, after: cursor, by: access, limit: limit, in: db)
    }
    return ProjectPage(
      projects: found, total: total, hidden: cube.hidden(filter),
      next: found.count == limit && limit > 0 ? found.last.map { ProjectCursor($0, order) } : nil)
  }

  /// How the rows of a list are reached.
  private enum Access {
    /// In the list's order, until there are enough.
    case ordered
    /// All with the chosen values of one facet, then sorted.
    case facet(ProjectFacet)
    /// All that the viewer may see, then sorted.
    case visible
  }

  /// The way that looks at the fewest rows. A common choice is found soon in the list's order; a rare one would walk
  /// through all of it.
  private static func access(
    _ filter: ProjectFilter, cube: FacetCube, isScoped: Bool, total: Int, limit: Int
  ) -> Access {
    var best = Access.ordered
    var cost = total == 0 ? .infinity : Double(cube.all) / Double(total) * Double(limit)
    for (facet, values) in filter.facets where !values.contains(facet.unknown) {
      let alone = cube.total(ProjectFilter(facets: [facet: values], includesHidden: true))
      // Sorted rows cost more than rows in order.
      guard 3 * Double(alone) < cost else { continue }
      cost = 3 * Double(alone)
      best = .facet(facet)
    }
    // What the viewer may not see is in no cube: only a list of all they see is surely short.
    if isScoped, 3 * Double(cube.all) < min(cost, 6_000) { best = .visible }
    return best
  }

  private static func projects(
    _ selection: ProjectSelection, order: ProjectOrder, after cursor: ProjectCursor?, by access: Access, limit: Int,
    in db: Database
  ) throws -> [ProjectRecord] {
    var selection = selection
    let direction = order.isDescending ? " DESC" : ""
    let table: String
    switch access {
    case .ordered: table = "project INDEXED BY \(order.index)"
    case .facet(let facet):
      table = "project INDEXED BY \(facet.index.name)"
      selection.require(facet.index.condition)
      if facet == .license {
        selection.require("project.license IN (SELECT value FROM json_each(:license))")
      }
    case .visible:
      table = "project"
      selection.requireVisible()
    }
    if let cursor { selection.require(after: cursor, order) }
    return try ProjectRecord.fetchAll(
      db,
      sql: """
        SELECT project.* FROM \(table) WHERE \(selection.text)
        ORDER BY \(order.columns.map { "project.\($0)\(direction)" }.joined(separator: ", ")) LIMIT :limit
        """, arguments: selection.arguments + ["limit": limit])
  }
}

/// A project with how well it fits a question; higher is better.
package struct ScoredProject: Sendable, Equatable {
  package var project: ProjectRecord
  package var score: Double
}

extension ScoredProject: FetchableRecord {
  package init(row: Row) throws {
    project = try ProjectRecord(row: row)
    score = row["score"]
  }
}
