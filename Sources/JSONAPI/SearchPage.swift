import QueryLanguage
import SearchModel
import Services
import WireTypes

/// One page of a search: never more results than asked for, and over all pages each result once.
///
/// The service pages through files and gives names (repositories, projects, documents) with each page. Here the
/// first page mixes both, the names first, and the following pages go on with the files that had no room.
struct SearchPage {
  /// What the service gives at most.
  private static let largest = 1_000
  /// A page of all kinds gives each kind of name this share of it, as long as there are files for the rest.
  private static let share = 8

  static func reply(to call: Call) async throws -> SearchReply {
    let values = call.values
    let question = ["search", values.required("q"), values.text("type") ?? "", values.text("count") ?? ""]
    let cursor = try PageCursor(values.text("cursor"), for: question)
    let limit = values.integer("limit")
    var request = SearchRequest(
      query: values.required("q"), type: values.text("type").flatMap(ResultType.init), viewer: call.viewer,
      limit: min(limit + cursor.skip, largest), cursor: cursor.inner, explain: values.flag("explain"),
      countsAll: values.text("count") == "exact", asker: call.asker)
    request.wantsCorrection = values.flag("correct")
    let answer = try await call.useCases.searching.search(request)
    let (results, next) = page(of: answer, from: cursor, limit: limit)
    return SearchReply(
      answer, results: results, firstRank: cursor.shown + 1, next: next.map { $0.text(for: question) })
  }

  private static func page(
    of answer: SearchAnswer, from cursor: PageCursor, limit: Int
  ) -> (results: [SearchResult], next: PageCursor?) {
    if let found = answer.countOfNames { return names(of: answer, found: found, from: cursor, limit: limit) }
    let isFirst = cursor == PageCursor()
    let names = isFirst && answer.type == nil ? mixedNames(of: answer, limit: limit) : []
    let files = answer.files.dropFirst(cursor.skip).prefix(limit - names.count)
    var next = PageCursor(
      shown: cursor.shown + names.count + files.count, skip: files.endIndex, inner: cursor.inner)
    let results = names + files.map(SearchResult.init)
    if next.skip < answer.files.count { return (results, next) }
    guard let inner = answer.next else { return (results, nil) }
    (next.skip, next.inner) = (0, inner)
    return (results, next)
  }

  /// One kind of names was asked for.
  private static func names(
    of answer: SearchAnswer, found: Int, from cursor: PageCursor, limit: Int
  ) -> (results: [SearchResult], next: PageCursor?) {
    let results = SearchResult.named(in: answer).dropFirst(cursor.skip).prefix(limit)
    let end = min(results.endIndex, largest)
    let hasMore = !results.isEmpty && end < min(found, largest)
    return (Array(results), hasMore ? PageCursor(shown: end, skip: end) : nil)
  }

  /// Each kind gets its share; what the files do not need goes to more names.
  private static func mixedNames(of answer: SearchAnswer, limit: Int) -> [SearchResult] {
    let all = SearchResult.named(in: answer)
    let share = limit / Self.share
    let shares = SearchResult.Kind.allCases.map { kind in min(share, all.count { $0.kind == kind }) }
    var room = max(0, limit - answer.files.count - shares.reduce(0, +))
    var taken: [SearchResult.Kind: Int] = [:]
    return all.filter { result in
      taken[result.kind, default: 0] += 1
      if taken[result.kind, default: 0] <= share { return true }
      room -= 1
      return room >= 0
    }
  }
}

extension SearchAnswer {
  /// How many names were found, when one kind of them was asked for; nil for code and for all kinds.
  fileprivate var countOfNames: Int? {
    switch type {
    case .repository: totals.repositories
    case .project: max(totals.projects, guesses.count)
    case .document: totals.documents
    case .decision: totals.decisions
    case .question: totals.questions
    case .team: totals.teams
    case .person: totals.people
    default: nil
    }
  }
}
