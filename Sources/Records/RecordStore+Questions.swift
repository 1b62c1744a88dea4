package import Foundation
import GRDB
package import SearchModel

/// Questions, and what is asked of them.
extension RecordStore {
  /// Bytes; longer ones are refused, not cut.
  package static let longestTitle = 500
  package static let longestWords = 20_000

  /// What is recorded of a question.
  package struct NewQuestion: Sendable {
    package var title: String
    package var words: String
    package var author: QuestionRecord.Author
    package var subject: String
    package var addressee: String
    package var invitations: [QuestionRecord.Invitation] = []
    /// What has to be sent.
    package var deliveries: [(DeliveryRecord.Purpose, DeliveryRecord.Target)] = []
    /// What the client calls this request; nil when it does not repeat requests.
    package var token: String?

    package init(
      title: String, words: String = "", author: QuestionRecord.Author = .init(), subject: String = "",
      addressee: String = "", token: String? = nil
    ) {
      self.title = title
      self.words = words
      self.author = author
      self.subject = subject
      self.addressee = addressee
      self.token = token
    }
  }

  /// Records a question with all that has to be sent because of it. A request that was recorded before under its token
  /// gives what was recorded then. `names` are others by which the author may have asked not to be kept: then they are not.
  ///
  /// - Throws: `UserFacingError`, `badRequest` for texts that are empty or too long, and for a token of another question.
  package func ask(_ question: NewQuestion, knownAs names: [String] = [], at date: Date) async throws -> QuestionRecord
  {
    let title = question.title.split { $0.isWhitespace }.joined(separator: " ")
    let words = question.words.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !title.isEmpty else {
      throw UserFacingError(.badRequest, "The question is empty.", hint: "Ask in a sentence; details go into the text.")
    }
    try Self.check(
      title, most: Self.longestTitle, "question", hint: "Ask in one sentence, and put the rest into the text.")
    try Self.check(words, most: Self.longestWords, "text", hint: "Shorten it.")
    for text in [question.author.name, question.author.team, question.subject, question.addressee] {
      try Self.check(text, most: 4_000, "name", hint: "Shorten it.")
    }
    let known = try Self.list(names + [question.author.key])
    return try await write { db in
      if let token = question.token,
        let earlier = try Int64.fetchOne(db, sql: "SELECT id FROM question WHERE token = ?", arguments: [token])
      {
        let record = try Self.existingQuestion(earlier, in: db)
        guard record.title == title else { throw Self.taken(token, by: record.label) }
        return record
      }
      let author = try Self.kept(question.author, known, in: db)
      try db.execute(
        sql: """
          INSERT INTO question (title, words, person, personKey, team, subject, addressee, created, mailKey, token)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          title, words, author.name, author.key, author.team, question.subject, question.addressee,
          date.timeIntervalSince1970, Self.newMailKey(), question.token,
        ])
      let id = db.lastInsertedRowID
      try db.execute(
        sql: "INSERT INTO questionText (rowid, title, words, answers) VALUES (?, ?, ?, '')",
        arguments: [id, title, words])
      try Self.invite(question.invitations, to: id, at: date, in: db)
      try Self.send(question.deliveries, about: id, at: date, in: db)
      return try Self.existingQuestion(id, in: db)
    }
  }

  /// 80 bits that nobody guesses.
  private static func newMailKey() -> String {
    let digits = Array("0123456789abcdefghijklmnopqrstuv")
    return String((0..<16).map { _ in digits[Int.random(in: 0..<32)] })
  }

  static func check(_ text: String, most: Int, _ what: String, hint: String) throws {
    guard text.utf8.count > most else { return }
    throw UserFacingError(
      .badRequest, "The \(what) has \(text.utf8.count) bytes; at most \(most) are recorded.", hint: hint)
  }

  static func taken(_ token: String, by label: String) -> UserFacingError {
    UserFacingError(
      .badRequest, "The key \(token.prefix(40)) was used for another request, which became \(label).",
      hint: "Use a new key for each request, and the same one only to send it again.")
  }

  /// The author without a name where they asked for that.
  static func kept(
    _ author: QuestionRecord.Author, _ names: String, in db: Database
  ) throws -> QuestionRecord.Author {
    try isOut(names, in: db) ? .init(team: author.team) : author
  }

  static func invite(
    _ invitations: [QuestionRecord.Invitation], to question: Int64, at date: Date, in db: Database
  ) throws {
    for invitation in invitations {
      try db.execute(
        sql: "INSERT OR IGNORE INTO invitation (questionId, personKey, why, at) VALUES (?, ?, ?, ?)",
        arguments: [question, invitation.person, invitation.why, date.timeIntervalSince1970])
    }
  }

  // MARK: Finding

  package func question(_ id: Int64) async throws -> QuestionRecord? {
    try await read { db in try Self.questions([id], in: db).first }
  }

  /// Those of them that there are, in their order.
  package func questions(_ ids: [Int64]) async throws -> [QuestionRecord] {
    try await read { db in try Self.questions(ids, in: db) }
  }

  /// Questions about these subjects and those put to these teams do not exist for who asks.
  package struct HiddenQuestions: Sendable {
    package var subjects: [String]
    package var teams: [String]

    package init(subjects: [String] = [], teams: [String] = []) {
      self.subjects = subjects
      self.teams = teams
    }
  }

  private static let isSeen = """
    subject NOT IN (SELECT value FROM json_each(:hidden)) AND addressee NOT IN (SELECT value FROM json_each(:hiddenTeams))
    """

  /// Which questions are listed; nil and empty ask for all.
  package struct QuestionFilter: Sendable {
    /// All of these stand in the title or the text.
    package var words: [String] = []
    package var state: QuestionState?
    /// Of the asker, or the one that it is put to; in any case.
    package var team: String?
    /// One of these; all where nil.
    package var subjects: [String]?
    /// Whose inbox it is in, by key.
    package var invited: String?
    /// Who asked, by key.
    package var asker: String?
    package var answerer: String?
    package var hidden = HiddenQuestions()

    package init() {}
  }

  /// The newest first.
  ///
  /// - Returns: `limit` of them after the first `skip`, and how many there are.
  package func questions(
    _ filter: QuestionFilter, skip: Int = 0, limit: Int
  ) async throws -> (questions: [QuestionRecord], total: Int) {
    let condition = """
      FROM question WHERE NOT EXISTS (
          SELECT 1 FROM json_each(:words) WHERE title NOT LIKE value ESCAPE '\\' AND words NOT LIKE value ESCAPE '\\')
        AND (:team IS NULL OR team = :team COLLATE NOCASE OR addressee = :team COLLATE NOCASE)
        AND (:subjects IS NULL OR subject IN (SELECT value FROM json_each(:subjects)))
        AND \(Self.isSeen)
        AND (:answerer IS NULL OR EXISTS (
          SELECT 1 FROM answer WHERE questionId = question.id AND personKey = :answerer))
        AND (:invited IS NULL OR EXISTS (
          SELECT 1 FROM invitation WHERE questionId = question.id AND personKey = :invited))
        AND (:asker IS NULL OR personKey = :asker)
        AND (:state IS NULL OR :state = CASE WHEN accepted IS NOT NULL THEN 'solved'
          WHEN EXISTS (SELECT 1 FROM answer WHERE questionId = question.id) THEN 'answered' ELSE 'open' END)
      """
    let arguments: StatementArguments = [
      "words": try Self.list(filter.words.map(Self.pattern)), "team": filter.team,
      "subjects": try filter.subjects.map { try Self.list($0) }, "hidden": try Self.list(filter.hidden.subjects),
      "hiddenTeams": try Self.list(filter.hidden.teams), "invited": filter.invited, "answerer": filter.answerer,
      "asker": filter.asker, "state": filter.state?.rawValue,
    ]
    return try await read { db in
      let ids = try Int64.fetchAll(
        db, sql: "SELECT id \(condition) ORDER BY id DESC LIMIT :limit OFFSET :skip",
        arguments: arguments + ["limit": limit, "skip": skip])
      let total = try Int.fetchOne(db, sql: "SELECT count(*) \(condition)", arguments: arguments) ?? 0
      return (try Self.questions(ids, in: db), total)
    }
  }

  /// Questions whose words an expression of FTS5 matches, the best first: the title counts most, then the answers.
  package func questions(
    matching expression: String, hidden: HiddenQuestions, limit: Int
  ) async throws -> (matches: [(id: Int64, score: Double)], total: Int) {
    let condition = """
      FROM questionText JOIN question ON question.id = questionText.rowid
      WHERE questionText MATCH :expression AND \(Self.isSeen)
      """
    let arguments: StatementArguments = [
      "expression": expression, "hidden": try Self.list(hidden.subjects), "hiddenTeams": try Self.list(hidden.teams),
    ]
    return try await read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT question.id AS id, -bm25(questionText, 4.0, 1.0, 2.0) AS score \(condition)
          ORDER BY score DESC, id DESC LIMIT :limit
          """, arguments: arguments + ["limit": limit])
      let total = try Int.fetchOne(db, sql: "SELECT count(*) \(condition)", arguments: arguments) ?? 0
      return (rows.map { (id: $0["id"], score: $0["score"]) }, total)
    }
  }

