import Catalog
import Foundation
import Records
import SearchModel
import Settings

/// Keeps questions in the records, and shows of them what a viewer may see.
struct QuestionService: QuestionKeeping {
  let records: RecordsFile
  let access: AccessPolicy
  let live: LiveIndex
  let catalogue: CatalogueService
  let directory: any Directory
  /// Who knows by histories alone.
  let knowing: KnowledgeService
  let askers: KnownAskers
  let compared: ComparedQuestions
  let now: @Sendable () -> Date

  private static let longestText = 2_000
  private static let excerpt = 200
  static let mostSimilar = 5

  // MARK: Reading

  func question(_ label: String, viewer: Viewer) async throws -> QuestionDetail {
    try await detail(of: known(label, viewer: viewer), viewer: viewer)
  }

  func questions(_ request: QuestionListRequest) async throws -> QuestionPage {
    guard (1...QuestionListRequest.mostQuestions).contains(request.limit), request.skip >= 0 else {
      throw UserFacingError(
        .badRequest, "\(request.limit) questions cannot be listed.",
        hint: "Ask for 1 to \(QuestionListRequest.mostQuestions).")
    }
    guard let store = try records.existing() else { return QuestionPage(questions: [], total: 0) }
    var filter = RecordStore.QuestionFilter()
    filter.words = request.matching.split { $0.isWhitespace }.prefix(20).map(String.init)
    (filter.state, filter.team) = (request.state, request.team)
    (filter.asker, filter.answerer) = (request.asker, request.answerer)
    if let subject = request.subject {
      guard let found = try await self.subject(subject, viewer: request.viewer) else {
        return QuestionPage(questions: [], total: 0)
      }
      filter.subjects = [found.identifier]
    }
    return try await page(filter, in: store, skip: request.skip, limit: request.limit, viewer: request.viewer)
  }

  private func page(
    _ filter: RecordStore.QuestionFilter, in store: RecordStore, skip: Int = 0, limit: Int, viewer: Viewer
  ) async throws -> QuestionPage {
    var filter = filter
    filter.hidden = try await hidden(in: store, from: viewer)
    let (found, total) = try await store.questions(filter, skip: skip, limit: limit)
    return QuestionPage(questions: await summaries(found, viewer: viewer), total: total)
  }

  func similar(to text: String, viewer: Viewer, limit: Int) async throws -> [QuestionSummary] {
    guard let store = try records.existing() else { return [] }
    let text = String(text.prefix(Self.longestText))
    guard text.contains(where: \.isLetter) else { return [] }
    // More than are shown, since some may be hidden.
    let ids = try await compared.nearest(to: text, in: records, limit: 4 * max(1, limit))
    let hidden = try await hidden(in: store, from: viewer)
    let found = try await store.questions(ids).filter { !hidden.hides($0) }
    let helpful = found.filter { $0.state != .open } + found.filter { $0.state == .open }
    return await summaries(Array(helpful.prefix(limit)), viewer: viewer)
  }

  /// Questions of somebody's inbox that are looked at.
  private static let mostInInbox = 100

  func inbox(of person: String, viewer: Viewer) async throws -> Inbox {
    try await askers.checkOwn(person, "an inbox")
    let known = await askers.known(Asker(saidPerson: person, team: ""))
    guard let key = known.person else { return Inbox(person: "") }
    let name = try await links([key], viewer: viewer)[key]?.name ?? person
    var inbox = Inbox(person: name)
    guard let store = try records.existing() else { return inbox }
    var filter = RecordStore.QuestionFilter()
    filter.hidden = try await hidden(in: store, from: viewer)
    filter.invited = key
    let waiting = try await store.questions(filter, limit: Self.mostInInbox).questions.filter { question in
      question.state != .solved && !question.answers.contains { $0.author.key == key }
    }
    inbox.waiting = await summaries(waiting, viewer: viewer)
    (filter.invited, filter.asker) = (nil, key)
    inbox.asked = await summaries(
      try await store.questions(filter, limit: Self.mostInInbox).questions, viewer: viewer)
    return inbox
  }

