import Languages
import QueryLanguage
import SearchModel
import Services
import Wording

/// What the search page shows for an answer.
struct SearchPageModel: Equatable {
  struct Tab: Equatable {
    var title: String
    /// Nil when that kind was not searched.
    var count: Int?
    var type: ResultType?
    var isCurrent: Bool
    /// There may be more than were counted.
    var isBound = false
  }

  struct File: Equatable {
    var place: Place
    var pathMarks: [Range<Int>]
    var language: String
    var lines: [LineMatch]
    /// Matching lines that are not among `lines`.
    var moreLines: Int
    var definesMatch: Bool
    /// Finds all matching lines of this file; nil when this is that query.
    var queryForAll: String?
  }

  struct Group: Equatable {
    var repository: String
    var isFork: Bool
    var isArchived: Bool
    var files: [File]
  }

  struct Hidden: Equatable {
    var text: String
    var query: String
  }

  /// Items of a kind shown beside the others.
  static let previewed = 3

  var query: String
  /// The kind chosen beside the query.
  var type: ResultType?
  var tabs: [Tab]
  /// `483 lines in 96 files of 17 repositories`, `complete`, `3 ms`.
  var summary: [String]
  /// Why counts are lower bounds, as sentences.
  var incomplete: [String]
  /// What the index does not hold.
  var lacks: [RepositoryLack]
  /// The query without a bound to counting, when it was reached.
  var queryCountingAll: String?
  /// Repositories that were not searched, and the query that searches them too.
  var hidden: Hidden?
  var groups: [Group]
  var isFirstPage: Bool
  var next: String?

  init(_ answer: SearchAnswer, query: String, type: ResultType?, isFirstPage: Bool) {
    self.query = query
    self.type = type
    self.isFirstPage = isFirstPage
    tabs = Self.tabs(answer)
    summary = Self.summary(answer)
    incomplete = answer.incomplete.filter { $0.lack == nil && $0 != .matchLimit }.map(\.sentence)
    lacks = answer.incomplete.lacks
    if answer.stoppedCounting { queryCountingAll = query + " count:all" }
    hidden = Self.hidden(answer, query: query)
    groups = Self.groups(answer.files, query: query, isOnly: answer.totals.files == 1)
    next = answer.next
  }

  private static func tabs(_ answer: SearchAnswer) -> [Tab] {
    let totals = answer.totals
    let kinds: [(String, ResultType?, Int?)] = [
      ("All", nil, nil), ("Code", .code, totals.lines), ("Symbols", .symbol, totals.lines),
      ("Files", .file, totals.files), ("Repositories", .repository, totals.repositories),
      ("Projects", .project, totals.projects), ("Docs", .document, totals.documents),
      ("Decisions", .decision, totals.decisions), ("Questions", .question, totals.questions),
      ("Teams", .team, totals.teams),
      ("People", .person, totals.people),
    ]
    return kinds.map { title, type, count in
      // Symbols and files are counted only when asked for: in a search for all kinds they are among the code.
      let isCounted = type == answer.type || (answer.type == nil && type != .symbol && type != .file)
      let isOfLines = type == .code || type == .symbol || type == .file
      return Tab(
        title: title, count: isCounted ? count : nil, type: type, isCurrent: type == answer.type,
        isBound: isCounted && (isOfLines ? answer.incomplete.areBounds : type == .project && answer.isProjectCountBound)
      )
    }
  }

  private static func summary(_ answer: SearchAnswer) -> [String] {
    let totals = answer.totals
    let bound = answer.incomplete.areBounds ? "at least " : ""
    let found =
      switch answer.type {
      case .repository: Counted.text(totals.repositories, "repository", "repositories")
      case .project: (answer.isProjectCountBound ? "at least " : "") + Counted.text(totals.projects, "project")
      case .document: Counted.text(totals.documents, "document")
      case .team: Counted.text(totals.teams, "team")
      case .person: Counted.text(totals.people, "person", "people")
      case .decision: Counted.text(totals.decisions, "decision")
      case .question: Counted.text(totals.questions, "question")
      case .code, .file, .symbol, nil:
        bound + "\(Counted.text(totals.lines, "line")) in \(Counted.text(totals.files, "file"))"
          + ofRepositories(answer)
      }
    let isBound = answer.type == .project && answer.isProjectCountBound
    return [found, isBound ? "not complete" : answer.completeness, Counted.elapsed(answer.elapsed)]
  }

