package import Foundation
import GRDB
import SearchModel

/// All that indexing one repository found.
package struct IndexedContents: Sendable {
  package var repository: RepositoryRecord
  package var files: [FileRecord]
  package var shards: [ShardRecord]
  /// To be stored: a part of them where only that part changed.
  package var documents: [DocumentRecord]
  package var projects: [IndexedProject]
  package var problems: [ProblemRecord]
  /// What later steps and pages ask of the repository as a whole, as JSON.
  package var profile = "{}"
  package var weeks: [WeekRecord] = []
  package var contributors: [ContributorRecord] = []
  package var decisions: [IndexedDecision] = []

  package init(
    repository: RepositoryRecord, files: [FileRecord], shards: [ShardRecord], documents: [DocumentRecord],
    projects: [IndexedProject], problems: [ProblemRecord]
  ) {
    self.repository = repository
    self.files = files
    self.shards = shards
    self.documents = documents
    self.projects = projects
    self.problems = problems
  }
}

/// A repository that is about to be read, as the configuration has it.
package struct NewRepository: Sendable {
  package var name: String
  package var sourceURL: String
  /// Name of the mirror's folder below the data folder.
  package var mirror: String
  package var isFork: Bool
  package var isArchived: Bool

  package init(name: String, sourceURL: String, mirror: String, isFork: Bool, isArchived: Bool) {
    self.name = name
    self.sourceURL = sourceURL
    self.mirror = mirror
    self.isFork = isFork
    self.isArchived = isArchived
  }

  fileprivate var arguments: StatementArguments { [name, sourceURL, mirror, isFork, isArchived] }
}

/// Changes that a sync makes. Each is one transaction that raises the generation
/// when answers may change.
extension Catalog {
  /// The repository's row, made when it is new.
  package func register(
    name: String, sourceURL: String, mirror: String, isFork: Bool = false, isArchived: Bool = false
  ) throws -> RepositoryRecord {
    let new = NewRepository(
      name: name, sourceURL: sourceURL, mirror: mirror, isFork: isFork, isArchived: isArchived)
    return try write { db in
      try db.execute(sql: Self.registration, arguments: new.arguments)
      guard let record = try RepositoryRecord.filter(Column("name") == name).fetchOne(db) else {
        throw UserFacingError(.internal, "The repository \(name) could not be registered.")
      }
      return record
    }
  }

  /// Makes rows of all repositories that have none yet.
  package func register(_ repositories: [NewRepository]) throws {
    try write { db in
      func count() throws -> Int { try RepositoryRecord.fetchCount(db) }
      let before = try count()
      let register = try db.cachedStatement(sql: Self.registration)
      for new in repositories { try register.execute(arguments: new.arguments) }
      if try count() != before { try Self.raiseGeneration(db) }
    }
  }

  /// What is said of one that was read stays until it is read again.
  private static let registration = """
    INSERT INTO repository (name, sourceURL, mirror, isFork, isArchived) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET sourceURL = excluded.sourceURL, mirror = excluded.mirror,
      isFork = CASE WHEN matchedAt IS NULL THEN excluded.isFork ELSE isFork END,
      isArchived = CASE WHEN matchedAt IS NULL THEN excluded.isArchived ELSE isArchived END
    """

  /// Replaces everything the catalogue holds of a repository, its live shards
  /// included: readers see all of the old or all of the new.
  package func publish(_ contents: IndexedContents) throws {
    let id = contents.repository.id
    try write { db in
      for table in ["file", "shardContent", "document"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE repositoryId = ?", arguments: [id])
      }
      // Two paths that are not valid UTF-8 may read the same; one of them is enough to browse.
      for file in contents.files { try file.insert(db, onConflict: .ignore) }
      for shard in contents.shards { try shard.insert(db) }
      try Self.summarize(id, in: db)
      try Self.replaceFacts(contents, in: db)
      try Self.raiseGeneration(db)
    }
  }

  /// Replaces what the files of a repository say, and adds documents.
  static func replaceFacts(_ contents: IndexedContents, in db: Database) throws {
    let id = contents.repository.id
    let hides = contents.repository.isFork || contents.repository.isArchived
    // What hangs on a project goes with it. Owners stay until they are found anew when all repositories are known.
    for table in ["decision", "project", "problem", "repositoryProfile", "weeklyActivity", "contributor"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE repositoryId = ?", arguments: [id])
    }
    try contents.repository.update(db)
    let packer = TextPacker()
    for document in contents.documents { try Self.insert(document, of: id, packer, in: db) }
    for decision in contents.decisions { try decision.insert(db, repository: id) }
    for project in contents.projects { try Self.insert(project, isHidden: hides, in: db) }
    try db.execute(
      sql: "INSERT INTO repositoryProfile (repositoryId, content) VALUES (?, ?)", arguments: [id, contents.profile])
    for week in contents.weeks { try week.insert(db, repository: id) }
    for contributor in contents.contributors { try contributor.insert(db, onConflict: .ignore) }
    try Self.countFacets(ofRepository: id, in: db)
    for problem in contents.problems { try problem.insert(db) }
  }

