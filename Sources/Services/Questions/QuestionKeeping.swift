package import SearchModel

/// Questions that are asked in public, and their answers. Absent and not-visible-to-you throw the same `notFound`.
package protocol QuestionKeeping: Sendable {
  /// Where a question would go, whom it would be put to, and what was asked before; nothing is kept.
  func preview(_ request: AskRequest) async throws -> AskPreview
  /// Keeps a question and sends it on. A request sent again under its token is kept once.
  func ask(_ request: AskRequest) async throws -> QuestionDetail
  /// Adds an answer. A request sent again under its token adds one.
  func answer(_ request: AnswerRequest) async throws -> QuestionDetail
  /// Says which answer settled a question, by its number; nil takes that back.
  func accept(_ answer: Int64?, of label: String, viewer: Viewer) async throws -> QuestionDetail
  /// `label` is `Q-12` or `12`.
  func question(_ label: String, viewer: Viewer) async throws -> QuestionDetail
  /// The newest first.
  func questions(_ request: QuestionListRequest) async throws -> QuestionPage
  /// Questions that ask for the same, the nearest first; those with answers before those without, at most `limit`.
  func similar(to text: String, viewer: Viewer, limit: Int) async throws -> [QuestionSummary]
  /// What waits for somebody, and what became of what they asked. `person` is a name, an address or a key.
  func inbox(of person: String, viewer: Viewer) async throws -> Inbox
}

package struct AskRequest: Sendable {
  /// One sentence.
  package var title: String
  /// What else there is to say; Markdown, shown as plain text.
  package var words: String
  package var asker: Asker
  /// The project or repository that it is about, by any of its names; empty for none.
  package var subject: String
  /// The team that it is put to; empty for none by name.
  package var team: String
  /// What the client calls this request; nil when it never repeats one.
  package var token: String?
  package var viewer: Viewer

  package init(
    title: String, words: String = "", asker: Asker = Asker(), subject: String = "", team: String = "",
    token: String? = nil, viewer: Viewer
  ) {
    self.title = title
    self.words = words
    self.asker = asker
    self.subject = subject
    self.team = team
    self.token = token
    self.viewer = viewer
  }
}

package struct AnswerRequest: Sendable {
  /// `Q-12` or `12`.
  package var label: String
  package var words: String
  package var asker: Asker
  /// What the client calls this request; nil when it never repeats one.
  package var token: String?
  package var viewer: Viewer

  package init(label: String, words: String, asker: Asker = Asker(), token: String? = nil, viewer: Viewer) {
    self.label = label
    self.words = words
    self.asker = asker
    self.token = token
    self.viewer = viewer
  }
}

/// Which questions are listed.
package struct QuestionListRequest: Sendable {
  package static let mostQuestions = 100

  /// All of these words stand in the question or its text, whatever the case; empty for all.
  package var matching = ""
  package var state: QuestionState?
  /// Of the asker, or the one that it is put to; nil for all.
  package var team: String?
  /// A project or repository by any of its names; nil for all.
  package var subject: String?
  /// Somebody who asked or answered, by their key; nil for all.
  package var asker: String?
  package var answerer: String?
  package var skip = 0
  package var limit = 20
  package var viewer: Viewer

  package init(viewer: Viewer) { self.viewer = viewer }
}
