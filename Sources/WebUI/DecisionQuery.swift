import Decisions

/// Which decisions the list shows, as its address says it.
struct DecisionQuery: Hashable {
  var text = ""
  var status: DecisionRecord.Status?
  /// Only those of this repository.
  var repository: String?
  /// Counts from 1.
  var page = 1

  init(text: String = "", status: DecisionRecord.Status? = nil, repository: String? = nil) {
    self.text = text
    self.status = status
    self.repository = repository
  }

  init(_ items: QueryItems) {
    text = items["q"] ?? ""
    status = items["status"].flatMap(DecisionRecord.Status.init)
    repository = items["repository"]
    page = items.page
  }

  var isNarrow: Bool { !text.isEmpty || status != nil }

  func at(_ page: Int) -> DecisionQuery {
    var query = self
    query.page = page
    return query
  }

  /// The same repository, and nothing else that narrows.
  var whole: DecisionQuery { DecisionQuery(repository: repository) }
}
