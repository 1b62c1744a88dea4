import GRDB

/// Replaces what is known of teams, people and owners, when all repositories are known.
extension Catalog {
  /// Replaces the org chart, where it differs. Of two teams of a name, or two people of a key, the first one stays;
  /// what belongs to a team or person that there is not is left out.
  ///
  /// - Returns: whether anything changed.
  @discardableResult
  package func publish(_ organization: OrganizationRecords) throws -> Bool {
    let organization = organization.normalized()
    return try write { db in
      guard try Self.organization(in: db).normalized() != organization else { return false }
      for table in ["contribution", "identityMerge", "membership", "identity", "team", "person"] {
        try db.execute(sql: "DELETE FROM \(table)")
      }
      for team in organization.teams { try team.insert(db) }
      for person in organization.people { try person.insert(db) }
      for membership in organization.memberships { try membership.insert(db) }
      for identity in organization.identities { try identity.insert(db) }
      for merge in organization.merges { try merge.insert(db) }
      for contribution in organization.contributions { try contribution.insert(db) }
      try Self.raiseGeneration(db)
      return true
    }
  }

  private static func organization(in db: Database) throws -> OrganizationRecords {
    OrganizationRecords(
      teams: try TeamRecord.fetchAll(db), people: try PersonRecord.fetchAll(db, sql: "SELECT * FROM person"),
      memberships: try MembershipRecord.fetchAll(db, sql: "SELECT * FROM membership ORDER BY id"),
      identities: try IdentityRecord.fetchAll(db),
      merges: try IdentityMergeRecord.fetchAll(db, sql: "SELECT * FROM identityMerge ORDER BY id"),
      contributions: try ContributionRecord.fetchAll(db))
  }

  /// Replaces the owners of all repositories, where they differ; those of a repository that is absent are left out.
  ///
  /// - Returns: whether anything changed.
  @discardableResult
  package func publish(owners: [Int64: [OwnerRecord]]) throws -> Bool {
    try write { db in
      let repositories = Set(try Int64.fetchAll(db, sql: "SELECT id FROM repository"))
      let owners = owners.filter { repositories.contains($0.key) && !$0.value.isEmpty }
      guard try Self.owners(in: db) != owners else { return false }
      try db.execute(sql: "DELETE FROM owner")
      for (repository, owners) in owners.sorted(by: { $0.key < $1.key }) {
        for owner in owners { try owner.insert(db, repository: repository) }
      }
      try Self.raiseGeneration(db)
      return true
    }
  }

  private static func owners(in db: Database) throws -> [Int64: [OwnerRecord]] {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM owner ORDER BY id")
    return try Dictionary(grouping: rows) { $0["repositoryId"] }.mapValues { try $0.map(OwnerRecord.init(row:)) }
  }

  /// Replaces the problems that a step of a sync found.
  package func publish(problems: [ProblemRecord], of step: String) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM problem WHERE step = ?", arguments: [step])
      for var problem in problems {
        problem.step = step
        try problem.insert(db)
      }
    }
  }
}

extension PersonRecord {
  func insert(_ db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO person (key, name, foldedName, manager, isConfigured) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [key, name, name.lowercased(), manager, isConfigured])
  }
}
