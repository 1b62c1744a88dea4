import Foundation
import Metadata
import Records
import SearchModel

/// What people told Guildhall in the organisation: research with verdicts, what was searched for, and questions.
struct DemoRecords {
  let plan: OrganizationPlan

  /// Writes it into records where nothing is yet; the same plan gives the same records.
  func write(to store: RecordStore) async throws {
    var random = SplitMix64(plan.seed, for: "records")
    for recorded in DemoNeeds.recorded { try await write(recorded, to: store, &random) }
    for signal in signals(&random) { try await store.note(signal) }
    for question in plan.questions { try await write(question, to: store) }
  }

  // MARK: Questions

  private func write(_ planned: PlannedQuestion, to store: RecordStore) async throws {
    var question = RecordStore.NewQuestion(
      title: planned.title, words: planned.words, author: author(planned.person, planned.team),
      subject: planned.repository)
    question.invitations = planned.invited.map(invitation)
    let asked = Self.date(planned.time)
    let id = try await store.ask(question, at: asked).id
    // Whether somebody was asked again stands beside the answers, and is taken while there are none.
    for (step, escalation) in planned.escalations.enumerated() {
      _ = try await store.escalate(
        id, to: step + 1, escalation.people.map(invitation), [], at: Self.date(escalation.time))
    }
    for answer in planned.answers {
      let answered = try await store.answer(
        id, RecordStore.NewAnswer(words: answer.words, author: author(answer.person, answer.team)),
        at: Self.date(answer.time))
      if answer.isAccepted { _ = try await store.accept(answered.answers.last?.id, of: id) }
    }
  }

  private func invitation(_ invitation: PlannedQuestion.Invitation) -> QuestionRecord.Invitation {
    .init(person: key(invitation.person), why: invitation.why)
  }

  private func author(_ number: Int, _ team: String) -> QuestionRecord.Author {
    .init(name: plan.company.people[number].name, key: key(number), team: team)
  }

  /// As the people's list of the organisation has them after a sync.
  private func key(_ number: Int) -> String {
    let person = plan.company.people[number]
    return PersonKey.key(name: person.name, id: person.emails[0])
  }

  private static func date(_ seconds: Int) -> Date { Date(timeIntervalSince1970: Double(seconds)) }

  // MARK: Research and signals

  private func write(_ recorded: DemoNeeds.Recorded, to store: RecordStore, _ random: inout SplitMix64) async throws {
    let day = (plan.days.upperBound + -recorded.ago).workday
    guard let person = random.pick(plan.company.people(of: recorded.team, on: day)) else { return }
    let date = moment(day, &random)
    let research = try await store.record(
      RecordStore.NewResearch(
        need: recorded.need, team: recorded.team, person: person.name,
        candidates: recorded.candidates.map { .init(identifier: Self.identifier($0), title: Self.title($0)) }), at: date
    )
    guard !recorded.opinions.isEmpty else { return }
    let decided = date.addingTimeInterval(Double(random.within(1...96)) * 3600)
    _ = try await store.decide(
      research.id,
      recorded.opinions.map { opinion in
        Verdict(
          candidate: opinion.on.map(Self.identifier), kind: opinion.kind, reason: opinion.reason, words: opinion.words,
          person: person.name, date: decided)
      })
  }

  /// By date. People stand in them by their address, as commands send it.
  private func signals(_ random: inout SplitMix64) -> [DemandSignal] {
    var signals: [DemandSignal] = []
    for looked in DemoNeeds.looked {
      for _ in 0..<looked.times {
        let day = (plan.days.upperBound + -random.within(1...85)).workday
        guard let team = random.pick(looked.teams), let need = random.pick(looked.wordings),
          let person = random.pick(plan.company.people(of: team, on: day))
        else { continue }
        signals.append(
          DemandSignal(
            kind: random.happens(600) ? .search : .research, need: need, team: team, person: person.emails[0],
            date: moment(day, &random), results: looked.results))
      }
    }
    return signals.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
  }

  private func moment(_ day: DayNumber, _ random: inout SplitMix64) -> Date {
    Date(timeIntervalSince1970: Double(day.seconds + random.within(8 * 3600...17 * 3600)))
  }

  /// As the catalogue names the project of a repository.
  private static func identifier(_ repository: String) -> String { "\(repository):#\(title(repository))" }

  private static func title(_ repository: String) -> String { Blueprint.named[repository]?.package ?? repository }
}
