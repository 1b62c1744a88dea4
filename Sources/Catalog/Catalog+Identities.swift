import GRDB

/// By what all people are known, and which repositories they were seen in.
package struct IdentityTable: Sendable {
  package var identities: [IdentityRecord]
  package var contributions: [(person: String, repository: Int64)]
  /// By the whole name in lower case, where one person alone has it.
  package var keysOfNames: [String: String]
  /// Keys of those whom the configuration names.
  package var configured: Set<String>
}

extension Catalog {
  /// All of it: the caller has to leave out what a viewer may not see.
  package func identityTable() async throws -> IdentityTable {
    try await read { db in
      let people = try PersonRecord.fetchAll(db, sql: "SELECT * FROM person ORDER BY key")
      let byName = Dictionary(grouping: people) { $0.name.lowercased() }
      return IdentityTable(
        identities: try IdentityRecord.fetchAll(db, sql: "SELECT * FROM identity ORDER BY person, kind, value"),
        contributions: try Row.fetchAll(db, sql: "SELECT person, repositoryId FROM contribution").map {
          (person: $0["person"], repository: $0["repositoryId"])
        },
        keysOfNames: byName.compactMapValues { $0.count == 1 ? $0[0].key : nil },
        configured: Set(people.filter(\.isConfigured).map(\.key)))
    }
  }

  /// The addresses of these people, by their keys. The caller has to leave out what the viewer may not see.
  package func addresses(ofPeople keys: [String]) async throws -> [String: [String]] {
    let list = try JSONText.list(keys)
    return try await read { db in
      let rows = try IdentityRecord.fetchAll(
        db,
        sql: """
          SELECT * FROM identity WHERE kind = 'email' AND person IN (SELECT value FROM json_each(?))
          ORDER BY person, value
          """, arguments: [list])
      return Dictionary(grouping: rows, by: \.person).mapValues { $0.map(\.value) }
    }
  }
}
