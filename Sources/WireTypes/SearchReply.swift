import QueryLanguage
package import SearchModel
package import Services

/// What `/api/v1/search` answers.
package struct SearchReply: Codable, Sendable {
  package var query: String
  /// The kind asked for; absent when all kinds were.
  package var type: String?
  /// In rank order.
  package var results: [SearchResult]
  /// All that was found, of every kind asked for; a lower bound unless `complete`.
  package var total: Int
  package var totals: Totals
  package var complete: Bool
  /// Why the answer is not the whole answer, as sentences.
  package var incomplete: [String]
  /// The same for programs: the kind of each of `incomplete`, in its order.
  package var reasons: [Incompleteness.Reason]
  /// Repositories left out by default.
  package var hidden: Hidden
  package var facets: [Facet]
  package var suggestions: [Suggestion]
  /// How parts of the query that could mean two things were read.
  package var hints: [String]
  package var elapsedMs: Double
  /// The plan of the query, one node a line, when asked for.
  package var plan: String?
  /// Cursor of the following page; absent on the last.
  package var next: String?

  package struct Totals: Codable, Sendable, Equatable {
    package var lines: Int
    package var files: Int
    package var repositories: Int
    package var projects: Int
    package var documents: Int
    package var decisions: Int
    package var questions: Int
    package var teams: Int
    package var people: Int
  }

  package struct Hidden: Codable, Sendable, Equatable {
    package var forks: Int
    package var archived: Int
    /// Projects that are forks or archived.
    package var projects: Int
  }

  /// A way to narrow the answer; each value is a query of its own.
  package struct Facet: Codable, Sendable, Equatable {
    package var name: String
    package var values: [Value]

    package struct Value: Codable, Sendable, Equatable {
      package var label: String
      package var count: Int
      package var query: String
      package var selected: Bool
    }
  }

  /// Another query worth trying.
  package struct Suggestion: Codable, Sendable, Equatable {
    package var reason: String
    package var query: String
  }

  /// All that the answer holds: repositories, projects and documents by name first, then code.
  package init(_ answer: SearchAnswer) {
    self.init(
      answer, results: SearchResult.named(in: answer) + answer.files.map(SearchResult.init), firstRank: 1,
      next: answer.next)
  }

  /// A part of an answer: `results` in rank order, which get their ranks here, the first of them `firstRank`.
  package init(_ answer: SearchAnswer, results: [SearchResult], firstRank: Int, next: String?) {
    query = answer.query
    type = answer.type?.rawValue
    self.results = results
    for index in self.results.indices { self.results[index].rank = firstRank &+ index }
    let found = answer.totals
    total = found.all
    totals = Totals(
      lines: found.lines, files: found.files, repositories: found.repositories, projects: found.projects,
      documents: found.documents, decisions: found.decisions, questions: found.questions,
      teams: found.teams, people: found.people)
    complete = answer.isComplete && !answer.isProjectCountBound
    incomplete = answer.incomplete.map(\.sentence)
    reasons = answer.incomplete.map(\.reason)
    hidden = Hidden(
      forks: answer.hiddenForks, archived: answer.hiddenArchived, projects: answer.hiddenProjects)
    facets = answer.facets.map(Facet.init)
    suggestions = answer.suggestions.map { Suggestion(reason: $0.reason, query: $0.query) }
    hints = answer.hints
    elapsedMs = answer.elapsed.milliseconds
    plan = answer.plan
    self.next = next
  }
}

extension SearchReply.Facet {
  init(_ facet: Facet) {
    name = facet.name
    values = facet.values.map {
      Value(label: $0.label, count: $0.count, query: $0.query, selected: $0.isSelected)
    }
  }
}

extension Double {
  /// Short enough to read; what JSON cannot say becomes 0.
  func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let result = (self * scale).rounded() / scale
    return result.isFinite ? result : 0
  }
}

extension Duration {
  /// To a thousandth.
  var milliseconds: Double {
    let (seconds, attoseconds) = components
    return (Double(seconds) * 1e3 + Double(attoseconds) / 1e15).rounded(toPlaces: 3)
  }
}
