package import Foundation
import GRDB
import SearchModel

/// What demand is made of beside signals, and which digests of it went out.
extension RecordStore {
  /// Changes whenever a need, a record or a verdict is added.
  package func demandVersion() async throws -> String {
    try await read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT (SELECT ifnull(max(id), 0) FROM signal) || ' ' || (SELECT ifnull(max(id), 0) FROM research) || ' '
            || (SELECT ifnull(max(id), 0) FROM verdict) || ' ' || (SELECT count(*) FROM signal WHERE person IS NULL)
          """) ?? ""
    }
  }

  /// Research that was recorded since then, oldest first; the newest `limit` of it.
  package func research(since date: Date, limit: Int) async throws -> [ResearchRecord] {
    try await read { db in
      let ids = try Int64.fetchAll(
        db, sql: "SELECT id FROM research WHERE created >= ? ORDER BY id DESC LIMIT ?",
        arguments: [date.timeIntervalSince1970, limit])
      return try Self.research(ids.reversed(), in: db)
    }
  }

  // MARK: Digests

  /// Takes a week's digest for sending; false when somebody has taken it before.
  package func claimDigest(of week: String, at date: Date) async throws -> Bool {
    try await write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO digest (week, claimed) VALUES (?, ?)",
        arguments: [week, date.timeIntervalSince1970])
      return db.changesCount > 0
    }
  }

  /// Says that a claimed digest went out.
  package func finishDigest(of week: String, at date: Date) async throws {
    try await write { db in
      try db.execute(
        sql: "UPDATE digest SET sent = ? WHERE week = ?", arguments: [date.timeIntervalSince1970, week])
    }
  }

  /// Gives a claim back: the digest did not go out for certain, and may be tried again.
  package func releaseDigest(of week: String) async throws {
    try await write { db in
      try db.execute(sql: "DELETE FROM digest WHERE week = ? AND sent IS NULL", arguments: [week])
    }
  }
}
