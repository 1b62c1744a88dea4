import SearchModel

/// Which questions are listed.
struct QuestionQuery: Hashable {
  var text = ""
  var state: QuestionState?
  /// Of the asker, or the one that they are put to.
  var team = ""
  /// A project or repository, by any of its names.
  var subject = ""
  /// From 1.
  var page = 1

  init(text: String = "", state: QuestionState? = nil, team: String = "", subject: String = "", page: Int = 1) {
    self.text = text
    self.state = state
    self.team = team
    self.subject = subject
    self.page = page
  }

  init(_ items: QueryItems) {
    self.init(
      text: items["q"] ?? "", state: items["state"].flatMap(QuestionState.init), team: items["team"] ?? "",
      subject: items["project"] ?? "", page: items.page)
  }

  var items: [(name: StaticString, value: String?)] {
    [
      ("q", text), ("state", state?.rawValue), ("team", team), ("project", subject),
      ("page", page > 1 ? String(page) : nil),
    ]
  }

  func on(_ page: Int) -> QuestionQuery {
    var query = self
    query.page = page
    return query
  }

  func with(_ state: QuestionState?) -> QuestionQuery {
    var query = on(1)
    query.state = state
    return query
  }
}

/// What somebody is about to ask.
struct AskDraft: Hashable {
  var title = ""
  var words = ""
  /// A project or repository, by any of its names.
  var subject = ""
  /// The team that it is put to.
  var team = ""

  init(title: String = "", words: String = "", subject: String = "", team: String = "") {
    self.title = title
    self.words = words
    self.subject = subject
    self.team = team
  }

  init(_ items: QueryItems) {
    self.init(
      title: items["title"] ?? "", words: items["words"] ?? "",
      subject: (items["project"] ?? "").trimmingBlanks, team: (items["to"] ?? "").trimmingBlanks)
  }

  var items: [(name: StaticString, value: String?)] {
    [("title", title), ("words", words), ("project", subject), ("to", team)]
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
