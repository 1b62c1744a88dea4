import Foundation
import SearchModel
import Services

/// Asks nobody: answers as if it had.
extension FakeServices: QuestionKeeping {
  private static var summary: QuestionSummary {
    QuestionSummary(
      label: "Q-1", title: "How are \u{2028}loops stopped?", asker: Asker(person: "Ada", team: "Payments"),
      subject: .init(
        identifier: "apple/swift-nio", title: "swift-nio", address: .repository("apple/swift-nio", folder: "")),
      team: "NIO", created: date, state: .solved, answers: 2, excerpt: "Close the channel.")
  }

  private static var detail: QuestionDetail {
    QuestionDetail(
      summary: summary, words: "At shutdown.\nNot before.",
      answers: [
        .init(number: 3, words: "No idea.", date: date, isMail: true),
        .init(
          number: 4, words: "Close the channel.", author: Asker(person: "Ben", team: "NIO"),
          person: PersonLink(key: "ben-0k3f9zz", name: "Ben"), date: date.addingTimeInterval(60), isAccepted: true),
      ],
      channels: [.init(name: "#nio", kind: "slack", state: .sent), .init(name: "old", kind: "", state: .failed)],
      invited: [.init(person: PersonLink(key: "ben-0k3f9zz", name: "Ben"), why: "Changed it 3 times.")],
      escalates: date.addingTimeInterval(3_600))
  }

  private func known(_ label: String) throws -> QuestionDetail {
    if let failure { throw failure }
    guard label == "Q-1" else { throw UserFacingError(.notFound, "There is no question \(label).") }
    return Self.detail
  }

  func preview(_ request: AskRequest) async throws -> AskPreview { AskPreview(similar: [Self.summary]) }

  func ask(_ request: AskRequest) async throws -> QuestionDetail {
    if let failure { throw failure }
    var detail = Self.detail
    (detail.summary.title, detail.words, detail.summary.asker) = (request.title, request.words, request.asker)
    detail.summary.subject = .init(identifier: request.subject, title: request.token ?? request.subject)
    detail.summary.team = request.team
    return detail
  }

  func answer(_ request: AnswerRequest) async throws -> QuestionDetail {
    var detail = try known(request.label)
    detail.words = request.token ?? ""
    detail.answers = [.init(number: 5, words: request.words, author: request.asker, date: Self.date)]
    return detail
  }

  func accept(_ answer: Int64?, of label: String, viewer: Viewer) async throws -> QuestionDetail {
    var detail = try known(label)
    for index in detail.answers.indices { detail.answers[index].isAccepted = detail.answers[index].number == answer }
    return detail
  }

  func question(_ label: String, viewer: Viewer) async throws -> QuestionDetail { try known(label) }

  func questions(_ request: QuestionListRequest) async throws -> QuestionPage {
    var summary = Self.summary
    if let state = request.state { summary.state = state }
    summary.title = [request.matching, request.team ?? "", request.subject ?? "", "\(request.skip)"].joined(
      separator: "|")
    return QuestionPage(questions: [summary], total: 3)
  }

  func similar(to text: String, viewer: Viewer, limit: Int) async throws -> [QuestionSummary] {
    text.hasPrefix("How") ? [Self.summary] : []
  }

  func inbox(of person: String, viewer: Viewer) async throws -> Inbox {
    Inbox(person: person, waiting: [Self.summary])
  }
}
