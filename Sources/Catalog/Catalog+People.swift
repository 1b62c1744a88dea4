import GRDB

/// Teams and people. `in repositories` are those that the viewer may see; nil stands for all. A team or membership that
/// a file of another repository declares does not exist then, nor does a person who was seen in no other place.
extension Catalog {
  /// Sorted by name.
  package func teams(in repositories: [Int64]? = nil) async throws -> [TeamRecord] {
    let scope = Scope(repositories)
    return try await read { db in
      try TeamRecord.fetchAll(
        db.cachedStatement(
          sql: "SELECT * FROM team WHERE \(scope.sees("team")) ORDER BY name COLLATE NOCASE, name"),
        arguments: scope.arguments)
    }
  }

  /// By its name in any case.
  package func team(_ name: String, in repositories: [Int64]? = nil) async throws -> TeamRecord? {
    let folded = name.lowercased()
    return try await teams(in: repositories).first { $0.name.lowercased() == folded }
  }

  /// All times in a team, past ones too, newest first; nil for those of all teams.
  package func memberships(
    ofTeam name: String? = nil, in repositories: [Int64]? = nil
  ) async throws -> [MembershipRecord] {
    try await memberships("team", name.map { [$0] }, in: repositories)
  }

  package func memberships(
    ofPeople keys: [String], in repositories: [Int64]? = nil
  ) async throws -> [MembershipRecord] {
    try await memberships("person", keys, in: repositories)
  }

  private func memberships(
    _ side: String, _ names: [String]?, in repositories: [Int64]?
  ) async throws -> [MembershipRecord] {
    let scope = Scope(repositories)
    let names = try names.map { try JSONText.list($0) }
    return try await read { db in
      try MembershipRecord.fetchAll(
        db,
        sql: """
          SELECT membership.* FROM membership JOIN team ON team.name = membership.team
            JOIN person ON person.key = membership.person
          WHERE \(names == nil ? "1" : "membership.\(side) IN (SELECT value FROM json_each(:names))")
            AND \(scope.sees("membership")) AND \(scope.sees("team")) AND \(scope.seesPerson)
          ORDER BY since DESC, membership.team, membership.person, membership.id
          """, arguments: scope.arguments + (names.map { ["names": $0] } ?? [:]))
    }
  }

  /// People by name, those whose name holds `part`, whatever the case; `total` is how many there are of them.
  package func people(
    holding part: String = "", skip: Int = 0, limit: Int, in repositories: [Int64]? = nil
  ) async throws -> (people: [PersonRecord], total: Int) {
    let scope = Scope(repositories)
    let condition = "instr(foldedName, :part) > 0 AND \(scope.seesPerson)"
    let arguments = scope.arguments + ["part": part.lowercased()]
    return try await read { db in
      let people = try PersonRecord.fetchAll(
        db, sql: "SELECT * FROM person WHERE \(condition) ORDER BY foldedName, key LIMIT :limit OFFSET :skip",
        arguments: arguments + ["limit": limit, "skip": skip])
      let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM person WHERE \(condition)", arguments: arguments)
      return (people, total ?? 0)
    }
  }

  /// Names that are compared for what was typed.
  private static let mostCompared = 500

  /// People whose name begins with, holds, or nearly begins with what was typed, the best first, with how well they
  /// fit (0...1). The work is bounded however many people there are. Without `mistakes` only names that hold it are
  /// looked at.
  package func people(
    matching text: String, mistakes: Bool = true, in repositories: [Int64]? = nil, limit: Int
  ) async throws -> [(person: PersonRecord, score: Double)] {
    // A control character stands in no name, and ends a statement.
    let scalars = text.lowercased().unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(80)
    let typed = String(String.UnicodeScalarView(scalars))
    let matcher = NameMatcher(typed)
    let scope = Scope(repositories)
    let candidates = try await read { db in try Self.candidates(typed, mistakes: mistakes, scope, in: db) }
    return candidates.compactMap { person in matcher.quality(person.name).map { (person: person, score: $0) } }
      .sorted { ($1.score, $0.person.name, $0.person.key) < ($0.score, $1.person.name, $1.person.key) }
      .prefix(max(0, limit)).map { $0 }
  }

