package import Foundation
import GRDB

/// What has to be sent, and how far it is. A row changes before and after each attempt, so that a process that dies at any
/// moment leaves behind whether it had begun.
extension RecordStore {
  static func send(
    _ deliveries: [(DeliveryRecord.Purpose, DeliveryRecord.Target)], about question: Int64, at date: Date,
    in db: Database
  ) throws {
    for (purpose, target) in deliveries {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO delivery (questionId, purpose, target, state, due) VALUES (?, ?, ?, 'waiting', ?)
          """, arguments: [question, purpose.text, target.text, date.timeIntervalSince1970])
    }
  }

  /// Takes what is due longest for sending; nil when nothing is. Nobody else gets it.
  package func claimDelivery(at date: Date) async throws -> DeliveryRecord? {
    try await write { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM delivery WHERE state = 'waiting' AND due <= ? ORDER BY due, id LIMIT 1",
          arguments: [date.timeIntervalSince1970]), var delivery = DeliveryRecord(row)
      else { return nil }
      (delivery.state, delivery.due, delivery.attempts) = (.sending, date, delivery.attempts + 1)
      try Self.update(delivery, in: db)
      return delivery
    }
  }

  /// Says what became of a delivery that was claimed. One that was given up meanwhile stays as it is.
  package func note(_ delivery: DeliveryRecord) async throws {
    try await write { db in try Self.update(delivery, in: db) }
  }

  /// What was claimed before then and never finished: whoever sent it is gone.
  package func abandonedDeliveries(claimedBefore date: Date) async throws -> [DeliveryRecord] {
    try await read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM delivery WHERE state = 'sending' AND due < ? ORDER BY id LIMIT 1000",
        arguments: [date.timeIntervalSince1970]
      ).compactMap(DeliveryRecord.init)
    }
  }

  /// Whether something is due: costs one look into an index.
  package func hasDueDeliveries(at date: Date) async throws -> Bool {
    try await read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM delivery WHERE state IN ('waiting', 'sending') AND due <= ?)",
        arguments: [date.timeIntervalSince1970]) ?? false
    }
  }

  private static func update(_ delivery: DeliveryRecord, in db: Database) throws {
    try db.execute(
      sql: "UPDATE delivery SET state = ?, attempts = ?, due = ?, error = ? WHERE id = ?",
      arguments: [
        delivery.state.rawValue, delivery.attempts, delivery.due.timeIntervalSince1970,
        String(delivery.error.prefix(500)), delivery.id,
      ])
  }
}

extension DeliveryRecord {
  init?(_ row: Row) {
    guard let purpose = Purpose(row["purpose"] as String), let target = Target(row["target"] as String),
      let state = State(rawValue: row["state"])
    else { return nil }
    self.init(
      id: row["id"], question: row["questionId"], purpose: purpose, target: target, state: state,
      attempts: row["attempts"], due: Date(timeIntervalSince1970: row["due"]), error: row["error"])
  }
}
