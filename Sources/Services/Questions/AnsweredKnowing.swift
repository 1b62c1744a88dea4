import Foundation
import Records
import SearchModel

/// Who knows by histories, and by answers to questions about the same.
struct AnsweredKnowing: Knowing {
  /// What answers are worth where there are any, against a history. Chosen and not measured: no public data has both. Where
  /// nobody answered, the ranking is that of histories alone.
  private static let weight = 0.15
  /// Days in which an answer comes to be worth half.
  private static let halfLife = 365.0
  /// An answer that nobody accepted is worth so much of one.
  private static let unaccepted = 0.4
  private static let mostQuestions = 50
  /// People beside those wanted, whom answers may lift among these.
  private static let more = 20
  private static let named = 3

  let base: KnowledgeService
  let questions: QuestionService

  func who(_ question: WhoQuestion) async throws -> WhoAnswer {
    let start = ContinuousClock.now
    var wide = question
    wide.limit = min(WhoQuestion.mostPeople, question.limit + Self.more)
    let store = try? questions.records.existing()
    guard let store, (1...WhoQuestion.mostPeople).contains(question.limit) else { return try await base.who(question) }
    var answer: WhoAnswer
    do {
      answer = try await base.who(wide)
    } catch let error as UserFacingError where error.code == .notFound {
      // No file speaks of it, and perhaps somebody was asked about it.
      answer = WhoAnswer(subject: question.subject, kind: .topic, asOf: question.asOf ?? base.now())
      let found = try await related(to: answer, in: store, viewer: question.viewer)
      try await add(found, to: &answer, viewer: question.viewer)
      guard !answer.people.isEmpty || !answer.questions.isEmpty else { throw error }
      answer.people = Array(answer.people.prefix(question.limit))
      answer.elapsed = ContinuousClock.now - start
      return answer
    }
    let found = try await related(to: answer, in: store, viewer: question.viewer)
    try await add(found, to: &answer, viewer: question.viewer)
    answer.people = Array(answer.people.prefix(question.limit))
    answer.elapsed = ContinuousClock.now - start
    return answer
  }

  func spread(of places: [WhoAnswer.Place], viewer: Viewer) async throws -> [KnowledgeSpread?] {
    try await base.spread(of: places, viewer: viewer)
  }

  func shown(of person: String, viewer: Viewer) async throws -> ShownKnowledge {
    try await base.shown(of: person, viewer: viewer)
  }

  /// Questions about the same project or repository, and those that ask for the same; each once.
  private func related(
    to answer: WhoAnswer, in store: RecordStore, viewer: Viewer
  ) async throws -> [QuestionRecord] {
    var found: [QuestionRecord] = []
    if answer.kind == .project || answer.kind == .repository, let place = answer.places.first {
      var subjects = [place.repository]
      if !place.path.isEmpty, let subject = try await questions.subject(answer.subject, viewer: viewer) {
        subjects = [subject.identifier]
      }
      found = try await store.answeredQuestions(about: subjects, limit: Self.mostQuestions)
    }
    let near = try await questions.compared.nearest(to: answer.subject, in: questions.records, limit: Self.named * 4)
    let known = Set(found.map(\.id))
    found += try await store.questions(near.filter { !known.contains($0) })
    let hidden = try await questions.hidden(in: store, from: viewer)
    return found.filter { !hidden.hides($0) && $0.created < answer.asOf }
  }

  private struct Evidence {
    var weight = 0.0
    var accepted = 0
    var answers = 0
    var labels: [String] = []
  }

  private func add(_ found: [QuestionRecord], to answer: inout WhoAnswer, viewer: Viewer) async throws {
    answer.questions = await questions.summaries(Array(found.prefix(Self.named)), viewer: viewer)
    let unwilling = try await base.unsuggestedKeys()
    var evidence: [String: Evidence] = [:]
    for question in found {
      for reply in question.answers where !reply.author.key.isEmpty && reply.date < answer.asOf {
        guard reply.author.key != question.author.key, !unwilling.contains(reply.author.key) else { continue }
        let isAccepted = reply.id == question.accepted
        let days = max(0, answer.asOf.timeIntervalSince(reply.date)) / 86_400
        var known = evidence[reply.author.key, default: Evidence()]
        known.weight += (isAccepted ? 1 : Self.unaccepted) * exp2(-days / Self.halfLife)
        known.answers += 1
        known.accepted += isAccepted ? 1 : 0
        if known.labels.last != question.label { known.labels.append(question.label) }
        evidence[reply.author.key] = known
      }
    }
    let links = try await questions.links(Array(evidence.keys), viewer: viewer)
    evidence = evidence.filter { links[$0.key] != nil }
    guard !evidence.isEmpty else { return }
    let total = evidence.values.reduce(0) { $0 + $1.weight }
    for index in answer.people.indices { answer.people[index].score *= 1 - Self.weight }
    for (key, known) in evidence {
      guard let link = links[key] else { continue }
      let index: Int
      if let place = answer.people.firstIndex(where: { $0.person.key == key }) {
        index = place
      } else {
        let memberships = try? await questions.directory.person(key, viewer: viewer).memberships.filter(\.isCurrent)
        answer.people.append(
          KnowledgeablePerson(person: link, score: 0, teams: (memberships ?? []).map(\.team), isActive: true))
        index = answer.people.count - 1
      }
      answer.people[index].score += Self.weight * known.weight / total
      answer.people[index].answers = known.answers
      answer.people[index].why.append(Self.sentence(known))
    }
    answer.people.sort { ($1.score, $0.person.key) < ($0.score, $1.person.key) }
  }

  private static func sentence(_ evidence: Evidence) -> String {
    let times = evidence.answers == 1 ? "a question" : "\(evidence.answers) questions"
    let accepted =
      switch evidence.accepted {
      case 0: ""
      case evidence.answers: evidence.answers == 1 ? ", and it was accepted" : ", and all were accepted"
      default: ", of which \(evidence.accepted) \(evidence.accepted == 1 ? "was" : "were") accepted"
      }
    return "Answered \(times) about it (\(evidence.labels.prefix(named).joined(separator: ", ")))\(accepted)."
  }
}
