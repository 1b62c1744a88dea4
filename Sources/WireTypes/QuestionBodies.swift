package import SearchModel
package import Services

/// A question, as clients send it.
package struct QuestionBody: Codable, Sendable, Equatable {
  package var title: String
  package var words: String?
  package var person: String?
  package var team: String?
  /// The project or repository that it is about.
  package var subject: String?
  /// The team that it is put to.
  package var to: String?

  package init(
    title: String, words: String? = nil, person: String? = nil, team: String? = nil, subject: String? = nil,
    to: String? = nil
  ) {
    self.title = title
    self.words = words
    self.person = person
    self.team = team
    self.subject = subject
    self.to = to
  }

  /// `token` is what the client calls the request.
  package func request(token: String?, viewer: Viewer) -> AskRequest {
    AskRequest(
      title: title, words: words ?? "", asker: Asker(person: person ?? "", team: team ?? ""), subject: subject ?? "",
      team: to ?? "", token: token, viewer: viewer)
  }
}

/// An answer, as clients send it.
package struct AnswerBody: Codable, Sendable, Equatable {
  package var words: String
  package var person: String?
  package var team: String?

  package init(words: String, person: String? = nil, team: String? = nil) {
    self.words = words
    self.person = person
    self.team = team
  }

  /// `token` is what the client calls the request.
  package func request(label: String, token: String?, viewer: Viewer) -> AnswerRequest {
    AnswerRequest(
      label: label, words: words, asker: Asker(person: person ?? "", team: team ?? ""), token: token, viewer: viewer)
  }
}

/// Which answer settled a question.
package struct AcceptBody: Codable, Sendable, Equatable {
  /// 0 for none.
  package var answer: Int

  package init(answer: Int) { self.answer = answer }
}
