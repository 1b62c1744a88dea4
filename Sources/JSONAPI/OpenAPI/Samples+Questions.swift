import Foundation
import SearchModel
import Services
import WireTypes

extension Samples {
  static let questionBody = QuestionBody(
    title: "How do I renew a certificate?", words: "The old one ends on Friday.", person: "ada@example.org",
    team: "Payments", subject: "apple/swift-nio")
  static let answerBody = AnswerBody(words: "Run the script in docs/tls.", person: "ben@example.org")
  static let acceptBody = AcceptBody(answer: 7)

  static let questionSummary = QuestionSummary(
    label: "Q-12", title: "How do I renew a certificate?", asker: Asker(person: "Ada Lovelace", team: "Payments"),
    subject: .init(
      identifier: "apple/swift-nio", title: "swift-nio", address: .repository("apple/swift-nio", folder: "")),
    created: date, state: .solved, answers: 1, excerpt: "Run the script in docs/tls.")

  static var questionDetail: QuestionDetail {
    QuestionDetail(
      summary: questionSummary, words: "The old one ends on Friday.",
      answers: [
        .init(
          number: 7, words: "Run the script in docs/tls.", author: Asker(person: "Ben", team: "NIO"),
          date: date.addingTimeInterval(3_600), isAccepted: true)
      ], channels: [.init(name: "#nio", kind: "slack", state: .sent)],
      invited: [
        .init(
          person: PersonLink(key: "ben-0k3f9zz", name: "Ben"), why: "Changed it 12 times, last on 2025-06-01.")
      ], escalates: date.addingTimeInterval(172_800))
  }

  static var question: QuestionReply { QuestionReply(questionDetail) }
  static var questions: QuestionsReply {
    QuestionsReply(QuestionPage(questions: [questionSummary], total: 1), next: nil)
  }
  static var similarQuestions: SimilarQuestionsReply { SimilarQuestionsReply([questionSummary]) }
  static var inbox: InboxReply {
    InboxReply(Inbox(person: "Ada Lovelace", waiting: [questionSummary], asked: [questionSummary]))
  }
}
