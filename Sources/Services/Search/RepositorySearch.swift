import CodeIndex
import QueryLanguage
import SearchModel

/// Finds repositories by the words of their name, description and topics.
struct RepositorySearch {
  private let query: Query
  private let filter: QueryFilter
  private let words: [Pattern: PatternMatcher]

  /// nil when the query asks for something that only files can have.
  ///
  /// - Throws: `UserFacingError` when a pattern is not a regular expression.
  init?(_ query: Query) throws {
    guard !Self.needsFiles(query) else { return nil }
    self.query = query
    filter = try QueryFilter(query)
    var words: [Pattern: PatternMatcher] = [:]
    try Self.forEachWord(of: query) { pattern in
      // Names are not told apart by case, whatever the code is searched with.
      words[pattern] = try PatternMatcher(Pattern(pattern.text, isRegex: pattern.isRegex, ignoresCase: true))
    }
    self.words = words
  }

  /// Repositories that match, best first. Without words, all that the filters accept.
  func hits(in view: ScopeView) -> [RepositoryHit] {
    let candidates = candidates(query, view.texts).map { $0.map { view.summaries[$0] } } ?? view.summaries
    return candidates.compactMap(hit).sorted {
      ($1.score, $0.repository.facts.name) < ($0.score, $1.repository.facts.name)
    }
  }

  /// Numbers of the repositories that can match, as far as words tell; nil: all of them.
  private func candidates(_ query: Query, _ texts: TextLines) -> Set<Int>? {
    switch query {
    case .and(let parts):
      return parts.compactMap { candidates($0, texts) }.reduce(nil) { $0?.intersection($1) ?? $1 }
    case .or(let parts):
      let found = parts.map { candidates($0, texts) }
      return found.contains(nil) ? nil : found.reduce(into: []) { $0.formUnion($1 ?? []) }
    case .text(let pattern), .content(let pattern): return words[pattern].map { Set(texts.numbers(matching: $0)) }
    default: return nil
    }
  }

  private func hit(_ summary: RepositorySummary) -> RepositoryHit? {
    var ranges: [Range<Int>] = []
    guard let score = score(of: summary, for: query, &ranges) else { return nil }
    return RepositoryHit(
      repository: summary, nameRanges: Self.merged(ranges), score: summary.facts.weight + score)
  }

  /// nil when the repository does not match.
  private func score(of summary: RepositorySummary, for query: Query, _ ranges: inout [Range<Int>]) -> Double? {
    switch query {
    case .and(let parts):
      var total = 0.0
      for part in parts {
        guard let score = score(of: summary, for: part, &ranges) else { return nil }
        total += score
      }
      return total
    case .or(let parts): return parts.compactMap { score(of: summary, for: $0, &ranges) }.max()
    case .not(let part):
      var ignored: [Range<Int>] = []
      return score(of: summary, for: part, &ignored) == nil ? 0 : nil
    case .text(let pattern), .content(let pattern): return wordScore(pattern, summary, &ranges)
    default:
      let subject = QueryFilter.Subject(
        repository: summary.facts, path: nil, languages: summary.languages.map(\.language))
      return filter.accepts(subject, query) ? 0 : nil
    }
  }

  private func wordScore(
    _ pattern: Pattern, _ summary: RepositorySummary, _ ranges: inout [Range<Int>]
  ) -> Double? {
    let name = summary.facts.name
    if !pattern.isRegex, let range = name.utf8Range(ofIgnoringCase: pattern.text) {
      ranges.append(range)
      return Self.nameScore(in: name, at: range)
    }
    guard let matcher = words[pattern] else { return nil }
    if matcher.matches(name) { return 4 }
    return ([summary.description] + summary.topics).contains(where: matcher.matches) ? 1 : nil
  }

  /// The whole last part of the name is what people mean most; then its start.
  private static func nameScore(in name: String, at range: Range<Int>) -> Double {
    let start = name.utf8.count - (name.split(separator: "/").last?.utf8.count ?? 0)
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

  private static func forEachWord(of query: Query, _ body: (Pattern) throws -> Void) rethrows {
    switch query {
    case .and(let parts), .or(let parts): for part in parts { try forEachWord(of: part, body) }
    case .not(let part): try forEachWord(of: part, body)
    case .text(let pattern), .content(let pattern): try body(pattern)
    default: break
    }
  }
}

extension String {
  /// UTF-8 offsets of the first occurrence; only ASCII letters are alike in both
  /// cases, so that offsets hold. Names are short: a plain scan will do.
  fileprivate func utf8Range(ofIgnoringCase needle: String) -> Range<Int>? {
    let text = utf8.map(Self.folded)
    let part = needle.utf8.map(Self.folded)
    guard !part.isEmpty, part.count <= text.count else { return nil }
    for start in 0...(text.count - part.count) where text[start] == part[0] {
      if text[start..<start + part.count].elementsEqual(part) { return start..<start + part.count }
    }
    return nil
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
