package import Foundation
import GRDB

/// Signals of demand, and what is kept of people in them.
extension RecordStore {
  /// The same need of the same asker within as many seconds is one signal.
  private static let repeatSeconds = 600.0
  /// What is opened within as many seconds was opened because of a signal.
  private static let openingSeconds = 3600.0
  private static let mostOpened = 100

  /// Keeps a signal, without the person when they asked for that.
  ///
  /// `names` are others by which the person may have asked not to be kept.
  /// - Returns: its number; that of an earlier signal where the same asker said the same a few minutes before.
  @discardableResult
  package func note(_ signal: DemandSignal, knownAs names: [String] = []) async throws -> Int64 {
    let opened = try Self.list(signal.opened)
    let known = try Self.list(names + [signal.person].compactMap(\.self))
    return try await write { db in
      let isSilent = try Self.isOut(known, in: db)
      let person = isSilent ? nil : signal.person
      let time = signal.date.timeIntervalSince1970
      if let earlier = try Int64.fetchOne(
        db,
        sql: """
          SELECT id FROM signal WHERE need = :need COLLATE NOCASE AND kind = :kind AND team = :team AND person IS :person
            AND at BETWEEN :start AND :end ORDER BY id DESC LIMIT 1
          """,
        arguments: [
          "need": signal.need, "kind": signal.kind.rawValue, "team": signal.team, "person": person,
          "start": time - Self.repeatSeconds, "end": time + 1,
        ])
      {
        return earlier
      }
      try db.execute(
        sql: """
          INSERT INTO signal (kind, need, team, person, at, results, opened, researchId) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          signal.kind.rawValue, signal.need, signal.team, person, time, signal.results, opened, signal.research,
        ])
      return db.lastInsertedRowID
    }
  }

  /// Adds what was opened to the newest signal of that need, kind and asker within the last hour, if there is one.
  package func note(
    opened identifier: String, after need: String, _ kind: DemandSignal.Kind, by person: String?, of team: String,
    at date: Date
  ) async throws {
    let time = date.timeIntervalSince1970
    try await write { db in
      // Of somebody who asked not to be kept there is no name.
      let found = try Int64.fetchOne(
        db,
        sql: """
          SELECT id FROM signal WHERE need = :need COLLATE NOCASE AND kind = :kind AND team = :team
            AND (person IS :person OR person IS NULL) AND at BETWEEN :start AND :end ORDER BY id DESC LIMIT 1
          """,
        arguments: [
          "need": need, "kind": kind.rawValue, "team": team, "person": person, "start": time - Self.openingSeconds,
          "end": time + 1,
        ])
      if let found { try Self.add(identifier, to: found, in: db) }
    }
  }

  private static func add(_ identifier: String, to signal: Int64, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE signal SET opened = json_insert(opened, '$[#]', :identifier)
        WHERE id = :id AND json_array_length(opened) < :most
          AND NOT EXISTS (SELECT 1 FROM json_each(opened) WHERE value = :identifier)
        """, arguments: ["identifier": identifier, "id": signal, "most": mostOpened])
  }

  /// Oldest first; the newest `limit` of them.
  package func signals(since date: Date, limit: Int = 200_000) async throws -> [DemandSignal] {
    try await read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM signal WHERE at >= ? ORDER BY at DESC, id DESC LIMIT ?",
        arguments: [date.timeIntervalSince1970, limit]
      ).reversed().compactMap(DemandSignal.init)
    }
  }

  /// What is known to be one person's, oldest first.
  package func signals(ofPerson names: [String]) async throws -> [DemandSignal] {
    let list = try Self.list(names)
    return try await read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM signal WHERE person IN (SELECT value FROM json_each(?)) ORDER BY at, id",
        arguments: [list]
      ).compactMap(DemandSignal.init)
    }
  }

  /// Takes the people off the signals of periods that are over. In the place of each comes a random number that is kept
  /// nowhere else. Before, signals learn which research they became.
  package func forgetPeople(now: Date) async throws {
    let start = SignalPeriod(of: now).start.timeIntervalSince1970
    try await write { db in
      try Self.linkResearch(since: start - SignalPeriod.days * 86_400, in: db)
      let forgotten = try Row.fetchAll(
        db, sql: "SELECT id, person, at FROM signal WHERE person IS NOT NULL AND at < ?", arguments: [start])
      var marks: [String: Int64] = [:]
      for row in forgotten {
        let period = SignalPeriod(of: Date(timeIntervalSince1970: row["at"])).number
        let key = "\(period) \(row["person"] as String)"
        let mark = marks[key] ?? Int64.random(in: 1 ... .max)
        marks[key] = mark
        try db.cachedStatement(sql: "UPDATE signal SET person = NULL, mark = ? WHERE id = ?")
          .execute(arguments: [mark, row["id"] as Int64])
      }
    }
  }

  /// A need that was recorded within a day, word for word and for the same team, is the same.
  private static func linkResearch(since start: Double, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE signal SET researchId = (
          SELECT id FROM research WHERE research.need = signal.need COLLATE NOCASE
            AND research.created BETWEEN signal.at AND signal.at + 86400
            AND research.team = signal.team COLLATE NOCASE ORDER BY research.created LIMIT 1)
        WHERE researchId IS NULL AND kind = 'research' AND at >= ?
        """, arguments: [start])
  }

  /// From now on, or no longer, signals of a person are kept without them; those that are kept lose them at once.
  ///
  /// `names` are all that the person goes by.
  package func setOptOut(_ isOut: Bool, ofNames names: [String]) async throws {
    try await write { db in
      for name in names {
        if isOut {
          try db.execute(sql: "INSERT OR IGNORE INTO optOut VALUES (?)", arguments: [name])
          try db.execute(sql: "UPDATE signal SET person = NULL WHERE person = ?", arguments: [name])
          try Self.forgetQuestions(ofPerson: name, in: db)
        } else {
          try db.execute(sql: "DELETE FROM optOut WHERE person = ?", arguments: [name])
        }
      }
    }
  }

  /// All that people who asked not to be kept go by, in lower case.
  package func optedOut() async throws -> Set<String> {
    try await read { db in Set(try String.fetchAll(db, sql: "SELECT person FROM optOut").map { $0.lowercased() }) }
  }

  /// Whether a person asked not to be kept, by any of these names.
  package func isOptedOut(_ names: [String]) async throws -> Bool {
    let list = try Self.list(names)
    return try await read { db in try Self.isOut(list, in: db) }
  }

  static func isOut(_ names: String, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM optOut WHERE person IN (SELECT value FROM json_each(?)))",
      arguments: [names]) ?? false
  }

  /// The rows of a table whose column `key` is in `list`, by that column; each group in `order`.
  static func rows(
    of table: String, by key: String, _ list: String, order: String, in db: Database
  ) throws -> [Int64: [Row]] {
    Dictionary(
      grouping: try Row.fetchAll(
        db, sql: "SELECT * FROM \(table) WHERE \(key) IN (SELECT value FROM json_each(?)) ORDER BY \(order)",
        arguments: [list])
    ) { $0[key] as Int64 }
  }

  /// As SQLite's `json_each` takes them.
  static func list(_ values: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
  }
}

extension DemandSignal {
  fileprivate init?(_ row: Row) {
    guard let kind = Kind(rawValue: row["kind"]) else { return nil }
    let written: String = row["opened"]
    let opened = written == "[]" ? [] : try? JSONDecoder().decode([String].self, from: Data(written.utf8))
    self.init(
      id: row["id"], kind: kind, need: row["need"], team: row["team"], person: row["person"], mark: row["mark"],
      date: Date(timeIntervalSince1970: row["at"]), results: row["results"], opened: opened ?? [],
      research: row["researchId"])
  }
}
