import GRDB

/// Teams and people by name.
extension Catalog {
  /// Teams whose name or title begins with, holds, or nearly begins with what was typed, the best first, with how well
  /// they fit (0...1).
  package func teams(
    matching text: String, in repositories: [Int64]? = nil, limit: Int
  ) async throws -> [(team: TeamRecord, score: Double)] {
    let matcher = NameMatcher(text)
    return try await teams().compactMap { team in
      [team.name, team.title].compactMap(matcher.quality).max().map { (team: team, score: $0) }
    }.sorted { ($1.score, $0.team.name) < ($0.score, $1.team.name) }.prefix(max(0, limit)).map { $0 }
  }

  /// The same of people. Who is in no team is known from repositories alone, which a viewer may not see.
  package func people(
    matching text: String, in repositories: [Int64]? = nil, limit: Int
  ) async throws -> [(person: PersonRecord, score: Double)] {
    let matcher = NameMatcher(text)
    let known = try await read { db in
      try PersonRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM person \(repositories == nil ? "" : "WHERE key IN (SELECT person FROM membership)")
          """)
    }
    return known.compactMap { person in matcher.quality(person.name).map { (person: person, score: $0) } }
      .sorted { ($1.score, $0.person.name, $0.person.key) < ($0.score, $1.person.name, $1.person.key) }
      .prefix(max(0, limit)).map { $0 }
  }
}
