import SearchModel
import Services

/// Questions, bounded, off the cooperative pool.
struct BoundedQuestions: QuestionKeeping {
  private let base: any QuestionKeeping
  private let lane: Lane

  init(_ base: any QuestionKeeping, lane: Lane) {
    self.base = base
    self.lane = lane
  }

  func preview(_ request: AskRequest) async throws -> AskPreview {
    try await lane.run { try await base.preview(request) }
  }

  func ask(_ request: AskRequest) async throws -> QuestionDetail { try await lane.run { try await base.ask(request) } }

  func answer(_ request: AnswerRequest) async throws -> QuestionDetail {
    try await lane.run { try await base.answer(request) }
  }

  func accept(_ answer: Int64?, of label: String, viewer: Viewer) async throws -> QuestionDetail {
    try await lane.run { try await base.accept(answer, of: label, viewer: viewer) }
  }

  func question(_ label: String, viewer: Viewer) async throws -> QuestionDetail {
    try await lane.run { try await base.question(label, viewer: viewer) }
  }

  func questions(_ request: QuestionListRequest) async throws -> QuestionPage {
    try await lane.run { try await base.questions(request) }
  }

  func similar(to text: String, viewer: Viewer, limit: Int) async throws -> [QuestionSummary] {
    try await lane.run { try await base.similar(to: text, viewer: viewer, limit: limit) }
  }

  func inbox(of person: String, viewer: Viewer) async throws -> Inbox {
    try await lane.run { try await base.inbox(of: person, viewer: viewer) }
  }
}
