import Catalog
import QueryLanguage
import SearchModel

/// Finds repositories by the words of their name, description and topics.
struct RepositorySearch {
  let words: [String]
  let filter: QueryFilter

  /// nil when the query asks for something that only files can have.
  init?(_ plan: ProsePlan, query: Query) throws {
    guard !Self.needsFiles(query) else { return nil }
    words = Self.positiveWords(query).map { $0.lowercased() }
    filter = try QueryFilter(plan.filter)
  }

  /// Repositories where every word stands somewhere, best first. Without words,
  /// all that the filters accept.
  func hits(among summaries: [RepositorySummary]) -> [RepositoryHit] {
    summaries.compactMap(hit).sorted { ($1.score, $0.repository.facts.name) < ($0.score, $1.repository.facts.name) }
  }

  private func hit(_ summary: RepositorySummary) -> RepositoryHit? {
    let subject = QueryFilter.Subject(
      repository: summary.facts, path: nil, languages: summary.languages.map(\.language))
    guard filter.accepts(subject) else { return nil }
    let name = summary.facts.name.lowercased()
    let prose = ([summary.description] + summary.topics).joined(separator: " ").lowercased()
    var score = summary.facts.weight
    var ranges: [Range<Int>] = []
    for word in words {
      if let range = name.utf8Range(of: word) {
        score += Self.nameScore(word, in: name, at: range)
        ranges.append(range)
      } else if prose.contains(word) {
        score += 1
      } else {
        return nil
      }
    }
    return RepositoryHit(repository: summary, nameRanges: Self.merged(ranges), score: score)
  }

  /// The whole last part of the name is what people mean most; then its start.
  private static func nameScore(_ word: String, in name: String, at range: Range<Int>) -> Double {
    let last = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name.utf8.distance(from: name.utf8.startIndex, to: $0) + 1 }
    let start = last ?? 0
    let isWhole = range.upperBound == name.utf8.count && (range.lowerBound == start || range.lowerBound == 0)
    if isWhole { return 10 }
    return range.lowerBound == start ? 6 : 4
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  private static func needsFiles(_ query: Query) -> Bool {
    switch query {
    case .and(let parts), .or(let parts): parts.contains(where: needsFiles)
    case .not(let part): needsFiles(part)
    case .file, .symbol: true
    default: false
    }
  }

  private static func positiveWords(_ query: Query) -> [String] {
    switch query {
    case .and(let parts): parts.flatMap(positiveWords)
    case .text(let pattern), .content(let pattern): [pattern.text]
    default: []
    }
  }
}

extension String {
  /// UTF-8 offsets of the first occurrence. Names are short: a plain scan will do.
  fileprivate func utf8Range(of needle: String) -> Range<Int>? {
    let text = Array(utf8)
    let part = Array(needle.utf8)
    guard !part.isEmpty, part.count <= text.count else { return nil }
    for start in 0...(text.count - part.count) where text[start] == part[0] {
      if text[start..<start + part.count].elementsEqual(part) { return start..<start + part.count }
    }
    return nil
  }
}
