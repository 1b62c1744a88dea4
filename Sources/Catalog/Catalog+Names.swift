import GRDB

extension Catalog {
  /// Projects whose name begins with, holds, or nearly begins with what was typed; the best first, where those that
  /// fit alike stand in the order of their weight. Forks and archived ones are left out.
  ///
  /// The work is bounded whatever the number of projects: the heaviest names, the names in the range of the prefix and
  /// those that share the rarest trigrams are compared, at most some thousands.
  package func projects(
    typed text: String, in repositories: [Int64]? = nil, limit: Int
  ) async throws -> [ScoredProject] {
    let scope = ProjectSelection.scope(repositories)
    let best = try await read { db in
      var search = NameSearch(text, visible: "isHidden = 0 AND \(scope.condition)", scope.arguments)
      try search.collect(in: db)
      return search.best(limit)
    }
    let scores = Dictionary(best.map { ($0.id, $0.score) }, uniquingKeysWith: { first, _ in first })
    return try await projects(withIDs: best.map(\.id)).map { project in
      ScoredProject(project: project, score: scores[project.id ?? 0] ?? 0)
    }
  }
}

/// Collects the names that may be meant by what was typed.
struct NameSearch {
  /// Names that are looked at whatever was typed: the most used own ones and the heaviest of all.
  private static let own = 300
  private static let heaviest = 500
  /// Names in the prefix's range that are looked at, and the heaviest of them that are kept.
  private static let ranged = (seen: 6_000, kept: 200)
  /// Entries of trigram lists that are read, and names that are compared for them.
  private static let shared = (read: 8_000, compared: 600)

  struct Hit: Sendable {
    var id: Int64
    var score: Double
  }

  /// Those that an index holds, so that no row is read.
  private static let columns = "id, foldedName, weight, repositoryId IS NOT NULL AS isOwn"

  private let text: String
  private let matcher: NameMatcher
  private let visible: String
  private let arguments: StatementArguments
  private var scores: [Int64: Double] = [:]

  init(_ typed: String, visible: String, _ arguments: StatementArguments) {
    text = String(String.UnicodeScalarView(typed.lowercased().unicodeScalars.prefix(80)))
    matcher = NameMatcher(text)
    self.visible = visible
    self.arguments = arguments
  }

  func best(_ limit: Int) -> [Hit] {
    scores.map { Hit(id: $0.key, score: $0.value) }.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
      .prefix(max(0, limit)).map { $0 }
  }

  mutating func collect(in db: Database) throws {
    guard !text.isEmpty else { return }
    try collect(
      "SELECT \(Self.columns) FROM project INDEXED BY projectByUse WHERE isOwn = 1 AND \(visible) "
        + "ORDER BY uses DESC, weight DESC, id DESC LIMIT \(Self.own)", in: db)
    try collect(
      "SELECT \(Self.columns) FROM project INDEXED BY projectByWeight WHERE \(visible) "
        + "ORDER BY weight DESC LIMIT \(Self.heaviest)", in: db)
    try collect(
      """
      SELECT id, foldedName, weight, isOwn FROM (
        SELECT \(Self.columns) FROM project INDEXED BY projectByName
        WHERE foldedName >= :first AND foldedName < :last AND \(visible) LIMIT \(Self.ranged.seen))
      ORDER BY weight DESC LIMIT \(Self.ranged.kept)
      """, ["first": text, "last": text + "\u{10FFFF}"], in: db)
    let ids = try sharing(in: db)
    guard !ids.isEmpty else { return }
    try collect(
      "SELECT \(Self.columns) FROM project WHERE id IN (SELECT value FROM json_each(:ids)) AND \(visible)",
      ["ids": JSONText.numbers(ids)], in: db)
  }

  private mutating func collect(_ sql: String, _ more: StatementArguments = [:], in db: Database) throws {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments + more)
    while let row = try rows.next() {
      let id: Int64 = row[0]
      guard scores[id] == nil, let quality = matcher.quality(row[1]) else { continue }
      scores[id] = quality * ProjectRank.nameFactor(isOwn: row[3], weight: row[2])
    }
  }

  /// Ids of the names that share most trigrams with what was typed. The rarest trigrams say most and cost least.
  private func sharing(in db: Database) throws -> [Int64] {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count >= 3 else { return [] }
    let trigrams = Set((0...(scalars.count - 3)).map { Self.text(scalars[$0..<($0 + 3)]) })
    let count = try db.cachedStatement(sql: "SELECT doc FROM projectTrigram WHERE term = ?")
    let common = try trigrams.map { (term: $0, names: try Int.fetchOne(count, arguments: [$0]) ?? 0) }
    let read = try db.cachedStatement(sql: "SELECT rowid FROM projectName WHERE projectName MATCH ? LIMIT ?")
    var rest = Self.shared.read
    var shares: [Int64: Int] = [:]
    for trigram in common.filter({ $0.names > 0 }).sorted(by: { ($0.names, $0.term) < ($1.names, $1.term) })
    where rest > 0 {
      let quoted = "\"\(trigram.term.replacing("\"", with: "\"\""))\""
      let ids = try Int64.fetchCursor(read, arguments: [quoted, rest])
      while let id = try ids.next() {
        shares[id, default: 0] += 1
        rest -= 1
      }
    }
    return shares.filter { scores[$0.key] == nil }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.shared.compared).map(\.key)
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
