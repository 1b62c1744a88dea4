package import QueryLanguage
package import SearchModel

/// What a surface asks of search.
package struct SearchRequest: Sendable {
  /// In the query language, as typed.
  package var query: String
  /// The kind chosen beside the query (a tab); wins over `type:` within it. Nil leaves it to the query.
  package var type: ResultType?
  package var viewer: Viewer
  /// Items per kind to return, 1...1000.
  package var limit: Int
  /// Where the page starts, from a previous answer's `next`.
  package var cursor: String?
  /// Also return the plan in words.
  package var explain: Bool
  /// Look for a slip of the keyboard where nothing is found; it costs more than the search.
  package var wantsCorrection = true
  /// Wait for a revision that is not indexed until it is read, instead of a moment.
  package var waitsForRevisions = false
  /// Answer a half-typed query as far as it goes instead of refusing it.
  package var lenient: Bool
  /// Count every match, as `count:all` does, instead of stopping at a bound.
  package var countsAll: Bool
  /// Show all lines of a file that alone holds everything found, not only its best.
  package var expandsOnlyFile: Bool
  /// Who looks, as far as they say so; nil when nobody does, and nothing is kept of it.
  package var asker: Asker?

  package init(
    query: String, type: ResultType? = nil, viewer: Viewer, limit: Int = 50, cursor: String? = nil,
    explain: Bool = false, lenient: Bool = false, countsAll: Bool = false, expandsOnlyFile: Bool = false,
    asker: Asker? = nil
  ) {
    self.asker = asker
    self.query = query
    self.type = type
    self.viewer = viewer
    self.limit = limit
    self.cursor = cursor
    self.explain = explain
    self.lenient = lenient
    self.countsAll = countsAll
    self.expandsOnlyFile = expandsOnlyFile
  }
}

/// Everything that one query found, by kind.
package struct SearchAnswer: Sendable {
  package var query: String
  /// The kind asked for by `type:`; nil when all kinds were searched.
  package var type: ResultType?
  /// Files with matches in content or path, best first.
  package var files: [CodeHit]
  package var repositories: [RepositoryHit]
  package var projects: [ProjectHit]
  package var documents: [DocumentHit]
  package var decisions: [DecisionHit] = []
  package var questions: [QuestionHit] = []
  package var teams: [DirectoryHit] = []
  package var people: [DirectoryHit] = []
  /// Projects whose names are like the words, when no project holds them.
  package var guesses: [ProjectHit] = []
  package var totals: Totals
  package var facets: [Facet]
  package var hiddenForks: Int
  package var hiddenArchived: Int
  /// Projects left out because they are forks or archived.
  package var hiddenProjects = 0
  /// More projects may match than `totals` says.
  package var isProjectCountBound = false
  /// Why the answer is not the whole answer; empty when complete.
  package var incomplete: [Incompleteness]
  /// Other queries worth trying, when little or nothing was found.
  package var suggestions: [Suggestion]
  /// How parts of the query that could mean two things were read.
  package var hints: [String]
  package var elapsed: Duration
  /// The plan, one node a line, when asked for.
  package var plan: String?
  /// Cursor of the next page of `files`; nil on the last.
  package var next: String?

  package var isComplete: Bool { incomplete.isEmpty }
  /// In a word or a few: whether everything was looked at.
  package var completeness: String {
    incomplete.isEmpty ? "complete" : incomplete.areBounds ? "not complete" : "all that is indexed"
  }
  /// Counting stopped at a bound that the query can lift with `count:all`.
  package var stoppedCounting: Bool { incomplete.contains(.matchLimit) }

  /// How much was found of each kind. `lines` and `files` are lower bounds when something indexed was not looked at.
  package struct Totals: Sendable, Equatable {
    package var lines = 0
    package var files = 0
    package var repositories = 0
    package var projects = 0
    package var documents = 0
    package var decisions = 0
    package var questions = 0
    /// Those that are returned: names that are like a word have no end.
    package var teams = 0
    package var people = 0

    /// All of whatever kind; lines are counted by their files.
    package var all: Int { files &+ repositories &+ projects &+ documents &+ decisions &+ questions &+ teams &+ people }

    package init() {}
  }

  package init(
    query: String, type: ResultType? = nil, files: [CodeHit] = [], repositories: [RepositoryHit] = [],
    projects: [ProjectHit] = [], documents: [DocumentHit] = [], totals: Totals, facets: [Facet] = [],
    hiddenForks: Int, hiddenArchived: Int, incomplete: [Incompleteness] = [], suggestions: [Suggestion] = [],
    hints: [String] = [], elapsed: Duration, plan: String? = nil, next: String? = nil
  ) {
    self.query = query
    self.type = type
    self.files = files
    self.repositories = repositories
    self.projects = projects
    self.documents = documents
    self.totals = totals
    self.facets = facets
    self.hiddenForks = hiddenForks
    self.hiddenArchived = hiddenArchived
    self.incomplete = incomplete
    self.suggestions = suggestions
    self.hints = hints
    self.elapsed = elapsed
    self.plan = plan
    self.next = next
  }
}

