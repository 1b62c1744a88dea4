import GRDB
package import SearchModel

/// The projects whose words match a question, as far as they were looked at: ids in rank order, and what all of them
/// are like.
package struct ProjectMatches: Sendable, Equatable {
  package struct Match: Sendable, Equatable {
    package var id: Int64
    /// Higher is better.
    package var score: Double
    package var isOwn: Bool
    package var foldedName: String
    package var uses: Int
    package var readiness: Double
    package var activity: Double
  }

  /// Those that the filter accepts, best first.
  package var matches: [Match] = []
  /// Of all that match, whatever the filter says of facets.
  package var facets = FacetCube()
  /// How many the filter accepts, and forks and archived ones that it leaves out; lower bounds unless complete.
  package var total = 0
  package var hidden = 0
  /// false when so many match that the least known were not looked at.
  package var isComplete = true

  package init() {}

  /// Best first.
  fileprivate mutating func rank() {
    total = matches.count
    matches.sort { ($1.score, $0.id) < ($0.score, $1.id) }
  }

  /// What is called just so is meant, own work first; the others stay in their order.
  package mutating func putFirst(named name: String) {
    let wanted = name.lowercased()
    let named = matches.filter { $0.foldedName == wanted }
    guard !named.isEmpty else { return }
    matches = named.filter(\.isOwn) + named.filter { !$0.isOwn } + matches.filter { $0.foldedName != wanted }
  }

  /// In another order than that of the score. Equals stay in rank order.
  package mutating func sort(by order: ProjectOrder) {
    func key(_ match: Match) -> Double {
      switch order {
      case .use: Double(match.uses)
      case .readiness: match.readiness
      case .activity: match.activity
      case .name: 0
      }
    }
    matches = matches.enumerated().sorted { left, right in
      if order == .name {
        return (left.element.foldedName, left.offset) < (right.element.foldedName, right.offset)
      }
      guard left.element.isOwn == right.element.isOwn else { return left.element.isOwn }
      let keys = (key(left.element), key(right.element))
      return keys.0 == keys.1 ? left.offset < right.offset : keys.0 > keys.1
    }.map(\.element)
  }
}

/// Which projects are looked at for an expression, and how they are scored.
///
/// BM25 costs about a microsecond a row, and a word such as `python` stands in a third of a catalogue. So all own
/// projects are scored, and of the imported ones the best known until there are enough: the full-text index holds how
/// well known each is as a word, which makes them cheap to take apart.
struct ProjectMatcher {
  /// Own projects that are read; imported ones that are scored; and those that are looked through for the values of
  /// facets that were chosen.
  private static let ownRows = 20_000
  private static let scoredRows = 2_000
  private static let filteredRows = 10_000
  private static let ownTier = "own"
  /// Of `project.tier`, the best known first.
  private static let tiers = (0...11).map { "rank\($0)" }

  /// In FTS5's syntax.
  let expression: String
  let filter: ProjectFilter
  let repositories: [Int64]?
  /// Imported projects are looked at in these languages only; nil for all.
  let importedLanguages: [String]?

  func matches(in db: Database) throws -> ProjectMatches {
    let everything = try selection(ProjectFilter(includesHidden: true))
    // Few match mostly: then there is nothing to choose.
    if try count(Way(), upTo: Self.scoredRows + 1, nil, in: db) <= Self.scoredRows {
      return result(of: try candidates(Way(), everything, in: db))
    }
    let own = try ways([Way(tiers: [Self.ownTier])], upTo: Self.ownRows, in: db)
    let imported = try ways(Self.tiers.map { Way(tiers: [$0]) }, upTo: Self.scoredRows, in: db)
    let all = try candidates(own.ways + imported.ways, everything, in: db)
    var result = result(of: all)
    result.isComplete = own.isComplete && imported.isComplete
    guard !imported.isComplete, !filter.facets.isEmpty else { return result }
    let chosen = try selection(filter)
    let read = try ways(Self.tiers.map { Way(tiers: [$0]) }, upTo: Self.filteredRows, in: db)
    let wider = try ways(read.ways, upTo: Self.scoredRows, accepting: chosen, in: db)
    result.isComplete = own.isComplete && read.isComplete && wider.isComplete
    result.matches.removeAll { !$0.isOwn }
    result.matches += try candidates(wider.ways, chosen, in: db).map(\.match)
    result.rank()
    return result
  }

  private func result(of all: [Candidate]) -> ProjectMatches {
    var result = ProjectMatches()
    for candidate in all {
      result.facets.add(1, isHidden: candidate.isHidden) { candidate.values[$0] }
    }
    result.hidden = result.facets.hidden(filter)
    result.matches = all.filter(accepts).map(\.match)
    result.rank()
    return result
  }

  private func selection(_ filter: ProjectFilter) throws -> ProjectSelection {
    var selection = try ProjectSelection(filter, in: repositories)
    if let importedLanguages {
      selection.require(
        "(+project.sourceId IS NULL OR +project.language IN (SELECT value FROM json_each(:importedLanguages)))",
        ["importedLanguages": try JSONText.list(importedLanguages)])
    }
    return selection
  }

  private func accepts(_ candidate: Candidate) -> Bool {
    guard filter.includesHidden || !candidate.isHidden else { return false }
    return ProjectFacet.allCases.enumerated().allSatisfy { position, facet in
      filter.facets[facet].map { $0.contains(candidate.values[position]) } ?? true
    }
  }

  // MARK: - Which rows

