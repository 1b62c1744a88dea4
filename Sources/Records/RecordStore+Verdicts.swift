import Foundation
import GRDB
package import SearchModel

/// What one research decided about a candidate, as it stands.
package struct PastVerdict: Sendable, Equatable {
  package var candidate: String
  package var kind: Verdict.Kind
  package var reason: Verdict.Reason?
  /// As `ResearchRecord.voice` has it.
  package var team: String
  package var need: String
  /// That it was needed for; empty when nobody said.
  package var project: String
}

/// Verdicts by what they are on, for ranking.
extension RecordStore {
  /// Of each research the last verdict on each of these candidates, the newest first.
  package func verdicts(on identifiers: [String], limit: Int) async throws -> [PastVerdict] {
    let list = try Self.list(identifiers)
    return try await read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT verdict.candidate, kind, reason, team, research.id, need, project
          FROM verdict JOIN research ON research.id = verdict.researchId
          WHERE verdict.candidate IN (SELECT value FROM json_each(?)) AND verdict.id = (
            SELECT max(id) FROM verdict AS later
            WHERE later.researchId = verdict.researchId AND later.candidate = verdict.candidate)
          ORDER BY verdict.id DESC LIMIT ?
          """, arguments: [list, limit])
      return rows.compactMap { row in
        Verdict.Kind(rawValue: row["kind"]).map { kind in
          PastVerdict(
            candidate: row["candidate"], kind: kind, reason: Verdict.Reason(rawValue: row["reason"]),
            team: ResearchRecord.voice(ofTeam: row["team"], research: row["id"]), need: row["need"],
            project: row["project"])
        }
      }
    }
  }
}
