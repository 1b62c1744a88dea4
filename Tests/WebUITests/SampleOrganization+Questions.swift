import Foundation
import SearchModel
import Services

extension SampleOrganization: QuestionKeeping {
  private static let nioSubject = QuestionSummary.Subject(
    identifier: "apple/swift-nio", title: "swift-nio", address: .repository("apple/swift-nio", folder: ""))

  static var solvedQuestion: QuestionSummary {
    QuestionSummary(
      label: "Q-1", title: "How are event loops stopped when a server ends?",
      asker: Asker(person: ada.name, team: "Apple"), subject: nioSubject, created: now.addingTimeInterval(-9 * 86_400),
      state: .solved, answers: 2, excerpt: "Close the channels first, then shut the group down.")
  }

  private static var openQuestion: QuestionSummary {
    QuestionSummary(
      label: "Q-2", title: "Who runs the build machines?", team: "Buffers", created: now.addingTimeInterval(-3_600))
  }

  private static var hostileQuestion: QuestionSummary {
    let all = script + image + reordering
    return QuestionSummary(
      label: "Q-3", title: all, asker: Asker(person: image, team: script),
      subject: .init(
        identifier: all, title: all, address: .imported(source: "javascript:alert(1)", identifier: image)),
      team: hostileName, created: Date(timeIntervalSince1970: .nan), state: .answered, answers: 1, excerpt: all)
  }

  private static var details: [QuestionDetail] {
    let all = script + image + reordering
    return [
      QuestionDetail(
        summary: solvedQuestion,
        words: "The process hangs for ten seconds.\n\n  group.shutdownGracefully()\n\nWhat else is needed?",
        asker: PersonLink(key: ada.key, name: ada.name),
        answers: [
          .init(
            number: 4, words: "It waits for open channels.", author: Asker(person: "somebody"), date: now - 800_000,
            isMail: true),
          .init(
            number: 5, words: "Close the channels first, then shut the group down.\nThe guide has an example.",
            author: Asker(person: ben.name, team: "Buffers"), person: PersonLink(key: ben.key, name: ben.name),
            date: now - 600_000, isAccepted: true),
        ],
        channels: [
          .init(name: "#nio", kind: "slack", state: .sent), .init(name: "all", kind: "matrix", state: .uncertain),
        ],
        invited: [
          .init(person: PersonLink(key: ben.key, name: ben.name), why: "Changed it 12 times, last on 2026-03-01.")
        ]),
      QuestionDetail(summary: openQuestion, escalates: now + 86_400),
      QuestionDetail(
        summary: hostileQuestion, words: all, asker: PersonLink(key: image, name: script),
        answers: [
          .init(
            number: 6, words: all, author: Asker(person: script, team: image),
            person: PersonLink(key: script, name: image), date: Date(timeIntervalSince1970: .infinity))
        ], channels: [.init(name: all, kind: script, state: .failed)],
        invited: [.init(person: PersonLink(key: image, name: script), why: all)], escalates: now - 1),
    ]
  }

  static var questionHits: [QuestionHit] {
    [
      QuestionHit(question: solvedQuestion, sentence: solvedQuestion.excerpt, ranges: [0..<5], score: 2),
      QuestionHit(question: hostileQuestion, sentence: script + image, score: 1),
    ]
  }

  static var someQuestions: [QuestionSummary] { [solvedQuestion, openQuestion, hostileQuestion] }

  func preview(_ request: AskRequest) async throws -> AskPreview {
    if request.title.isEmpty {
      throw UserFacingError(.badRequest, "The question is empty.", hint: "Ask in a sentence.")
    }
    if request.subject == "absent" { throw Self.absent("absent") }
    guard request.title != "nothing" else { return AskPreview() }
    return AskPreview(
      subject: Self.nioSubject, team: request.team,
      channels: [(name: "#nio", kind: "slack"), (name: Self.script, kind: Self.image)],
      places: ["#nio-dev", Self.image],
      people: [
        .init(person: PersonLink(key: Self.ben.key, name: Self.ben.name), why: "Changed it 12 times."),
        .init(person: PersonLink(key: Self.image, name: Self.script), why: Self.script),
      ], similar: Self.someQuestions)
  }

  func ask(_ request: AskRequest) async throws -> QuestionDetail {
    put(request)
    _ = try await preview(request)
    return Self.details[1]
  }

  func answer(_ request: AnswerRequest) async throws -> QuestionDetail {
    answered(request)
    if request.words.isEmpty { throw UserFacingError(.badRequest, "The answer is empty.", hint: "Say what you know.") }
    return try await question(request.label, viewer: request.viewer)
  }

  func accept(_ answer: Int64?, of label: String, viewer: Viewer) async throws -> QuestionDetail {
    accepted(answer)
    return try await question(label, viewer: viewer)
  }

  func question(_ label: String, viewer: Viewer) async throws -> QuestionDetail {
    guard let detail = Self.details.first(where: { $0.summary.label == label }) else {
      throw UserFacingError(.notFound, "There is no question \(label).")
    }
    return detail
  }

  func questions(_ request: QuestionListRequest) async throws -> QuestionPage {
    let bare = Self.bareProject.summary
    if isEmpty || request.matching == Self.script || [bare.identifier, bare.repository].contains(request.subject) {
      return QuestionPage(questions: [], total: 0)
    }
    let found = Self.someQuestions.filter { request.state == nil || $0.state == request.state }
    return QuestionPage(questions: found, total: found.count)
  }

  func similar(to text: String, viewer: Viewer, limit: Int) async throws -> [QuestionSummary] {
    text == "nothing" ? [] : Self.someQuestions
  }

  func inbox(of person: String, viewer: Viewer) async throws -> Inbox {
    person == "nobody"
      ? Inbox(person: person) : Inbox(person: person, waiting: Self.someQuestions, asked: [Self.solvedQuestion])
  }
}
