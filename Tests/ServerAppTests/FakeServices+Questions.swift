import Foundation
import SearchModel
import Services

extension FakeServices: QuestionKeeping {
  private static var summary: QuestionSummary {
    QuestionSummary(label: "Q-1", title: "How?", created: Date(timeIntervalSince1970: 1_750_000_000))
  }

  func preview(_ request: AskRequest) async throws -> AskPreview { AskPreview() }

  func ask(_ request: AskRequest) async throws -> QuestionDetail { QuestionDetail(summary: Self.summary) }

  func answer(_ request: AnswerRequest) async throws -> QuestionDetail { QuestionDetail(summary: Self.summary) }

  func accept(_ answer: Int64?, of label: String, viewer: Viewer) async throws -> QuestionDetail {
    QuestionDetail(summary: Self.summary)
  }

  func question(_ label: String, viewer: Viewer) async throws -> QuestionDetail {
    guard label == "Q-1" else { throw UserFacingError(.notFound, "There is no question \(label).") }
    return QuestionDetail(summary: Self.summary)
  }

  func questions(_ request: QuestionListRequest) async throws -> QuestionPage {
    QuestionPage(questions: [Self.summary], total: 1)
  }

  func similar(to text: String, viewer: Viewer, limit: Int) async throws -> [QuestionSummary] { [] }

  func inbox(of person: String, viewer: Viewer) async throws -> Inbox { Inbox(person: person) }
}
