package import Foundation
import GRDB
package import SearchModel

/// Research and verdicts.
extension RecordStore {
  /// Texts that people type; longer ones are refused, not cut.
  private static let longest = 4_000
  package static let mostCandidates = 100
  /// Of one research, over all its life.
  private static let mostVerdicts = 1_000

  /// What is recorded of a need.
  package struct NewResearch: Sendable {
    package var need: String
    package var team: String
    package var person: String
    package var project: String
    package var candidates: [ResearchRecord.Candidate]
    /// What the client calls this request; nil when it does not repeat requests.
    package var token: String?

    package init(
      need: String, team: String = "", person: String = "", project: String = "",
      candidates: [ResearchRecord.Candidate] = [], token: String? = nil
    ) {
      self.need = need
      self.team = team
      self.person = person
      self.project = project
      self.candidates = candidates
      self.token = token
    }
  }

  /// Records a need. A request that was recorded before under its token gives what was recorded then.
  ///
  /// - Throws: `UserFacingError`, `badRequest` for texts that are too long, and for a token of another need.
  package func record(_ research: NewResearch, at date: Date) async throws -> ResearchRecord {
    let need = research.need.split { $0.isWhitespace }.joined(separator: " ")
    guard !need.isEmpty else {
      throw UserFacingError(.badRequest, "The need is empty.", hint: "Say in a sentence what is needed.")
    }
    for text in [need, research.team, research.person, research.project] where text.utf8.count > Self.longest {
      throw UserFacingError(
        .badRequest, "A text has \(text.utf8.count) bytes; at most \(Self.longest) are recorded.", hint: "Shorten it.")
    }
    return try await write { db in
      if let token = research.token,
        let known = try Int64.fetchOne(db, sql: "SELECT id FROM research WHERE token = ?", arguments: [token])
      {
        let record = try Self.existing(known, in: db)
        guard record.need == need else { throw Self.taken(token, by: record.label) }
        return record
      }
      try db.execute(
        sql: "INSERT INTO research (need, team, person, project, created, token) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          need, research.team, research.person, research.project, date.timeIntervalSince1970, research.token,
        ])
      let id = db.lastInsertedRowID
      for candidate in research.candidates.prefix(Self.mostCandidates) {
        try Self.insert(candidate, of: id, in: db)
      }
      return try Self.existing(id, in: db)
    }
  }

  /// Adds verdicts to a research, all of them or none. One on a candidate that was not found before makes it one of
  /// the candidates. A request that was recorded before under its token changes nothing.
  ///
  /// - Throws: `UserFacingError` with code `notFound` when there is no such research, `badRequest` when a verdict does
  ///   not fit.
  package func decide(
    _ id: Int64, _ verdicts: [Verdict], titles: [String: String] = [:], token: String? = nil
  ) async throws -> ResearchRecord {
    for verdict in verdicts { try Self.check(verdict) }
    guard Set(verdicts.map(\.candidate)).count == verdicts.count else {
      throw UserFacingError(
        .badRequest, "Two verdicts are about one candidate.", hint: "Send one of them, or one after the other.")
    }
    return try await write { db in
      let research = try Self.existing(id, in: db)
      if let token,
        let known = try Int64.fetchOne(
          db, sql: "SELECT researchId FROM verdict WHERE token = ?", arguments: [token])
      {
        guard known == id else { throw Self.taken(token, by: ResearchRecord.label(known)) }
        return research
      }
      try Self.checkRoom(for: verdicts, in: research)
      for verdict in verdicts {
        if let candidate = verdict.candidate, !research.candidates.contains(where: { $0.identifier == candidate }) {
          try Self.insert(
            ResearchRecord.Candidate(identifier: candidate, title: titles[candidate] ?? candidate), of: id, in: db)
        }
        try db.execute(
          sql: """
            INSERT INTO verdict (researchId, candidate, kind, reason, words, person, at, token)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            id, verdict.candidate ?? "", verdict.kind.rawValue, verdict.reason?.rawValue ?? "", verdict.words,
            verdict.person, verdict.date.timeIntervalSince1970, token,
          ])
      }
      return try Self.existing(id, in: db)
    }
  }

  private static func checkRoom(for verdicts: [Verdict], in research: ResearchRecord) throws {
    let known = Set(research.candidates.map(\.identifier))
    let added = verdicts.compactMap(\.candidate).count { !known.contains($0) }
    guard known.count + added <= mostCandidates, research.verdicts.count + verdicts.count <= mostVerdicts else {
      throw UserFacingError(
        .badRequest,
        "\(research.label) would have more than \(mostCandidates) candidates or \(mostVerdicts) verdicts.",
        hint: "Record the need anew.")
    }
  }

  private static func check(_ verdict: Verdict) throws {
    if let problem = Verdict.problem(
      verdict.kind, hasCandidate: verdict.candidate != nil, reason: verdict.reason)
    {
      throw problem
    }
    for text in [verdict.words, verdict.person, verdict.candidate ?? ""] where text.utf8.count > longest {
      throw UserFacingError(
        .badRequest, "A text has \(text.utf8.count) bytes; at most \(longest) are recorded.", hint: "Shorten it.")
    }
  }

  package func research(_ id: Int64) async throws -> ResearchRecord? {
    try await read { db in try Self.research([id], in: db).first }
  }

  /// What does not exist for somebody who asks.
  package struct Hidden: Sendable {
    /// As research names them.
    package var projects: [String]
    /// Identifiers.
    package var candidates: [String]

    package init(projects: [String] = [], candidates: [String] = []) {
      self.projects = projects
      self.candidates = candidates
    }
  }

  /// The newest first, those whose need holds all `words`; nil is every team, `isOpen` those that nobody decided.
  /// `isByVerdict`: those with a verdict, the newest verdict first.
  /// Research for hidden projects is left out, and a verdict on a hidden candidate decides nothing.
  ///
  /// - Returns: `limit` of them after the first `skip`, and how many there are.
  package func research(
    matching words: [String] = [], team: String? = nil, isOpen: Bool = false, isByVerdict: Bool = false,
    hidden: Hidden = Hidden(), skip: Int = 0, limit: Int
  ) async throws -> (research: [ResearchRecord], total: Int) {
    let wanted = try Self.list(words.map(Self.pattern))
    let newest = """
      (SELECT max(id) FROM verdict WHERE researchId = research.id
        AND candidate NOT IN (SELECT value FROM json_each(:candidates)))
      """
    let condition = """
      FROM research WHERE (:team IS NULL OR team = :team COLLATE NOCASE)
        AND NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE need NOT LIKE value ESCAPE '\\')
        AND project NOT IN (SELECT value FROM json_each(:projects))
        AND (NOT :isByVerdict OR \(newest) IS NOT NULL)
        AND (NOT :isOpen OR NOT EXISTS (
          SELECT 1 FROM verdict WHERE researchId = research.id AND kind != 'dismiss'
            AND candidate NOT IN (SELECT value FROM json_each(:candidates)) AND id = (
            SELECT max(id) FROM verdict AS later
            WHERE later.researchId = verdict.researchId AND later.candidate = verdict.candidate)))
      """
    let arguments: StatementArguments = [
      "team": team, "words": wanted, "isOpen": isOpen, "isByVerdict": isByVerdict,
      "projects": try Self.list(hidden.projects),
      "candidates": try Self.list(hidden.candidates),
    ]
    return try await read { db in
      let ids = try Int64.fetchAll(
        db, sql: "SELECT id \(condition) ORDER BY \(isByVerdict ? newest : "id") DESC LIMIT :limit OFFSET :skip",
        arguments: arguments + ["limit": limit, "skip": skip])
      let total = try Int.fetchOne(db, sql: "SELECT count(*) \(condition)", arguments: arguments) ?? 0
      return (try Self.research(ids, in: db), total)
    }
  }

  /// A LIKE pattern for a text anywhere, taken as it stands.
  static func pattern(_ text: String) -> String {
    var pattern = "%"
    for character in text {
      if "%_\\".contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern + "%"
  }

  /// Research in which somebody decided about one of these, the newest first.
  package func research(decidingAbout identifiers: [String], limit: Int) async throws -> [ResearchRecord] {
    let list = try Self.list(identifiers)
    return try await read { db in
      try Self.research(
        try Int64.fetchAll(
          db,
          sql: """
            SELECT DISTINCT researchId FROM verdict WHERE candidate IN (SELECT value FROM json_each(?))
            ORDER BY researchId DESC LIMIT ?
            """, arguments: [list, limit]), in: db)
    }
  }

  /// All projects that research is for, and all candidates: what may have to be hidden.
  package func named() async throws -> Hidden {
    try await read { db in
      Hidden(
        projects: try String.fetchAll(db, sql: "SELECT DISTINCT project FROM research WHERE project != ''"),
        candidates: try String.fetchAll(db, sql: "SELECT DISTINCT identifier FROM candidate"))
    }
  }

  /// What was needed, the oldest first, of the research after one; at most `limit`.
  package func needs(after id: Int64, limit: Int) async throws -> [(id: Int64, need: String)] {
    try await read { db in
      try Row.fetchAll(
        db, sql: "SELECT id, need FROM research WHERE id > ? ORDER BY id LIMIT ?", arguments: [id, limit]
      ).map { (id: $0["id"], need: $0["need"]) }
    }
  }

  /// Those of them that there are, in their order.
  package func research(_ ids: [Int64]) async throws -> [ResearchRecord] {
    try await read { db in try Self.research(ids, in: db) }
  }

  // MARK: Rows

  private static func insert(_ candidate: ResearchRecord.Candidate, of id: Int64, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO candidate (researchId, position, identifier, title)
        VALUES (:id, (SELECT count(*) FROM candidate WHERE researchId = :id), :identifier, :title)
        """, arguments: ["id": id, "identifier": candidate.identifier, "title": candidate.title])
  }

  private static func existing(_ id: Int64, in db: Database) throws -> ResearchRecord {
    guard let research = try research([id], in: db).first else {
      throw UserFacingError(
        .notFound, "There is no research \(ResearchRecord.label(id)).",
        hint: "`guildhall research --list` names the newest.")
    }
    return research
  }

  /// Those of them that there are, in their order.
  static func research(_ ids: [Int64], in db: Database) throws -> [ResearchRecord] {
    let list = try list(ids)
    let research = try rows(of: "research", by: "id", list, order: "id", in: db)
    let candidates = try rows(of: "candidate", by: "researchId", list, order: "position", in: db)
    let verdicts = try rows(of: "verdict", by: "researchId", list, order: "id", in: db)
    return ids.compactMap { id in
      (research[id]?.first).map { row in
        ResearchRecord(
          id: id, need: row["need"], team: row["team"], person: row["person"], project: row["project"],
          created: Date(timeIntervalSince1970: row["created"]),
          candidates: (candidates[id] ?? []).map { .init(identifier: $0["identifier"], title: $0["title"]) },
          verdicts: (verdicts[id] ?? []).compactMap { Verdict($0) })
      }
    }
  }
}

extension Verdict {
  fileprivate init?(_ row: Row) {
    guard let kind = Kind(rawValue: row["kind"]) else { return nil }
    let candidate: String = row["candidate"]
    self.init(
      candidate: candidate.isEmpty ? nil : candidate, kind: kind, reason: Reason(rawValue: row["reason"]),
      words: row["words"], person: row["person"], date: Date(timeIntervalSince1970: row["at"]))
  }
}
