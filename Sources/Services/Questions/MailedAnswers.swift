import Foundation
import Mail
import Records
import SearchModel

/// Names of mails about questions: what answers refer to.
enum MailedQuestion {
  private static let word = "question"

  /// What stands before the `@`. The key keeps others from answering what they were not sent.
  static func identifier(of question: QuestionRecord, delivery: Int64) -> String {
    "\(word).\(question.id).\(question.mailKey).\(delivery)"
  }

  /// The question's number and key in a message's identifier; nil when it is none of ours.
  static func parts(of identifier: String) -> (question: Int64, key: String)? {
    let parts = identifier.prefix { $0 != "@" }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == word, let number = Int64(parts[1]), parts[2].utf8.count == 16 else {
      return nil
    }
    return (number, String(parts[2]))
  }
}

/// What became of a mail that was handed over.
package enum ReceivedMail: Sendable, Equatable {
  /// It is an answer to a question, by its label.
  case answered(String)
  /// It is none, and nobody need know: our own mail come back, an absence note, a bounce. The reason.
  case ignored(String)
  /// Somebody meant it as an answer, and it cannot be taken: the reason and the way out.
  case refused(String)
}

/// Takes answers that come by mail.
struct MailedAnswers {
  let service: QuestionService

  /// - Throws: `UserFacingError` when it could not be recorded and may be later: the mail must be handed over again.
  func receive(_ bytes: [UInt8]) async throws -> ReceivedMail {
    guard let mail = IncomingMail(bytes) else {
      return .refused("The message is no mail, or has more than \(IncomingMail.mostBytes) bytes.")
    }
    if MailedQuestion.parts(of: mail.identifier) != nil { return .ignored("It is a mail of Guildhall's own.") }
    guard !mail.isAutomatic else { return .ignored("A program wrote it.") }
    guard let store = try service.records.existing(), let question = try await question(of: mail, in: store) else {
      return .refused(
        "It answers no mail about a question. Reply to that mail itself, or answer on the question's page.")
    }
    let words = ReplyText.own(mail.text)
    guard !words.isEmpty else { return .refused("There is no text of your own in it.") }
    let said = Asker(saidPerson: mail.address, team: "")
    var (author, names) = await service.author(said)
    // Who is not in the people's list is called as the mail says, and never by the address.
    if author.name == said.person || author.name.isEmpty {
      author.name = Asker(saidPerson: mail.name, team: "").person
      if author.name.isEmpty { author.name = String(mail.address.prefix { $0 != "@" }) }
    }
    do {
      let answered = try await store.answer(
        question.id,
        RecordStore.NewAnswer(
          words: words, author: author, messageID: mail.identifier.isEmpty ? nil : mail.identifier),
        knownAs: names, telling: service.teller(of: question, besides: author), at: service.now())
      return .answered(answered.label)
    } catch let error as UserFacingError where error.code == .badRequest {
      return .refused("\(error.message) \(error.hint)")
    }
  }

  private func question(of mail: IncomingMail, in store: RecordStore) async throws -> QuestionRecord? {
    for parts in mail.answers.compactMap(MailedQuestion.parts) {
      if let question = try await store.question(withMailKey: parts.key), question.id == parts.question {
        return question
      }
    }
    return nil
  }
}