  /// Tiers, none for all projects, and the row before which they are read.
  private struct Way {
    var tiers: [String] = []
    var before: Int64?
  }

  /// Those of the ways, in their order, that lead to at most `limit` matching projects, the last of them cut short;
  /// without a selection rows of the index are counted, whatever projects they are of.
  private func ways(
    _ all: [Way], upTo limit: Int, accepting selection: ProjectSelection? = nil, in db: Database
  ) throws -> (ways: [Way], isComplete: Bool) {
    var taken: [Way] = []
    var rest = limit
    for way in all {
      let found = try count(way, upTo: rest + 1, selection, in: db)
      guard found <= rest else {
        if rest > 0, let before = try row(rest, of: way, selection, in: db) {
          taken.append(Way(tiers: way.tiers, before: before))
        }
        return (taken, false)
      }
      if found > 0 { taken.append(way) }
      rest -= found
    }
    return (taken, true)
  }

  /// The words are looked for in the project's own texts, so that `own` is a word like others.
  private func restricted(_ tiers: [String]) -> String {
    if tiers.isEmpty { return "{name words description topics} : (\(expression))" }
    return "{name words description topics} : (\(expression)) AND tier : (\(tiers.joined(separator: " OR ")))"
  }

  private func count(
    _ way: Way, upTo limit: Int, _ selection: ProjectSelection?, in db: Database
  ) throws -> Int {
    let (rows, arguments) = rows(of: way, selection)
    return try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM (SELECT 1 \(rows) LIMIT :limit)"),
      arguments: arguments + ["limit": limit]) ?? 0
  }

  /// The id of the match at a place, from 0.
  private func row(
    _ place: Int, of way: Way, _ selection: ProjectSelection?, in db: Database
  ) throws -> Int64? {
    let (rows, arguments) = rows(of: way, selection)
    return try Int64.fetchOne(
      db, sql: "SELECT projectText.rowid \(rows) LIMIT 1 OFFSET :place", arguments: arguments + ["place": place])
  }

  /// What follows the columns of a query, with its values.
  private func rows(of way: Way, _ selection: ProjectSelection?) -> (sql: String, arguments: StatementArguments) {
    var sql = "FROM projectText"
    if selection != nil { sql += " CROSS JOIN project ON project.id = projectText.rowid" }
    sql += " WHERE projectText MATCH :expression"
    var arguments: StatementArguments = ["expression": restricted(way.tiers)]
    if let before = way.before {
      sql += " AND projectText.rowid < :before"
      arguments += ["before": before]
    }
    if let selection {
      sql += " AND \(selection.text)"
      arguments += selection.arguments
    }
    return (sql, arguments)
  }

  // MARK: - Reading them

  private struct Candidate {
    var match: ProjectMatches.Match
    var isHidden: Bool
    /// In the order of `ProjectFacet.allCases`.
    var values: [String]
  }

  /// BM25 counts each word in the whole index at each query: ways that are read to their end are one.
  private func candidates(
    _ ways: [Way], _ selection: ProjectSelection, in db: Database
  ) throws -> [Candidate] {
    let whole = ways.filter { $0.before == nil }.flatMap(\.tiers)
    let joined = (whole.isEmpty ? [] : [Way(tiers: whole)]) + ways.filter { $0.before != nil }
    return try joined.flatMap { try candidates($0, selection, in: db) }
  }

  private func candidates(
    _ way: Way, _ selection: ProjectSelection, in db: Database
  ) throws -> [Candidate] {
    let (rest, arguments) = rows(of: way, selection)
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT project.id, -bm25(projectText, 10, 6, 2, 4, 0) * (\(ProjectRank.factor)), project.sourceId IS NULL,
            project.foldedName, project.uses, project.readiness, project.activity, project.isHidden,
            \(ProjectFacet.allCases.map(\.text).joined(separator: ", "))
          \(rest)
          """), arguments: arguments)
    var found: [Candidate] = []
    while let row = try rows.next() {
      found.append(
        Candidate(
          match: ProjectMatches.Match(
            id: row[0], score: row[1], isOwn: row[2], foldedName: row[3], uses: row[4], readiness: row[5],
            activity: row[6]),
          isHidden: row[7], values: ProjectFacet.allCases.indices.map { row[$0 + 8] }))
    }
    return found
  }
}

extension Catalog {
  /// Projects whose words match an FTS5 expression, best first: BM25, raised by use and popularity (`ProjectRank`).
  /// `repositories` are those that the viewer may see, nil stands for all.
  package func projects(
    matching expression: String, _ filter: ProjectFilter = ProjectFilter(includesHidden: true),
    in repositories: [Int64]? = nil, importedLanguages: [String]? = nil
  ) async throws -> ProjectMatches {
    let matcher = ProjectMatcher(
      expression: expression, filter: filter, repositories: repositories, importedLanguages: importedLanguages)
    return try await read { db in try matcher.matches(in: db) }
  }

  /// The projects with these ids, in their order. The caller has decided that the viewer may see them.
  package func projects(withIDs ids: [Int64]) async throws -> [ProjectRecord] {
    guard !ids.isEmpty else { return [] }
    let records = try await read { db in
      try ProjectRecord.fetchAll(
        db, sql: "SELECT * FROM project WHERE id IN (SELECT value FROM json_each(?))",
        arguments: [JSONText.numbers(ids)])
    }
    let byID = Dictionary(records.map { ($0.id ?? 0, $0) }, uniquingKeysWith: { first, _ in first })
    return ids.compactMap { byID[$0] }
  }
}