  /// Trigrams by which names without mistakes are looked up: each costs a lookup, and few names have several.
  private static let trigramsWithoutMistakes = 4

  /// Those whose name has a word that starts so, and those that share most trigrams with what was typed; without
  /// mistakes those that have some of them all.
  private static func candidates(
    _ typed: String, mistakes: Bool, _ scope: Scope, in db: Database
  ) throws -> [PersonRecord] {
    let scalars = Array(typed.unicodeScalars)
    guard !scalars.isEmpty else { return [] }
    var people: [PersonRecord] = []
    if mistakes || scalars.count < 3 {
      people = try PersonRecord.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT * FROM person
            WHERE (substr(foldedName, 1, length(:typed)) = :typed OR instr(foldedName, ' ' || :typed))
              AND \(scope.seesPerson) ORDER BY foldedName, key LIMIT :most
            """), arguments: scope.arguments + ["typed": typed, "most": mostCompared])
    }
    guard scalars.count >= 3 else { return people }
    let trigrams = Set((0...(scalars.count - 3)).map { String(String.UnicodeScalarView(scalars[$0..<($0 + 3)])) })
    let expression = trigrams.sorted().prefix(mistakes ? .max : trigramsWithoutMistakes)
      .map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: mistakes ? " OR " : " AND ")
    let known = Set(people.map(\.key))
    people += try PersonRecord.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT person.* FROM personName JOIN person ON person.id = personName.rowid
          WHERE personName MATCH :expression AND \(scope.seesPerson) ORDER BY rank LIMIT :most
          """), arguments: scope.arguments + ["expression": expression, "most": mostCompared]
    ).filter { !known.contains($0.key) }
    return people
  }

  package func person(_ key: String, in repositories: [Int64]? = nil) async throws -> PersonRecord? {
    try await people([key], in: repositories).first
  }

  /// Of these keys, by name.
  package func people(_ keys: [String], in repositories: [Int64]? = nil) async throws -> [PersonRecord] {
    let scope = Scope(repositories)
    let list = try JSONText.list(keys)
    return try await read { db in
      try PersonRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM person WHERE key IN (SELECT value FROM json_each(:keys)) AND \(scope.seesPerson)
          ORDER BY foldedName, key
          """, arguments: scope.arguments + ["keys": list])
    }
  }

  /// Who reports to somebody, by name.
  package func reports(of key: String, in repositories: [Int64]? = nil) async throws -> [PersonRecord] {
    let scope = Scope(repositories)
    return try await read { db in
      try PersonRecord.fetchAll(
        db, sql: "SELECT * FROM person WHERE manager = :key AND \(scope.seesPerson) ORDER BY foldedName, key",
        arguments: scope.arguments + ["key": key])
    }
  }

  /// The people that an address, login or former key stands for; several when it is ambiguous.
  package func people(
    _ kind: IdentityRecord.Kind, _ value: String, in repositories: [Int64]? = nil
  ) async throws -> [PersonRecord] {
    let scope = Scope(repositories)
    return try await read { db in
      try PersonRecord.fetchAll(
        db,
        sql: """
          SELECT person.* FROM identity JOIN person ON person.key = identity.person
          WHERE identity.kind = :kind AND identity.value = :value AND \(scope.seesPerson) ORDER BY person.key
          """, arguments: scope.arguments + ["kind": kind.rawValue, "value": value])
    }
  }

  /// All that a person is known by. The caller has to leave out what the viewer may not see.
  package func identities(ofPerson key: String) async throws -> [IdentityRecord] {
    try await read { db in try IdentityRecord.filter(Column("person") == key).order(sql: "kind, value").fetchAll(db) }
  }

  /// Why these addresses are one person's; those with evidence of other repositories are among them.
  package func merges(ofPerson key: String) async throws -> [IdentityMergeRecord] {
    try await read { db in
      try IdentityMergeRecord.fetchAll(
        db, sql: "SELECT * FROM identityMerge WHERE person = ? ORDER BY id", arguments: [key])
    }
  }

  /// Of these addresses, in lower case, those that stand in commits of the repositories.
  package func addresses(_ addresses: [String], committedTo repositories: [Int64]?) async throws -> Set<String> {
    let scope = Scope(repositories)
    let list = try JSONText.list(addresses)
    return try await read { db in
      Set(
        try String.fetchAll(
          db,
          sql: """
            SELECT DISTINCT lower(email) FROM contributor
            WHERE lower(email) IN (SELECT value FROM json_each(:addresses)) AND \(scope.holds("repositoryId"))
            """, arguments: scope.arguments + ["addresses": list]))
    }
  }

  package func contributions(
    ofPerson key: String, in repositories: [Int64]? = nil
  ) async throws -> [ContributionRecord] {
    let scope = Scope(repositories)
    return try await read { db in
      try ContributionRecord.fetchAll(
        db,
        sql: "SELECT * FROM contribution WHERE person = :key AND \(scope.holds("repositoryId")) ORDER BY repositoryId",
        arguments: scope.arguments + ["key": key])
    }
  }

  /// What a team or a person owns, declared or guessed.
  package func owned(
    by kind: OwnerRecord.Kind, _ name: String, in repositories: [Int64]? = nil
  ) async throws -> [OwnedFolder] {
    let scope = Scope(repositories)
    return try await read { db in
      try OwnedFolder.fetchAll(
        db,
        sql: """
          SELECT repositoryId, folder, kind, name, basis, evidence FROM owner
          WHERE kind = :kind AND name = :name AND \(scope.holds("repositoryId")) ORDER BY repositoryId, folder
          """, arguments: scope.arguments + ["kind": kind.rawValue, "name": name])
    }
  }

  /// How many repositories each team owns, or parts of them, by its name.
  package func ownedCounts(in repositories: [Int64]? = nil) async throws -> [String: Int] {
    let scope = Scope(repositories)
    return try await read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT name, count(DISTINCT repositoryId) FROM owner
          WHERE kind = 'team' AND basis = 'declared' AND \(scope.holds("repositoryId")) GROUP BY name
          """, arguments: scope.arguments)
      return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Ids of the repositories that a team or a person owns.
  package func repositories(
    ownedBy kind: OwnerRecord.Kind, _ name: String, in repositories: [Int64]? = nil
  ) async throws -> [Int64] {
    var seen: Set<Int64> = []
    return try await owned(by: kind, name, in: repositories).map(\.repositoryId).filter { seen.insert($0).inserted }
  }
}

