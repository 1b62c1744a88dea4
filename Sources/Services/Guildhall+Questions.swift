package import Foundation
package import Records
import SearchModel
import Settings

/// What is done for questions beside answering.
extension Guildhall {
  /// What is sent at all is configured: channels, or mail.
  package var sendsQuestions: Bool {
    let questions = access.questions
    return !questions.channels.isEmpty || questions.smtp != nil
  }

  /// Asks more people where nobody answered, and sends all that is due. Secrets are read from files and `environment`.
  ///
  /// - Returns: how many messages went out.
  @discardableResult
  package func tendQuestions(
    environment: [String: String], now: @escaping @Sendable () -> Date = { Date() }
  ) async throws -> Int {
    _ = try await QuestionEscalation(service: questions).run(now: now())
    return try await QuestionCourier(
      service: questions, site: server.url, environment: environment, logger: logger, now: now
    ).run()
  }

  /// Takes a mail that may be an answer: the bytes of one message.
  ///
  /// - Throws: `UserFacingError` when it could not be recorded and may be later.
  package func receive(mail: [UInt8]) async throws -> ReceivedMail {
    try await MailedAnswers(service: questions).receive(mail)
  }

  /// Questions of one team that another answered, since then, oldest first: by the teams of that day, for the operator.
  package func questionsBetweenTeams(since date: Date) async throws -> [RecordStore.TeamExchange] {
    try await records.existing()?.questionsBetweenTeams(since: date) ?? []
  }

  /// What is kept under a person's name in questions, the newest first.
  package func questions(ofPerson person: String) async throws -> [KeptQuestion] {
    let names = await signals.askers.known(Asker(saidPerson: person, team: "")).names
    guard !names.isEmpty, let store = try records.existing() else { return [] }
    return try await store.questions(ofPerson: names).map { question in
      var parts: [String] = []
      if names.contains(question.author.key) { parts.append("asked") }
      if question.answers.contains(where: { names.contains($0.author.key) }) { parts.append("answered") }
      if question.invitations.contains(where: { names.contains($0.person) }) { parts.append("was asked") }
      return KeptQuestion(label: question.label, title: question.title, date: question.created, parts: parts)
    }
  }
}

/// A question that is kept under a person's name.
package struct KeptQuestion: Sendable, Equatable {
  package var label: String
  package var title: String
  package var date: Date
  /// Of `asked`, `answered` and `was asked`.
  package var parts: [String]
}
