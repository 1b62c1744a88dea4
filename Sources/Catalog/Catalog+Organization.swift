import GRDB

/// Teams and people.
extension Catalog {
  /// Replaces the org chart. Of two teams of a name, or two people of a key, the first one stays; a membership or an
  /// identity of nobody who is known is left out.
  package func publish(_ organization: OrganizationRecords) throws {
    try write { db in
      for table in ["membership", "identity", "team", "person"] { try db.execute(sql: "DELETE FROM \(table)") }
      for team in organization.teams { try team.insert(db, onConflict: .ignore) }
      for person in organization.people { try person.insert(db, onConflict: .ignore) }
      let teams = Set(organization.teams.map(\.name))
      let people = Set(organization.people.map(\.key))
      for membership in organization.memberships
      where teams.contains(membership.team) && people.contains(membership.person) {
        try membership.insert(db)
      }
      for identity in organization.identities where people.contains(identity.person) {
        try identity.insert(db, onConflict: .ignore)
      }
      try Self.raiseGeneration(db)
    }
  }

  /// Replaces the owners of all repositories, which are found when the org chart is known.
  package func publish(owners: [Int64: [OwnerRecord]]) throws {
    try write { db in
      let repositories = Set(try Int64.fetchAll(db, sql: "SELECT id FROM repository"))
      try db.execute(sql: "DELETE FROM owner")
      for (repository, owners) in owners.sorted(by: { $0.key < $1.key }) where repositories.contains(repository) {
        for owner in owners { try owner.insert(db, repository: repository) }
      }
      try Self.raiseGeneration(db)
    }
  }

  package func teams() async throws -> [TeamRecord] {
    try await read { db in try TeamRecord.order(sql: "name").fetchAll(db) }
  }

  package func team(_ name: String) async throws -> TeamRecord? {
    try await read { db in try TeamRecord.filter(Column("name") == name).fetchOne(db) }
  }

  /// The teams that are parts of a team.
  package func teams(within parent: String) async throws -> [TeamRecord] {
    try await read { db in try TeamRecord.filter(Column("parent") == parent).order(sql: "name").fetchAll(db) }
  }

  /// All times in a team, past ones too, newest first.
  package func memberships(ofTeam name: String) async throws -> [MembershipRecord] {
    try await read { db in
      try MembershipRecord.filter(Column("team") == name).order(sql: "since DESC, person").fetchAll(db)
    }
  }

  package func memberships(ofPerson key: String) async throws -> [MembershipRecord] {
    try await read { db in
      try MembershipRecord.filter(Column("person") == key).order(sql: "since DESC, team").fetchAll(db)
    }
  }

  /// The teams somebody is in on a day, given as an ISO date.
  package func teams(ofPerson key: String, on date: String) async throws -> [String] {
    try await read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT team FROM membership WHERE person = :person
            AND (since IS NULL OR since <= :date) AND (until IS NULL OR until >= :date) ORDER BY team
          """, arguments: ["person": key, "date": date])
    }
  }

  package func person(_ key: String) async throws -> PersonRecord? {
    try await read { db in try PersonRecord.filter(Column("key") == key).fetchOne(db) }
  }

  package func people() async throws -> [PersonRecord] {
    try await read { db in try PersonRecord.order(sql: "name, key").fetchAll(db) }
  }

  /// By what a person is known, with the reason of each.
  package func identities(ofPerson key: String) async throws -> [IdentityRecord] {
    try await read { db in try IdentityRecord.filter(Column("person") == key).order(sql: "kind, value").fetchAll(db) }
  }

  /// The people that a name, address or login stands for; several when it is ambiguous.
  package func people(kind: String, value: String) async throws -> [PersonRecord] {
    try await read { db in
      try PersonRecord.fetchAll(
        db,
        sql: """
          SELECT person.* FROM identity JOIN person ON person.key = identity.person
          WHERE identity.kind = ? AND identity.value = ? ORDER BY person.key
          """, arguments: [kind, value])
    }
  }

  /// Ids of the repositories that a team or a person owns, declared or guessed, of those that the viewer may see.
  package func repositories(
    ownedBy kind: OwnerRecord.Kind, _ name: String, in repositories: [Int64]? = nil
  ) async throws -> [Int64] {
    let scope = repositories.map { JSONText.numbers($0) }
    return try await read { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT DISTINCT repositoryId FROM owner WHERE kind = :kind AND name = :name
            \(scope == nil ? "" : "AND repositoryId IN (SELECT value FROM json_each(:scope))") ORDER BY repositoryId
          """, arguments: ["kind": kind.rawValue, "name": name] + (scope.map { ["scope": $0] } ?? [:]))
    }
  }
}