extension [TeamRecord] {
  /// Those whose name or title begins with, holds, or nearly begins with what was typed, the best first, with how well
  /// they fit (0...1).
  package func matching(_ text: String, limit: Int) -> [(team: TeamRecord, score: Double)] {
    let matcher = NameMatcher(text)
    return compactMap { team in
      [team.name, team.title].compactMap(matcher.quality).max().map { (team: team, score: $0) }
    }.sorted { ($1.score, $0.team.name) < ($0.score, $1.team.name) }.prefix(Swift.max(0, limit)).map { $0 }
  }
}

/// A repository, or a folder of it, with who owns it.
package struct OwnedFolder: Codable, Sendable, Equatable, FetchableRecord {
  package var repositoryId: Int64
  /// Empty for all of it.
  package var folder: String
  package var kind: OwnerRecord.Kind
  package var name: String
  package var basis: OwnerRecord.Basis
  package var evidence: String
}

/// What a viewer may see, as conditions.
private struct Scope: Sendable {
  private let test: RepositoryTest

  init(_ repositories: [Int64]?) { test = RepositoryTest(repositories) }

  var arguments: StatementArguments { test.arguments }

  func holds(_ column: String) -> String { test.holds(column) }

  /// A team, or a membership: from the configuration, or from a file of a repository.
  func sees(_ table: String) -> String {
    test.isAll ? "1" : "(\(table).repositoryId IS NULL OR \(holds("\(table).repositoryId")))"
  }

  var seesPerson: String {
    guard !test.isAll else { return "1" }
    return """
      (person.isConfigured OR EXISTS (SELECT 1 FROM contribution WHERE contribution.person = person.key
        AND \(holds("contribution.repositoryId"))))
      """
  }
}