  // MARK: Answering

  func answer(_ request: AnswerRequest) async throws -> QuestionDetail {
    let record = try await known(request.label, viewer: request.viewer)
    let (author, names) = await author(request.asker)
    let answered = try await records.store().answer(
      record.id, RecordStore.NewAnswer(words: request.words, author: author, token: request.token), knownAs: names,
      telling: teller(of: record, besides: author), at: now())
    return try await detail(of: answered, viewer: request.viewer)
  }

  /// The asker, where an answer can be mailed to them; nobody is told of their own.
  func teller(of question: QuestionRecord, besides author: QuestionRecord.Author) async -> DeliveryRecord.Target? {
    let asker = question.author.key
    guard !asker.isEmpty, asker != author.key, await address(of: asker) != nil else { return nil }
    return .person(asker)
  }

  func accept(_ answer: Int64?, of label: String, viewer: Viewer) async throws -> QuestionDetail {
    let record = try await known(label, viewer: viewer)
    // Where nobody said who asked, whoever reads it may say what settled it.
    if !record.author.key.isEmpty {
      try await askers.checkOwn(record.author.key, "what settles a question")
    }
    return try await detail(of: records.store().accept(answer, of: record.id), viewer: viewer)
  }

  /// Who writes, as the people's list calls them, and all that they go by.
  func author(_ asker: Asker) async -> (author: QuestionRecord.Author, names: [String]) {
    let asker = SignIn.current.asker(saying: asker)
    let known = await askers.known(asker)
    guard let key = known.person else { return (.init(team: known.team), []) }
    let listed = try? await live.catalog.person(key)
    let name = listed?.name ?? asker.person
    return (.init(name: name.isEmpty ? asker.person : name, key: key, team: known.team), known.names)
  }

  /// Answers between teams since a moment, as far as the viewer may see what they are about.
  func exchanges(viewer: Viewer, since date: Date) async throws -> [TeamQuestion] {
    let all = try await records.existing()?.questionsBetweenTeams(since: date) ?? []
    return all.filter { $0.subject.isEmpty || access.maySee(project: $0.subject, viewer: viewer) }
      .map { TeamQuestion(from: $0.asker, to: $0.answerer, date: $0.date) }
  }

  // MARK: Visibility

  /// What of the questions does not exist for a viewer.
  func hidden(in store: RecordStore, from viewer: Viewer) async throws -> RecordStore.HiddenQuestions {
    guard access.hidesAnything, viewer != .operator else { return RecordStore.HiddenQuestions() }
    var named = try await store.questionNames()
    named.subjects.removeAll { access.maySee(project: $0, viewer: viewer) }
    if !named.teams.isEmpty {
      let all = try await Set(directory.teams(viewer: .operator).map(\.name))
      let seen = try await Set(directory.teams(viewer: viewer).map(\.name))
      // A team that was renamed hides nothing.
      named.teams.removeAll { seen.contains($0) || !all.contains($0) }
    }
    return named
  }

  /// Absent, and about what the viewer may not see, read the same.
  func known(_ label: String, viewer: Viewer) async throws -> QuestionRecord {
    guard let number = QuestionRecord.number(label) else {
      throw UserFacingError(
        .badRequest, "\(label.prefix(40)) is no number of a question.", hint: "It looks like Q-12.")
    }
    if let store = try records.existing(), let record = try await store.question(number),
      try await !hidden(in: store, from: viewer).hides(record)
    {
      return record
    }
    throw UserFacingError(
      .notFound, "There is no question \(QuestionRecord.label(number)).",
      hint: "`guildhall questions` and the page /questions name what there is.")
  }

  // MARK: Values

  func summaries(_ records: [QuestionRecord], viewer: Viewer) async -> [QuestionSummary] {
    // One project is asked about often.
    var subjects: [String: QuestionSummary.Subject] = [:]
    var summaries: [QuestionSummary] = []
    for record in records { summaries.append(await summary(record, viewer: viewer, &subjects)) }
    return summaries
  }