  /// The sentences of questions after one, oldest first; at most `limit`.
  package func questionTitles(after id: Int64, limit: Int) async throws -> [(id: Int64, text: String)] {
    try await read { db in
      try Row.fetchAll(
        db, sql: "SELECT id, title FROM question WHERE id > ? ORDER BY id LIMIT ?", arguments: [id, limit]
      ).map { (id: $0["id"], text: $0["title"]) }
    }
  }

  /// All that questions are about and whom they are put to: what may have to be hidden.
  package func questionNames() async throws -> HiddenQuestions {
    try await read { db in
      HiddenQuestions(
        subjects: try String.fetchAll(db, sql: "SELECT DISTINCT subject FROM question WHERE subject != ''"),
        teams: try String.fetchAll(db, sql: "SELECT DISTINCT addressee FROM question WHERE addressee != ''"))
    }
  }

  // MARK: Load and escalation

  /// How many questions were put into people's inboxes since then; people without any are left out.
  package func invitations(of people: [String], since date: Date) async throws -> [String: Int] {
    let list = try Self.list(people)
    return try await read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT personKey, count(*) AS number FROM invitation
          WHERE personKey IN (SELECT value FROM json_each(?)) AND at >= ? GROUP BY personKey
          """, arguments: [list, date.timeIntervalSince1970])
      return Dictionary(rows.map { ($0["personKey"], $0["number"]) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Questions that nobody answered, asked until then and escalated exactly so often, oldest first.
  package func unanswered(until date: Date, escalation: Int, limit: Int) async throws -> [QuestionRecord] {
    try await read { db in
      let ids = try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM question WHERE created <= ? AND escalation = ?
            AND NOT EXISTS (SELECT 1 FROM answer WHERE questionId = question.id) ORDER BY id LIMIT ?
          """, arguments: [date.timeIntervalSince1970, escalation, limit])
      return try Self.questions(ids, in: db)
    }
  }

  /// Puts a question to more people, once for each step.
  ///
  /// - Returns: whether this call did it: false when it was done before, or somebody answered meanwhile.
  package func escalate(
    _ id: Int64, to step: Int, _ invitations: [QuestionRecord.Invitation],
    _ deliveries: [(DeliveryRecord.Purpose, DeliveryRecord.Target)], at date: Date
  ) async throws -> Bool {
    try await write { db in
      try db.execute(
        sql: """
          UPDATE question SET escalation = :step WHERE id = :id AND escalation = :step - 1
            AND NOT EXISTS (SELECT 1 FROM answer WHERE questionId = question.id)
          """, arguments: ["id": id, "step": step])
      guard db.changesCount > 0 else { return false }
      try Self.invite(invitations, to: id, at: date, in: db)
      try Self.send(deliveries, about: id, at: date, in: db)
      return true
    }
  }

  // MARK: Between teams

  /// That somebody of one team answered somebody of a team.
  package struct TeamExchange: Sendable, Hashable {
    package var asker: String
    package var answerer: String
    /// Of the answer.
    package var date: Date
    package var subject: String
  }

  /// Of all answers since then whose both teams are known, oldest first; the newest `limit`.
  package func questionsBetweenTeams(since date: Date, limit: Int = 100_000) async throws -> [TeamExchange] {
    try await read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT question.team AS asker, answer.team AS answerer, answer.at AS at, subject
          FROM answer JOIN question ON question.id = answer.questionId
          WHERE answer.at >= ? AND question.team != '' AND answer.team != '' ORDER BY answer.at DESC, answer.id DESC LIMIT ?
          """, arguments: [date.timeIntervalSince1970, limit]
      ).reversed().map { row in
        TeamExchange(
          asker: row["asker"], answerer: row["answerer"], date: Date(timeIntervalSince1970: row["at"]),
          subject: row["subject"])
      }
    }
  }

  // MARK: Rows

  static func existingQuestion(_ id: Int64, in db: Database) throws -> QuestionRecord {
    guard let question = try questions([id], in: db).first else {
      throw UserFacingError(
        .notFound, "There is no question \(QuestionRecord.label(id)).",
        hint: "`guildhall questions` and the page /questions name the newest.")
    }
    return question
  }

  /// Those of them that there are, in their order.
  static func questions(_ ids: [Int64], in db: Database) throws -> [QuestionRecord] {
    let list = try list(ids)
    let questions = try rows(of: "question", by: "id", list, order: "id", in: db)
    let answers = try rows(of: "answer", by: "questionId", list, order: "id", in: db)
    let invitations = try rows(of: "invitation", by: "questionId", list, order: "at, personKey", in: db)
    let deliveries = try rows(of: "delivery", by: "questionId", list, order: "id", in: db)
    return ids.compactMap { id in
      (questions[id]?.first).map { row in
        QuestionRecord(
          id: id, title: row["title"], words: row["words"], author: .init(row), subject: row["subject"],
          addressee: row["addressee"], created: Date(timeIntervalSince1970: row["created"]), accepted: row["accepted"],
          escalation: row["escalation"], mailKey: row["mailKey"],
          answers: (answers[id] ?? []).map { row in
            QuestionRecord.Answer(
              id: row["id"], words: row["words"], author: .init(row), date: Date(timeIntervalSince1970: row["at"]),
              isMail: (row["messageId"] as String?) != nil)
          },
          invitations: (invitations[id] ?? []).map { .init(person: $0["personKey"], why: $0["why"]) },
          deliveries: (deliveries[id] ?? []).compactMap(DeliveryRecord.init))
      }
    }
  }
}

extension QuestionRecord.Author {
  fileprivate init(_ row: Row) { self.init(name: row["person"], key: row["personKey"], team: row["team"]) }
}