package struct CodeHit: Sendable {
  package var repository: RepositoryFacts
  package var match: FileMatch

  package init(repository: RepositoryFacts, match: FileMatch) {
    self.repository = repository
    self.match = match
  }
}

package struct RepositoryHit: Sendable {
  package var repository: RepositorySummary
  /// UTF-8 byte ranges within the name.
  package var nameRanges: [Range<Int>]
  package var score: Double

  package init(repository: RepositorySummary, nameRanges: [Range<Int>] = [], score: Double) {
    self.repository = repository
    self.nameRanges = nameRanges
    self.score = score
  }
}

package struct ProjectHit: Sendable {
  package var project: ProjectSummary
  package var score: Double
  package var why: [ScoreTerm]

  package init(project: ProjectSummary, score: Double, why: [ScoreTerm] = []) {
    self.project = project
    self.score = score
    self.why = why
  }
}

/// The best sections of one document; a document appears once in an answer.
package struct DocumentHit: Sendable {
  package var repository: String
  package var path: String
  package var title: String
  package var sections: [Section]
  package var score: Double

  package struct Section: Sendable {
    /// Heading text, empty for the part before the first heading.
    package var heading: String
    /// Fragment identifier of the heading on the rendered page; empty for the top.
    package var anchor: String
    package var line: Int
    /// Plain text around the match.
    package var snippet: String
    /// UTF-8 byte ranges of the matches within `snippet`.
    package var ranges: [Range<Int>]

    package init(heading: String, anchor: String, line: Int, snippet: String, ranges: [Range<Int>] = []) {
      self.heading = heading
      self.anchor = anchor
      self.line = line
      self.snippet = snippet
      self.ranges = ranges
    }
  }

  package init(repository: String, path: String, title: String, sections: [Section] = [], score: Double) {
    self.repository = repository
    self.path = path
    self.title = title
    self.sections = sections
    self.score = score
  }
}

/// A way to narrow the answer: each value is a query of its own.
package struct Facet: Sendable {
  /// `repository`, `language` or `owner`; `revision` where one was chosen.
  package var name: String
  package var values: [Value]

  package struct Value: Sendable {
    package var label: String
    package var count: Int
    /// The query with this value added, or removed when `isSelected`.
    package var query: String
    package var isSelected: Bool

    package init(label: String, count: Int, query: String, isSelected: Bool) {
      self.label = label
      self.count = count
      self.query = query
      self.isSelected = isSelected
    }
  }

  package init(name: String, values: [Value] = []) {
    self.name = name
    self.values = values
  }
}

package struct Suggestion: Sendable, Equatable {
  package var reason: String
  package var query: String

  package init(reason: String, query: String) {
    self.reason = reason
    self.query = query
  }
}
