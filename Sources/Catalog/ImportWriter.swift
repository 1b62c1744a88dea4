import Foundation
import GRDB
import SearchModel

/// Writes an imported catalogue's projects within one transaction.
struct ImportWriter {
  private let db: Database
  private let source: Int64
  private let mark: Statement
  private let find: Statement
  private let upsert: Statement
  private let describe: Statement
  private let forgetPackages: Statement
  private var outcome = ImportOutcome()

  init(source name: String, at date: Date, in db: Database) throws {
    self.db = db
    try db.execute(
      sql: """
        INSERT INTO importSource (name, importedAt, projects) VALUES (:name, :date, 0)
        ON CONFLICT (name) DO UPDATE SET importedAt = excluded.importedAt
        """, arguments: ["name": name, "date": date.timeIntervalSince1970])
    source = try Int64.fetchOne(db, sql: "SELECT id FROM importSource WHERE name = ?", arguments: [name]) ?? 0
    // Those that the file names. A table of the connection's own: gone with it, never on disk.
    try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS imported (identifier TEXT PRIMARY KEY) WITHOUT ROWID")
    try db.execute(sql: "DELETE FROM temp.imported")
    mark = try db.makeStatement(sql: "INSERT OR IGNORE INTO temp.imported VALUES (?)")
    find = try db.makeStatement(sql: "SELECT id FROM project WHERE sourceId = ? AND identifier = ?")
    upsert = try db.makeStatement(sql: Self.upsert)
    describe = try db.makeStatement(
      sql: """
        INSERT INTO projectProfile (projectId, content) VALUES (?, ?)
        ON CONFLICT (projectId) DO UPDATE SET content = excluded.content WHERE content IS NOT excluded.content
        """)
    forgetPackages = try db.makeStatement(sql: "DELETE FROM package WHERE projectId = ?")
  }

  /// The columns that an import sets.
  private static let columns = [
    "name", "words", "foldedName", "description", "ecosystem", "license", "topics", "url", "version", "modified",
    "kind", "language", "lifecycle", "weight",
  ]

  /// Touches a row only where something differs: the full-text indexes follow each touch.
  private static var upsert: String {
    """
    INSERT INTO project (sourceId, identifier, folder, \(columns.joined(separator: ", ")))
    VALUES (?, ?, '', \(columns.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (sourceId, identifier) DO UPDATE SET
      \(columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    WHERE \(columns.map { "\($0) IS NOT excluded.\($0)" }.joined(separator: " OR "))
    """
  }

  mutating func take(_ project: ImportedProject) throws {
    var project = project
    // SQLite ends a text at the first NUL, so that two identifiers could become one.
    for text in [\ImportedProject.identifier, \.name, \.description] where project[keyPath: text].contains("\0") {
      project[keyPath: text].replace("\0", with: "\u{FFFD}")
    }
    try mark.execute(arguments: [project.identifier])
    guard db.changesCount > 0 else {
      outcome.repeated += 1
      return
    }
    outcome.projects += 1
    let former = try Int64.fetchOne(find, arguments: [source, project.identifier])
    try upsert.execute(arguments: [
      source, project.identifier, project.name, NameWords.split(project.name).joined(separator: " "),
      project.name.lowercased(), project.description, project.ecosystem, project.license,
      try JSONText.list(project.topics), project.url, project.version, project.modified, project.kind, project.language,
      project.lifecycle, project.weight,
    ])
    let isTouched = db.changesCount > 0
    let id = former ?? db.lastInsertedRowID
    try describe.execute(arguments: [id, project.profile])
    let isDescribedAnew = db.changesCount > 0
    guard isTouched || isDescribedAnew else { return }
    if former == nil { outcome.added += 1 } else { outcome.changed += 1 }
    guard isTouched else { return }
    if former != nil { try forgetPackages.execute(arguments: [id]) }
    guard !project.ecosystem.isEmpty else { return }
    let version = project.version.isEmpty ? nil : project.version
    try PackageRecord(ecosystem: project.ecosystem, name: project.name, version: version).insert(db, project: id)
  }

  mutating func finish() throws -> ImportOutcome {
    try db.execute(
      sql: """
        DELETE FROM project WHERE sourceId = ? AND NOT EXISTS (
          SELECT 1 FROM temp.imported WHERE imported.identifier = project.identifier)
        """, arguments: [source])
    outcome.removed = db.changesCount
    try db.execute(sql: "DELETE FROM temp.imported")
    try db.execute(
      sql: "UPDATE importSource SET projects = ? WHERE id = ?", arguments: [outcome.projects, source])
    if outcome.added + outcome.changed + outcome.removed > 0 { try Catalog.countFacets(ofSource: source, in: db) }
    return outcome
  }
}
