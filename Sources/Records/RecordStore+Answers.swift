package import Foundation
import GRDB
import SearchModel

/// Answers to questions, and what people know by them.
extension RecordStore {
  /// Of one question, over all its life.
  package static let mostAnswers = 500

  package struct NewAnswer: Sendable {
    package var words: String
    package var author: QuestionRecord.Author
    /// What the client calls this request; nil when it does not repeat requests.
    package var token: String?
    /// Of the mail that it came in.
    package var messageID: String?

    package init(
      words: String, author: QuestionRecord.Author = .init(), token: String? = nil, messageID: String? = nil
    ) {
      self.words = words
      self.author = author
      self.token = token
      self.messageID = messageID
    }
  }

  /// Adds an answer, and tells the asker where `tells` is their target. A request or mail that was recorded before
  /// changes nothing. `names` are others by which the author may have asked not to be kept: then they are not.
  ///
  /// - Throws: `UserFacingError` with code `notFound` when there is no such question, `badRequest` when the answer is
  ///   empty, too long, or one too many.
  package func answer(
    _ id: Int64, _ answer: NewAnswer, knownAs names: [String] = [], telling asker: DeliveryRecord.Target? = nil,
    at date: Date
  ) async throws -> QuestionRecord {
    let words = answer.words.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !words.isEmpty else {
      throw UserFacingError(.badRequest, "The answer is empty.", hint: "Say what you know, or who may know it.")
    }
    try Self.check(words, most: Self.longestWords, "answer", hint: "Shorten it, or link to where it stands.")
    for text in [answer.author.name, answer.author.team, answer.messageID ?? ""] {
      try Self.check(text, most: 4_000, "name", hint: "Shorten it.")
    }
    let known = try Self.list(names + [answer.author.key])
    return try await write { db in
      let question = try Self.existingQuestion(id, in: db)
      if let earlier = try Self.earlier(answer, in: db) {
        guard earlier == id else {
          throw Self.taken(answer.token ?? answer.messageID ?? "", by: "an answer to \(QuestionRecord.label(earlier))")
        }
        return question
      }
      guard question.answers.count < Self.mostAnswers else {
        throw UserFacingError(
          .badRequest, "\(question.label) has \(Self.mostAnswers) answers already.", hint: "Ask anew what is left open."
        )
      }
      let author = try Self.kept(answer.author, known, in: db)
      try db.execute(
        sql: """
          INSERT INTO answer (questionId, words, person, personKey, team, at, token, messageId)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, words, author.name, author.key, author.team, date.timeIntervalSince1970, answer.token, answer.messageID,
        ])
      let number = db.lastInsertedRowID
      try db.execute(
        sql: "UPDATE questionText SET answers = answers || char(10) || ? WHERE rowid = ?", arguments: [words, id])
      if let asker { try Self.send([(.answered(number), asker)], about: id, at: date, in: db) }
      return try Self.existingQuestion(id, in: db)
    }
  }

  private static func earlier(_ answer: NewAnswer, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT questionId FROM answer
        WHERE (:token IS NOT NULL AND token = :token) OR (:message IS NOT NULL AND messageId = :message)
        """, arguments: ["token": answer.token, "message": answer.messageID])
  }

  /// Says which answer settled a question; nil that none did.
  ///
  /// - Throws: `UserFacingError` with code `notFound` when there is no such question or answer of it.
  package func accept(_ answer: Int64?, of id: Int64) async throws -> QuestionRecord {
    try await write { db in
      let question = try Self.existingQuestion(id, in: db)
      if let answer, !question.answers.contains(where: { $0.id == answer }) {
        throw UserFacingError(
          .notFound, "\(question.label) has no answer \(answer).",
          hint: question.answers.isEmpty
            ? "Nobody answered it yet." : "It has \(question.answers.map { "\($0.id)" }.joined(separator: ", ")).")
      }
      try db.execute(sql: "UPDATE question SET accepted = ? WHERE id = ?", arguments: [answer, id])
      return try Self.existingQuestion(id, in: db)
    }
  }

  /// The question whose mails have this key.
  package func question(withMailKey key: String) async throws -> QuestionRecord? {
    try await read { db in
      let ids = try Int64.fetchAll(db, sql: "SELECT id FROM question WHERE mailKey = ? LIMIT 1", arguments: [key])
      return try Self.questions(ids, in: db).first
    }
  }

  /// Questions with answers about these subjects, the newest first; at most `limit`.
  package func answeredQuestions(about subjects: [String], limit: Int) async throws -> [QuestionRecord] {
    let list = try Self.list(subjects)
    return try await read { db in
      let ids = try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM question WHERE subject IN (SELECT value FROM json_each(?))
            AND EXISTS (SELECT 1 FROM answer WHERE questionId = question.id) ORDER BY id DESC LIMIT ?
          """, arguments: [list, limit])
      return try Self.questions(ids, in: db)
    }
  }

  /// What is kept of somebody by any of these names, the newest first: what they asked, answered, and were asked.
  package func questions(ofPerson names: [String], limit: Int = 1_000) async throws -> [QuestionRecord] {
    let list = try Self.list(names)
    return try await read { db in
      let ids = try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM question WHERE personKey IN (SELECT value FROM json_each(:names))
          UNION SELECT questionId FROM answer WHERE personKey IN (SELECT value FROM json_each(:names))
          UNION SELECT questionId FROM invitation WHERE personKey IN (SELECT value FROM json_each(:names))
          ORDER BY 1 DESC LIMIT :limit
          """, arguments: ["names": list, "limit": limit])
      return try Self.questions(ids, in: db)
    }
  }

  /// Takes somebody off all that was asked and answered, and out of what waits to be sent.
  static func forgetQuestions(ofPerson name: String, in db: Database) throws {
    for table in ["question", "answer"] {
      try db.execute(
        sql: "UPDATE \(table) SET person = '', personKey = '' WHERE personKey = ?", arguments: [name])
    }
    try db.execute(sql: "DELETE FROM invitation WHERE personKey = ?", arguments: [name])
    try db.execute(
      sql: "DELETE FROM delivery WHERE target = ?", arguments: [DeliveryRecord.Target.person(name).text])
  }
}
