package import Foundation
import GRDB

/// That somebody looked for something, as far as it is kept: a need by a team, and for a month by whom.
package struct DemandSignal: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable { case search, research }

  package var kind: Kind
  package var need: String
  /// Empty when it is not known.
  package var team: String
  /// nil when it is not known, not wanted, or older than `RecordStore.personDays`.
  package var person: String?
  package var date: Date
  /// How much was found.
  package var results: Int
  /// Identifiers of what was opened.
  package var opened: [String]
  /// The research it became.
  package var research: Int64?

  package init(
    kind: Kind, need: String, team: String = "", person: String? = nil, date: Date, results: Int,
    opened: [String] = [], research: Int64? = nil
  ) {
    self.kind = kind
    self.need = need
    self.team = team
    self.person = person
    self.date = date
    self.results = results
    self.opened = opened
    self.research = research
  }
}

extension RecordStore {
  /// Days for which it is known who looked; then only the team is.
  package static let personDays = 30.0

  /// Keeps a signal, without the person when they asked for that.
  /// - Returns: its number, for `note(opened:of:)`.
  @discardableResult
  package func note(_ signal: DemandSignal) async throws -> Int64 {
    let opened = try Self.list(signal.opened)
    return try await write { db in
      let isSilent =
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM optOut WHERE person = ?)", arguments: [signal.person])
        ?? false
      try db.execute(
        sql: """
          INSERT INTO signal (kind, need, team, person, at, results, opened, researchId) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          signal.kind.rawValue, signal.need, signal.team, isSilent ? nil : signal.person,
          signal.date.timeIntervalSince1970, signal.results, opened, signal.research,
        ])
      return db.lastInsertedRowID
    }
  }

  /// Adds what was opened after a signal; nothing happens when the signal is gone.
  package func note(opened identifier: String, of signal: Int64) async throws {
    try await write { db in
      try db.execute(
        sql: """
          UPDATE signal SET opened = json_insert(opened, '$[#]', :identifier)
          WHERE id = :id AND json_array_length(opened) < 100
            AND NOT EXISTS (SELECT 1 FROM json_each(opened) WHERE value = :identifier)
          """, arguments: ["identifier": identifier, "id": signal])
    }
  }

  /// Oldest first.
  package func signals(since date: Date, limit: Int = 100_000) async throws -> [DemandSignal] {
    try await read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM signal WHERE at >= ? ORDER BY at LIMIT ?",
        arguments: [date.timeIntervalSince1970, limit]
      ).compactMap { row in
        guard let kind = DemandSignal.Kind(rawValue: row["kind"]) else { return nil }
        let opened = try? JSONDecoder().decode([String].self, from: Data((row["opened"] as String).utf8))
        return DemandSignal(
          kind: kind, need: row["need"], team: row["team"], person: row["person"],
          date: Date(timeIntervalSince1970: row["at"]), results: row["results"], opened: opened ?? [],
          research: row["researchId"])
      }
    }
  }

  /// Takes the people off signals that are older than `personDays`.
  package func forgetPeople(now: Date) async throws {
    try await write { db in
      try db.execute(
        sql: "UPDATE signal SET person = NULL WHERE person IS NOT NULL AND at < ?",
        arguments: [now.timeIntervalSince1970 - Self.personDays * 86_400])
    }
  }

  /// From now on, or no longer, this person's signals are kept without them; those that are kept lose them at once.
  package func setOptOut(_ isOut: Bool, of person: String) async throws {
    try await write { db in
      if isOut {
        try db.execute(sql: "INSERT OR IGNORE INTO optOut VALUES (?)", arguments: [person])
        try db.execute(sql: "UPDATE signal SET person = NULL WHERE person = ?", arguments: [person])
      } else {
        try db.execute(sql: "DELETE FROM optOut WHERE person = ?", arguments: [person])
      }
    }
  }

  /// As SQLite's `json_each` takes them.
  static func list(_ texts: [String]) throws -> String {
    String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
  }
}
