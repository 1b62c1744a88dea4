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
  /// Own projects that are read, and imported ones: without a choice of facets all of them are scored, with one most
  /// are passed over.
  private static let ownRows = 40_000
  private static let scoredRows = 4_000
  private static let filteredRows = 40_000
  /// Of `project.tier`, the best known first.
  private static let tiers = (0...11).map { "rank\($0)" }

  /// In FTS5's syntax.
  let expression: String
  let filter: ProjectFilter
  let repositories: [Int64]?
  /// Imported projects are looked at in these languages only; nil for all.
  let importedLanguages: [String]?

  func matches(in db: Database) throws -> ProjectMatches {
    var result = ProjectMatches()
    let everything = ProjectFilter(includesHidden: true)
    let own = try ways(among: ["own"], upTo: Self.ownRows, in: db)
    let imported = try ways(among: Self.tiers, upTo: Self.scoredRows, in: db)
    result.isComplete = own.isComplete && imported.isComplete
    var all: [Candidate] = []
    for way in own.ways + imported.ways { all += try candidates(way, everything, in: db) }
    for candidate in all {
      result.facets.add(1, isHidden: candidate.isHidden) { candidate.values[$0] }
    }
    result.hidden = result.facets.hidden(filter)
    if imported.isComplete || filter.facets.isEmpty {
      result.matches = all.filter(accepts).map(\.match)
    } else {
      let wider = try ways(among: Self.tiers, upTo: Self.filteredRows, in: db)
      result.isComplete = own.isComplete && wider.isComplete
      result.matches = all.filter { $0.match.isOwn && accepts($0) }.map(\.match)
      for way in wider.ways { result.matches += try candidates(way, filter, in: db).map(\.match) }
    }
    result.total = result.matches.count
    result.matches.sort { ($1.score, $0.id) < ($0.score, $1.id) }
    return result
  }

  private func accepts(_ candidate: Candidate) -> Bool {
    guard filter.includesHidden || !candidate.isHidden else { return false }
    return ProjectFacet.allCases.enumerated().allSatisfy { position, facet in
      filter.facets[facet].map { $0.contains(candidate.values[position]) } ?? true
    }
  }

  // MARK: - Which rows

  /// An expression for the index, and the row before which it is read.
  private struct Way {
    var expression: String
    var before: Int64?
  }

  /// How to read the matching projects of these tiers, in their order, until there are `limit`.
  private func ways(
    among tiers: [String], upTo limit: Int, in db: Database
  ) throws -> (ways: [Way], isComplete: Bool) {
    var whole: [String] = []
    var rest = limit
    for tier in tiers {
      let found = try count(restricted([tier]), upTo: rest + 1, in: db)
      guard found <= rest else {
        var ways = whole.isEmpty ? [] : [Way(expression: restricted(whole))]
        if rest > 0, let before = try row(rest, of: restricted([tier]), in: db) {
          ways.append(Way(expression: restricted([tier]), before: before))
        }
        return (ways, false)
      }
      if found > 0 { whole.append(tier) }
      rest -= found
    }
    return (whole.isEmpty ? [] : [Way(expression: restricted(whole))], true)
  }

  /// The words are looked for in the project's own texts, so that `own` is a word like others.
  private func restricted(_ tiers: [String]) -> String {
    "{name words description topics} : (\(expression)) AND tier : (\(tiers.joined(separator: " OR ")))"
  }

  private func count(_ expression: String, upTo limit: Int, in db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: "SELECT count(*) FROM (SELECT 1 FROM projectText WHERE projectText MATCH :expression LIMIT :limit)",
      arguments: ["expression": expression, "limit": limit]) ?? 0
  }

  /// The id of the match at a place, from 0.
  private func row(_ place: Int, of expression: String, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT rowid FROM projectText WHERE projectText MATCH :expression LIMIT 1 OFFSET :place",
      arguments: ["expression": expression, "place": place])
  }

  // MARK: - Reading them

  private struct Candidate {
    var match: ProjectMatches.Match
    var isHidden: Bool
    /// In the order of `ProjectFacet.allCases`.
    var values: [String]
  }

  private func candidates(_ way: Way, _ filter: ProjectFilter, in db: Database) throws -> [Candidate] {
    var selection = try ProjectSelection(filter, in: repositories)
    if let importedLanguages {
      selection.require(
        "(+project.sourceId IS NULL OR +project.language IN (SELECT value FROM json_each(:importedLanguages)))",
        ["importedLanguages": try JSONText.list(importedLanguages)])
    }
    if let before = way.before { selection.require("projectText.rowid < :before", ["before": before]) }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT project.id, -bm25(projectText, 10, 6, 2, 4, 0) * (\(ProjectRank.factor)), project.sourceId IS NULL,
          project.foldedName, project.uses, project.readiness, project.activity, project.isHidden,
          \(ProjectFacet.allCases.map(\.value).joined(separator: ", "))
        FROM projectText CROSS JOIN project ON project.id = projectText.rowid
        WHERE projectText MATCH :expression AND \(selection.text)
        """, arguments: selection.arguments + ["expression": way.expression])
    var found: [Candidate] = []
    while let row = try rows.next() {
      found.append(
        Candidate(
          match: ProjectMatches.Match(
            id: row[0], score: row[1], isOwn: row[2], foldedName: row[3], uses: row[4], readiness: row[5],
            activity: row[6]),
          isHidden: row[7], values: ProjectFacet.allCases.indices.map { Catalog.text(row[$0 + 8]) }))
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
    let records = try await read { db in
      try ProjectRecord.fetchAll(
        db, sql: "SELECT * FROM project WHERE id IN (SELECT value FROM json_each(?))",
        arguments: [JSONText.numbers(ids)])
    }
    let byID = Dictionary(records.map { ($0.id ?? 0, $0) }, uniquingKeysWith: { first, _ in first })
    return ids.compactMap { byID[$0] }
  }
}
