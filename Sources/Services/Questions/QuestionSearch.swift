import QueryLanguage
import Records
import Retrieval
import SearchModel

/// A question that was found by its words, or those of its answers.
package struct QuestionHit: Sendable, Equatable {
  package var question: QuestionSummary
  /// The sentence of it that fits.
  package var sentence: String
  /// UTF-8 byte ranges within it.
  package var ranges: [Range<Int>]
  package var score: Double

  package init(question: QuestionSummary, sentence: String = "", ranges: [Range<Int>] = [], score: Double) {
    self.question = question
    self.sentence = sentence
    self.ranges = ranges
    self.score = score
  }
}

/// Finds questions for the search over everything.
protocol QuestionFinding: Sendable {
  /// At most `limit`, best first. A query of filters alone finds the newest where `listsAll`, else none.
  func questions(
    _ plan: ProsePlan, scope: SearchScope, viewer: Viewer, limit: Int, listsAll: Bool
  ) async throws -> ProseSearch.Found<QuestionHit>
}

extension QuestionService: QuestionFinding {
  /// Matches that are looked through for those that filters let pass.
  private static let mostMatches = 500

  func questions(
    _ plan: ProsePlan, scope: SearchScope, viewer: Viewer, limit: Int, listsAll: Bool
  ) async throws -> ProseSearch.Found<QuestionHit> {
    guard plan.expression != nil || listsAll, let store = try records.existing() else { return ProseSearch.Found() }
    let hidden = try await hidden(in: store, from: viewer)
    var scores: [Int64: Double] = [:]
    let found: [QuestionRecord]
    var total: Int
    if let expression = plan.expression {
      let matches = try await store.questions(matching: expression, hidden: hidden, limit: Self.mostMatches)
      for match in matches.matches { scores[match.id] = match.score }
      found = try await store.questions(matches.matches.map(\.id))
      total = matches.total
    } else {
      var filter = RecordStore.QuestionFilter()
      filter.hidden = hidden
      (found, total) = try await store.questions(filter, limit: Self.mostMatches)
    }
    let filter = try QueryFilter(plan.filter)
    let accepted = found.filter { accepts($0, filter, scope) }
    if accepted.count < found.count { total = accepted.count }
    let best = Array(accepted.prefix(limit))
    let need = Need(plan.typed)
    let summaries = await summaries(best, viewer: viewer)
    let hits = zip(best, summaries).map { record, summary in
      let answers =
        record.answers.filter { $0.id == record.accepted } + record.answers.filter { $0.id != record.accepted }
      let sentence = BestSentence(of: (answers.map(\.words) + [record.words]).joined(separator: "\n"), for: need)
      return QuestionHit(
        question: summary, sentence: sentence.text, ranges: sentence.ranges, score: scores[record.id] ?? 0)
    }
    return ProseSearch.Found(hits: hits, total: total)
  }

  /// Filters are of repositories and files: a question has the repository that it is about.
  private func accepts(_ question: QuestionRecord, _ filter: QueryFilter, _ scope: SearchScope) -> Bool {
    let name = question.subject.hasPrefix("import:") ? "" : String(question.subject.prefix { $0 != ":" })
    let facts = scope.repositories.values.first { $0.name == name }
    return filter.accepts(QueryFilter.Subject(repository: facts, path: nil, languages: []))
  }
}
