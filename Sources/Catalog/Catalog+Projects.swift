import GRDB
import SearchModel

extension Catalog {
  /// Inserts a project with what hangs on it. A second one of the same name, ecosystem and folder is left out: one of
  /// them is enough to find it.
  static func insert(_ project: IndexedProject, isHidden: Bool, in db: Database) throws {
    guard project.record.repositoryId != nil else { return }
    var record = project.record
    record.isHidden = record.isHidden || isHidden
    try record.insert(db, onConflict: .ignore)
    guard db.changesCount > 0 else { return }
    let id = db.lastInsertedRowID
    for package in project.packages { try package.insert(db, project: id) }
    for dependency in project.dependencies { try dependency.insert(db, project: id) }
    try db.cachedStatement(sql: "INSERT INTO projectProfile (projectId, content) VALUES (?, ?)")
      .execute(arguments: [id, project.profile])
    for (position, symbol) in project.symbols.enumerated() { try symbol.insert(db, project: id, position: position) }
  }

  static func countFacets(ofRepository id: Int64, in db: Database) throws {
    try countFacets("repositoryId", id, in: db)
  }

  static func countFacets(ofSource id: Int64, in db: Database) throws { try countFacets("sourceId", id, in: db) }

  private static func countFacets(_ column: String, _ id: Int64, in db: Database) throws {
    try db.execute(sql: "DELETE FROM facetCount WHERE \(column) = ?", arguments: [id])
    try db.execute(
      sql: """
        INSERT INTO facetCount
        SELECT repositoryId, sourceId, isHidden, kind, ecosystem, team, language, lifecycle, ifnull(license, ''),
          readinessLevel, count(*)
        FROM project WHERE \(column) = ? GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
        """, arguments: [id])
  }

  /// Says of each repository which team owns it: configuration may change without anything being indexed anew.
  /// A repository that is absent has no owner.
  package func assign(teams: [Int64: String]) throws {
    try write { db in
      let owned = try Row.fetchAll(
        db, sql: "SELECT DISTINCT repositoryId AS id, team FROM facetCount WHERE repositoryId IS NOT NULL")
      var changed: Set<Int64> = []
      for row in owned {
        let id: Int64 = row["id"]
        if row["team"] != teams[id] ?? "" { changed.insert(id) }
      }
      guard !changed.isEmpty else { return }
      for id in changed {
        try db.execute(
          sql: "UPDATE project SET team = ? WHERE repositoryId = ?", arguments: [teams[id] ?? "", id])
        try Self.countFacets(ofRepository: id, in: db)
      }
      try Self.raiseGeneration(db)
    }
  }

  /// Counts anew how many repositories use each project's packages, and weighs the repositories' projects by it. To be
  /// called when a sync or an import has ended.
  ///
  /// The number orders projects; it counts consumers that a viewer may not see, so it is not shown: what is shown is
  /// the length of `consumers(ofProject:in:)`.
  package func countUses() throws {
    try write { db in
      try db.execute(
        sql: """
          CREATE TEMP TABLE IF NOT EXISTS usedProject (id INTEGER PRIMARY KEY, uses INTEGER NOT NULL);
          DELETE FROM temp.usedProject;
          INSERT INTO temp.usedProject
          SELECT published.id, count(DISTINCT consumer.repositoryId)
          FROM dependency
          JOIN package ON package.ecosystem = dependency.ecosystem AND package.key = dependency.key
          JOIN project AS published ON published.id = package.projectId
          JOIN project AS consumer ON consumer.id = dependency.projectId
          WHERE consumer.repositoryId IS NOT published.repositoryId AND \(PackageLocation.fits)
          GROUP BY published.id;
          """)
      let counted = db.totalChangesCount
      try db.execute(
        sql: """
          UPDATE project SET uses = 0 WHERE uses > 0 AND id NOT IN (SELECT id FROM temp.usedProject);
          UPDATE project SET uses = used.uses FROM temp.usedProject AS used
          WHERE project.id = used.id AND project.uses <> used.uses;
          -- Half of the weight at 4 users; an imported project keeps its popularity.
          UPDATE project SET weight = uses / (uses + 4.0)
          WHERE repositoryId IN (SELECT id FROM repository) AND weight <> uses / (uses + 4.0);
          """)
      if db.totalChangesCount > counted { try Self.raiseGeneration(db) }
    }
  }
}
