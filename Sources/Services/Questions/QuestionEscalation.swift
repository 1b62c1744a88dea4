import Foundation
import Records
import SearchModel
import Settings

/// Asks more people when nobody answered: first those of the team that owns the subject, then the community's channel.
struct QuestionEscalation {
  /// People of a team that are asked beside those who were.
  private static let asked = 3
  private static let most = 2
  /// Questions that are looked at in one turn.
  private static let atOnce = 100

  let service: QuestionService

  /// When the next step is due if nobody answers; nil when there is none.
  static func next(for question: QuestionRecord, _ settings: Settings.Questions) -> Date? {
    guard question.answers.isEmpty, question.escalation < most, let after = settings.escalateAfter else { return nil }
    return question.created + Double(question.escalation + 1) * after.timeInterval
  }

  /// Takes all steps that are due.
  ///
  /// - Returns: how many were taken.
  func run(now: Date) async throws -> Int {
    guard let after = service.access.questions.escalateAfter, let store = try service.records.existing() else {
      return 0
    }
    var steps = 0
    for step in 1...Self.most {
      let due = try await store.unanswered(
        until: now - Double(step) * after.timeInterval, escalation: step - 1, limit: Self.atOnce)
      for question in due {
        let people = step == 1 ? try await more(for: question) : []
        let channels = try await channels(of: question, step: step)
        var deliveries: [(DeliveryRecord.Purpose, DeliveryRecord.Target)] = channels.map { (.escalated, .channel($0)) }
        for person in people where await service.address(of: person.person.key) != nil {
          deliveries.append((.invited, .person(person.person.key)))
        }
        let invitations = people.map { QuestionRecord.Invitation(person: $0.person.key, why: $0.why) }
        if try await store.escalate(question.id, to: step, invitations, deliveries, at: now) { steps += 1 }
      }
    }
    return steps
  }

  /// Of the team that it is put to, else of the owning teams: whoever was not asked yet.
  private func more(for question: QuestionRecord) async throws -> [SuggestedPerson] {
    let subject = try await subject(of: question)
    var candidates: [QuestionService.Candidate] = []
    for team in try await teams(of: question, subject) {
      // A team that is not there any more has nobody.
      candidates += (try? await service.members(of: team, viewer: .operator)) ?? []
    }
    for owner in try await service.owners(of: subject, viewer: .operator) where owner.kind == .person && owner.isKnown {
      candidates.append(
        .init(
          person: PersonLink(key: owner.name, name: owner.title), teams: [], score: 1, why: "Owns what is asked about.")
      )
    }
    let known = Set(question.invitations.map(\.person) + [question.author.key])
    return try await service.spread(candidates, subject, besides: known, count: Self.asked)
  }

  /// The channels of the question again, then the community's; what not everybody may see goes to no community.
  private func channels(of question: QuestionRecord, step: Int) async throws -> [String] {
    let subject = try await subject(of: question)
    let repository = subject?.repository
    let own = service.access.questionChannels(
      about: repository, teams: try await teams(of: question, subject)
    ).map(\.name)
    guard step == Self.most else { return own }
    let isPublic = question.subject.isEmpty || service.access.maySee(project: question.subject, viewer: .anonymous)
    return [service.access.questions.community].compactMap { isPublic && !own.contains($0 ?? "") ? $0 : nil }
  }

  private func subject(of question: QuestionRecord) async throws -> QuestionSummary.Subject? {
    question.subject.isEmpty ? nil : try await service.subject(question.subject, viewer: .operator)
  }

  private func teams(of question: QuestionRecord, _ subject: QuestionSummary.Subject?) async throws -> [String] {
    if !question.addressee.isEmpty { return [question.addressee] }
    return try await service.owners(of: subject, viewer: .operator).filter { $0.kind == .team }.map(\.name)
  }
}

extension Duration {
  /// Seconds.
  fileprivate var timeInterval: TimeInterval {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