  private func summary(
    _ record: QuestionRecord, viewer: Viewer, _ subjects: inout [String: QuestionSummary.Subject]
  ) async -> QuestionSummary {
    var summary = QuestionSummary(
      label: record.label, title: record.title, asker: Asker(person: record.author.name, team: record.author.team),
      team: record.addressee, created: record.created, state: record.state, answers: record.answers.count)
    if !record.subject.isEmpty {
      if subjects[record.subject] == nil {
        subjects[record.subject] =
          (try? await subject(record.subject, viewer: viewer))
          ?? QuestionSummary.Subject(identifier: record.subject, title: record.subject)
      }
      summary.subject = subjects[record.subject]
    }
    let best = record.answers.first { $0.id == record.accepted } ?? record.answers.last
    summary.excerpt = best.map { Self.beginning(of: $0.words) } ?? ""
    return summary
  }

  private static func beginning(of words: String) -> String {
    let line = words.split { $0.isWhitespace }.joined(separator: " ")
    guard line.count > excerpt else { return line }
    return line.prefix(excerpt).reversed().drop { !$0.isWhitespace }.reversed().map(String.init).joined() + "…"
  }

  func detail(of record: QuestionRecord, viewer: Viewer) async throws -> QuestionDetail {
    var subjects: [String: QuestionSummary.Subject] = [:]
    let people = try await links(
      [record.author.key] + record.answers.map(\.author.key) + record.invitations.map(\.person), viewer: viewer)
    var detail = QuestionDetail(
      summary: await summary(record, viewer: viewer, &subjects), words: record.words,
      asker: people[record.author.key], escalation: record.escalation)
    detail.answers = record.answers.map { answer in
      QuestionDetail.Answer(
        number: answer.id, words: answer.words, author: Asker(person: answer.author.name, team: answer.author.team),
        person: people[answer.author.key], date: answer.date, isAccepted: answer.id == record.accepted,
        isMail: answer.isMail)
    }
    detail.channels = channels(of: record)
    detail.invited = record.invitations.compactMap { invitation in
      people[invitation.person].map { SuggestedPerson(person: $0, why: invitation.why) }
    }
    detail.escalates = QuestionEscalation.next(for: record, access.questions)
    return detail
  }

  private func channels(of record: QuestionRecord) -> [QuestionDetail.Channel] {
    let kinds = Dictionary(
      access.questions.channels.map { ($0.name, $0.kind.word) }, uniquingKeysWith: { first, _ in first })
    var channels: [QuestionDetail.Channel] = []
    for delivery in record.deliveries {
      guard case .channel(let name) = delivery.target else { continue }
      let state = QuestionDetail.Channel.State(delivery.state)
      if let known = channels.firstIndex(where: { $0.name == name }) {
        // What arrived once is there.
        if channels[known].state != .sent { channels[known].state = state }
      } else {
        channels.append(.init(name: name, kind: kinds[name] ?? "", state: state))
      }
    }
    return channels
  }

  /// People whom the viewer may see, by their keys.
  func links(_ keys: [String], viewer: Viewer) async throws -> [String: PersonLink] {
    let wanted = Array(Set(keys.filter { !$0.isEmpty }))
    guard !wanted.isEmpty else { return [:] }
    let state = try live.state()
    let scope = access.scope(of: state, for: viewer)
    let isWhole = scope.repositories.count == state.repositories.count
    let people = try await live.catalog.people(
      wanted, in: isWhole ? nil : scope.repositories.keys.sorted().map { Int64($0.rawValue) })
    return Dictionary(people.map { ($0.key, PersonLink($0)) }, uniquingKeysWith: { first, _ in first })
  }
}

extension RecordStore.HiddenQuestions {
  func hides(_ question: QuestionRecord) -> Bool {
    subjects.contains(question.subject) || teams.contains(question.addressee)
  }
}

extension QuestionDetail.Channel.State {
  fileprivate init(_ state: DeliveryRecord.State) {
    self =
      switch state {
      case .waiting, .sending: .waiting
      case .sent: .sent
      case .uncertain: .uncertain
      case .failed: .failed
      }
  }
}