  /// How many repositories the files stand in, where the facet tells all of them.
  private static func ofRepositories(_ answer: SearchAnswer) -> String {
    guard let facet = answer.facets.first(where: { $0.name == "repository" }) else { return "" }
    let counted = facet.values.reduce(0) { $0 &+ $1.count }
    guard counted >= answer.totals.files, !facet.values.isEmpty else { return "" }
    return " of \(Counted.text(facet.values.count, "repository", "repositories"))"
  }

  private static func hidden(_ answer: SearchAnswer, query: String) -> Hidden? {
    var parts: [String] = []
    var wider = query
    if answer.hiddenForks > 0 {
      parts.append(Counted.text(answer.hiddenForks, "fork"))
      wider += " fork:yes"
    }
    if answer.hiddenArchived > 0 {
      parts.append(Counted.text(answer.hiddenArchived, "archived repository", "archived repositories"))
      wider += " archived:yes"
    }
    if parts.isEmpty, answer.hiddenProjects > 0 {
      parts.append(Counted.text(answer.hiddenProjects, "fork or archived project", "forks and archived projects"))
      wider += " fork:yes archived:yes"
    }
    guard !parts.isEmpty else { return nil }
    return Hidden(text: "\(parts.joined(separator: " and ")) hidden", query: wider)
  }

  /// Files by repository; repositories in the order of their best file.
  static func groups(_ hits: [CodeHit], query: String, isOnly: Bool) -> [Group] {
    var groups: [Group] = []
    var known: [String: Int] = [:]
    for hit in hits {
      let name = hit.repository.name
      let index = known[name] ?? groups.count
      if index == groups.count {
        known[name] = index
        groups.append(
          Group(
            repository: name, isFork: hit.repository.isFork, isArchived: hit.repository.isArchived, files: []))
      }
      var file = File(hit)
      if file.moreLines > 0, !isOnly { file.queryForAll = Self.query(query, only: file.place) }
      groups[index].files.append(file)
    }
    return groups
  }
}

extension SearchPageModel {
  /// The query for one file alone.
  private static func query(_ query: String, only place: Place) -> String {
    let languages = { (name: String) in Language.named(name)?.name.lowercased() }
    let inRepository = QueryEditor(.repository, of: query, languages: languages).adding(place.repository)
    return QueryEditor(.path, of: inRepository, languages: languages).adding(place.path)
  }
}

extension SearchPageModel.File {
  init(_ hit: CodeHit) {
    let match = hit.match
    // A file that the default branch does not have is shown where it is.
    let standard = hit.repository.branches.first
    let isElsewhere = standard.map { !match.branches.contains($0) } ?? false
    self.init(
      place: Place(hit.repository.name, match.path, branch: isElsewhere ? match.branches.first : nil),
      pathMarks: match.pathRanges, language: match.language, lines: match.lines,
      moreLines: max(0, match.lineCount &- match.lines.count),
      definesMatch: match.lines.contains { $0.definition != nil })
  }
}

/// A bad query with the place that is to blame.
struct QueryTrouble: Equatable {
  var before: String
  var blamed: String
  var after: String
  var message: String
  var hint: String
  /// The whole query, repaired.
  var repaired: String?

  private static let context = 120

  /// The error's range comes from outside: it is clamped, and widened to whole characters.
  init(_ error: UserFacingError, in query: String) {
    message = error.message
    hint = error.hint
    repaired = error.suggestion
    let bytes = Array(query.utf8)
    let range = (error.range ?? bytes.count..<bytes.count).clamped(to: 0..<bytes.count)
    let start = Self.boundary(before: range.lowerBound, in: bytes)
    let end = max(start, Self.boundary(after: range.upperBound, in: bytes))
    let from = Self.boundary(before: max(0, start - Self.context), in: bytes)
    let to = Self.boundary(after: min(bytes.count, end + Self.context), in: bytes)
    let shownEnd = end - start > 2 * Self.context ? Self.boundary(after: start + 2 * Self.context, in: bytes) : end
    before = (from > 0 ? "…" : "") + String(decoding: bytes[from..<start], as: UTF8.self)
    blamed = String(decoding: bytes[start..<shownEnd], as: UTF8.self) + (shownEnd < end ? "…" : "")
    after = String(decoding: bytes[end..<max(end, to)], as: UTF8.self) + (to < bytes.count ? "…" : "")
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func boundary(before index: Int, in bytes: [UInt8]) -> Int {
    var index = index
    while index > 0, index < bytes.count, isContinuation(bytes[index]) { index -= 1 }
    return index
  }

  private static func boundary(after index: Int, in bytes: [UInt8]) -> Int {
    var index = index
    while index < bytes.count, isContinuation(bytes[index]) { index += 1 }
    return index
  }
}
