import GRDB

/// What comparing a need with a decision takes.
package struct ComparedDecision: Codable, Sendable, Equatable, FetchableRecord {
  package var id: Int64
  package var repositoryId: Int64
  package var title: String
  package var context: String
  package var decision: String
  /// Titles of the options.
  package var options: [String]
  /// Addresses and paths that it links to.
  package var links: [String]
  /// Empty when unknown.
  package var status: String
}

/// Vectors of decisions, for research.
extension Catalog {
  private static let compared =
    "SELECT id, repositoryId, title, context, decision, options, links, status FROM decision"

  /// Decisions of which no text has been read yet.
  package func unreadDecisions(limit: Int) throws -> [ComparedDecision] {
    try read { db in
      try ComparedDecision.fetchAll(
        db,
        sql: """
          \(Self.compared) WHERE NOT EXISTS (SELECT 1 FROM decisionPart WHERE decisionId = decision.id)
          ORDER BY id LIMIT ?
          """, arguments: [limit])
    }
  }

  /// Adds vectors and the parts of decisions: the hashes of the texts that speak for one, in their order. Of a decision
  /// that is gone meanwhile nothing is kept. Answers see them after `finishVectors`.
  package func publish(vectors: [VectorRecord], ofDecisions parts: [Int64: [Int64]]) throws {
    try write { db in
      for vector in vectors { try vector.insert(db, onConflict: .replace) }
      let insert = try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO decisionPart (decisionId, position, hash)
          SELECT id, :position, :hash FROM decision WHERE id = :id
          """)
      for (id, hashes) in parts.sorted(by: { $0.key < $1.key }) {
        for (position, hash) in hashes.enumerated() {
          try insert.execute(arguments: ["id": id, "position": position, "hash": hash])
        }
      }
      // Another process may have forgotten a vector that was there when this one looked; then they are read again.
      try db.execute(
        sql: """
          DELETE FROM decisionPart WHERE decisionId IN (
            SELECT decisionId FROM decisionPart WHERE decisionId IN (SELECT value FROM json_each(?))
              AND hash NOT IN (SELECT hash FROM vector))
          """, arguments: [JSONText.numbers(parts.keys.sorted())])
    }
  }

  /// All decisions in the order of their ids.
  package func comparedDecisions() async throws -> [ComparedDecision] {
    try await read { db in try ComparedDecision.fetchAll(db, sql: "\(Self.compared) ORDER BY id") }
  }

  /// Gives the vectors of each decision, those of one together and in the order of the ids.
  package func forEachDecisionVector(_ body: @escaping @Sendable (Int64, VectorRecord) -> Void) async throws {
    try await read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT decisionId, vector.hash, scale, content FROM decisionPart JOIN vector ON vector.hash = decisionPart.hash
          ORDER BY decisionId, position
          """)
      while let row = try rows.next() {
        body(row[0], VectorRecord(hash: row[1], scale: row[2], content: row[3]))
      }
    }
  }
}