  /// The index matches the source at `date`; nothing else changed.
  package func markMatched(_ id: Int64, at date: Date) throws {
    try write { db in
      if try Self.isFailing(id, in: db) { try Self.raiseGeneration(db) }
      try db.execute(
        sql: "UPDATE repository SET matchedAt = ?, failingSince = NULL, failingCause = NULL WHERE id = ?",
        arguments: [date.timeIntervalSince1970, id])
      try db.execute(sql: "DELETE FROM problem WHERE repositoryId = ? AND severity = 'error'", arguments: [id])
    }
  }

  /// The source could not be read; what was indexed before stays.
  package func markFailing(_ id: Int64, _ problem: ProblemRecord) throws {
    try write { db in
      if try !Self.isFailing(id, in: db) { try Self.raiseGeneration(db) }
      try db.execute(
        sql: """
          UPDATE repository SET failingCause = ?, failingSince = coalesce(failingSince, ?) WHERE id = ?
          """, arguments: [problem.message, problem.date.timeIntervalSince1970, id])
      try db.execute(sql: "DELETE FROM problem WHERE repositoryId = ? AND severity = 'error'", arguments: [id])
      try problem.insert(db)
    }
  }

  /// Answers say which repositories fail.
  private static func isFailing(_ id: Int64, in db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT failingSince IS NOT NULL FROM repository WHERE id = ?", arguments: [id]) ?? false
  }

  /// Forgets repositories that are no longer configured.
  package func remove(_ ids: [Int64]) throws {
    guard !ids.isEmpty else { return }
    try write { db in
      try RepositoryRecord.filter(ids.contains(Column("id"))).deleteAll(db)
      try Self.raiseGeneration(db)
    }
  }

  /// These shards were read whole and found sound at `date`.
  package func markVerified(_ fileNames: [String], at date: Date) throws {
    guard !fileNames.isEmpty else { return }
    try write { db in
      let update = try db.cachedStatement(sql: "UPDATE shard SET verifiedAt = ? WHERE fileName = ?")
      for fileName in fileNames { try update.execute(arguments: [date.timeIntervalSince1970, fileName]) }
    }
  }

  /// Marks repositories so that the next sync reads all of their files anew.
  package func forgetFingerprints(_ ids: [Int64]) throws {
    guard !ids.isEmpty else { return }
    try write { db in
      _ = try RepositoryRecord.filter(ids.contains(Column("id")))
        .updateAll(db, Column("fingerprint").set(to: nil), Column("basis").set(to: nil))
    }
  }

  /// Opens a run; problems of the whole that earlier runs left are forgotten.
  package func beginRun(at date: Date) throws -> SyncRunRecord {
    try write { db in
      try db.execute(sql: "DELETE FROM problem WHERE repositoryId IS NULL")
      var run = SyncRunRecord(id: nil, started: date, finished: nil, repositories: 0, changed: 0, failed: 0)
      try run.insert(db)
      // The log of runs is for people: a month of quarter-hourly syncs is enough.
      try db.execute(sql: "DELETE FROM syncRun WHERE id <= ? - 3000", arguments: [run.id])
      return run
    }
  }

  /// Closes a run. How fresh each repository is has changed, also where nothing was indexed.
  package func finishRun(_ run: SyncRunRecord) throws {
    try write { db in
      try run.update(db)
      try Self.raiseGeneration(db)
    }
  }

  package func add(_ problem: ProblemRecord) throws {
    try write { db in try problem.insert(db) }
  }

  private static func insert(
    _ document: DocumentRecord, of repository: Int64, _ packer: TextPacker, in db: Database
  ) throws {
    try db.cachedStatement(sql: "INSERT INTO document (repositoryId, path, oid, title) VALUES (?, ?, ?, ?)")
      .execute(arguments: [repository, document.path, document.oid, document.title])
    let id = db.lastInsertedRowID
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO section (documentId, repositoryId, title, heading, anchor, line, body)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for section in document.sections {
      try insert.execute(arguments: [
        id, repository, document.title, section.heading, section.anchor, section.line, packer.packed(section.body),
      ])
    }
  }

  /// Counts anew what the file rows of a repository add up to.
  static func summarize(_ id: Int64, in db: Database) throws {
    for table in ["languageShare", "skippedCount"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE repositoryId = ?", arguments: [id])
    }
    try db.execute(
      sql: """
        INSERT INTO languageShare (repositoryId, language, files, bytes, ownBytes)
        SELECT repositoryId, language, count(*), sum(size), sum(size * isOwn) FROM file
        WHERE repositoryId = :id AND skipped IS NULL AND language != '' AND branchMask & 1
        GROUP BY language;
        """, arguments: ["id": id])
    try db.execute(
      sql: """
        INSERT INTO skippedCount (repositoryId, reason, files)
        SELECT repositoryId, skipped, count(*) FROM file
        WHERE repositoryId = :id AND skipped IS NOT NULL GROUP BY skipped;
        """, arguments: ["id": id])
  }

  static func raiseGeneration(_ db: Database) throws {
    try db.execute(sql: "UPDATE generation SET number = number + 1")
  }
}
