import CodeIndex
import Foundation
import QueryLanguage
import SearchModel
import TestSupport
import Testing

/// Generated queries are answered as a plain scan and as ripgrep answer them: every matching line of every file, and
/// where in it each match stands.
@Suite struct DifferentialTests {
  /// Where ripgrep is missing only CI fails: it has to have it.
  static let hasRipgrep = Ripgrep.program != nil || ProcessInfo.processInfo.environment["CI"] != nil

  @Test(.enabled(if: hasRipgrep, "ripgrep is not installed"))
  func madeUpFilesAreSearchedAsByRipgrep() async throws {
    var random = Seeded(Fuzzing.seed(5))
    let corpus = DifferentialCorpus.nasty(&random)
    let comparison = try Comparison(corpus)
    var maker = QueryMaker(corpus, seed: Fuzzing.seed(50))
    var matched = 0
    for _ in 0..<Fuzzing.rounds(520) {
      let query = ParsedQuery(root: try maker.query())
      matched += try await comparison.compare(query, maker.leaves, scans: true).isEmpty ? 0 : 1
    }
    // Queries that find nothing would prove little.
    #expect(matched > 250)
  }

  @Test(.enabled(if: hasRipgrep, "ripgrep is not installed"))
  func sourcesAreSearchedAsByRipgrep() async throws {
    let corpus = DifferentialCorpus.checkouts(most: 1_500)
    // Without dependencies beside it the package has none to search.
    guard !corpus.documents.isEmpty else { return }
    let comparison = try Comparison(corpus)
    var maker = QueryMaker(corpus, seed: Fuzzing.seed(51))
    var compared = 0
    while compared < Fuzzing.rounds(60) {
      let query = ParsedQuery(root: try maker.query())
      // What nearly every line matches takes long to compare and says little.
      guard try await comparison.count(query, upTo: 3_000) < 3_000 else { continue }
      _ = try await comparison.compare(query, maker.leaves, scans: false)
      compared += 1
    }
  }
}

/// One corpus in the index, and for those it is compared with.
private struct Comparison {
  let corpus: DifferentialCorpus
  let index: TestIndex
  let ripgrep: Ripgrep
  /// With LF at the ends of lines.
  let texts: [String: [UInt8]]

  init(_ corpus: DifferentialCorpus) throws {
    self.corpus = corpus
    index = try TestIndex(corpus.documents, in: [corpus.repository])
    ripgrep = Ripgrep(folder: try TemporaryFolder())
    try corpus.write(to: ripgrep.folder)
    texts = Dictionary(
      uniqueKeysWithValues: corpus.documents.map { ($0.path, DifferentialCorpus.withoutCarriageReturns($0.content)) })
  }

  func count(_ query: ParsedQuery, upTo most: Int) async throws -> Int {
    try await index.search(query, limits: SearchLimits(files: 0, matchedLines: most)).lineCount
  }

  /// What the index found, compared with what the others find.
  ///
  /// `scans`: whether a plain scan is asked besides ripgrep.
  func compare(_ query: ParsedQuery, _ leaves: [Pattern: QueryMaker.Leaf], scans: Bool) async throws -> [FileMatch] {
    let limits = SearchLimits(files: .max, linesPerFile: .max, matchedLines: .max)
    let result = try await index.search(query, limits: limits)
    #expect(result.incomplete.isEmpty)
    var asked: [Pattern: [String: BruteForce.Lines]] = [:]
    let tellsPlaces = query.root.patterns.allSatisfy { leaves[$0]?.tellsPlaces ?? true }
    try compare(result, query, with: "ripgrep", places: tellsPlaces) { pattern, document in
      let known: [String: BruteForce.Lines]
      if let found = asked[pattern] {
        known = found
      } else {
        let leaf = try #require(leaves[pattern])
        known = try ripgrep.search(leaf.rust, ignoresCase: leaf.ignoresCase, overLines: leaf.overLines)
        asked[pattern] = known
      }
      return known[document.path] ?? [:]
    }
    guard scans else { return result.files }
    var scan: [Pattern: PlainScan] = [:]
    try compare(result, query, with: "a scan", places: true) { pattern, document in
      let one = scan[pattern] ?? PlainScan(pattern, overLines: leaves[pattern]?.overLines ?? false)
      scan[pattern] = one
      return one.lines(of: texts[document.path] ?? [])
    }
    return result.files
  }

  private func compare(
    _ result: CodeResult, _ query: ParsedQuery, with other: String, places: Bool,
    find: @escaping (Pattern, ShardDocument) throws -> BruteForce.Lines
  ) throws {
    let scan = BruteForce(documents: corpus.documents, repositories: [1: corpus.repository], find: find)
    let expected = try scan.answer(query)
    var differences: [String] = []
    if result.lineCount != expected.lineCount {
      differences.append("\(result.lineCount) lines, not \(expected.lineCount)")
    }
    var missing = expected.lines
    for file in result.files {
      guard let lines = missing.removeValue(forKey: "owner/name:\(file.path)") else {
        differences.append("\(file.path) found")
        continue
      }
      differences += Self.differences(of: file, from: lines, texts[file.path] ?? [], places: places)
    }
    differences += missing.keys.map { "\($0) not found" }
    #expect(differences.isEmpty, "\(query) is answered otherwise by \(other): \(differences.prefix(4))")
  }

  private static func differences(
    of file: FileMatch, from expected: BruteForce.Lines, _ text: [UInt8], places: Bool
  ) -> [String] {
    guard file.lines.map(\.line) == expected.keys.sorted(), file.lineCount == expected.count else {
      let (found, wanted) = (Set(file.lines.map(\.line)), Set(expected.keys))
      return [
        "\(file.path): lines \(found.subtracting(wanted).sorted().prefix(5)) too many, "
          + "\(wanted.subtracting(found).sorted().prefix(5)) missing"
      ]
    }
    guard places else { return [] }
    let starts = LineRanges(text).starts
    return file.lines.compactMap { line in
      let end = line.line < starts.count ? starts[line.line] - 1 : text.count - (text.last == 10 ? 1 : 0)
      let content = text[starts[line.line - 1]..<max(starts[line.line - 1], end)]
      return difference(of: line, from: merged(expected[line.line] ?? []), content).map { "\(file.path): \($0)" }
    }
  }

  private static func difference(
    of line: LineMatch, from expected: [Range<Int>], _ content: ArraySlice<UInt8>
  ) -> String? {
    guard !line.isWindow else {
      // Only the surroundings of the first match are shown.
      let first = expected.first.map {
        String(
          decoding: content[content.startIndex + $0.lowerBound..<content.startIndex + $0.upperBound], as: UTF8.self)
      }
      let shown = line.ranges.first.map { String(decoding: Array(line.text.utf8)[$0], as: UTF8.self) }
      let isAlike = (first ?? "").hasPrefix(shown ?? "") && (first == nil) == (shown == nil)
      return isAlike ? nil : "line \(line.line) begins with \(shown ?? "nothing"), not \(first ?? "nothing")"
    }
    // What is no UTF-8 is replaced, which moves what stands behind it.
    var (text, ranges, place) = ("", [Range<Int>](), content.startIndex)
    for range in expected {
      text += String(decoding: content[place..<content.startIndex + range.lowerBound], as: UTF8.self)
      let start = text.utf8.count
      text += String(
        decoding: content[content.startIndex + range.lowerBound..<content.startIndex + range.upperBound], as: UTF8.self)
      ranges.append(start..<text.utf8.count)
      place = content.startIndex + range.upperBound
    }
    text += String(decoding: content[place...], as: UTF8.self)
    if line.text != text { return "line \(line.line) is \(line.text), not \(text)" }
    // At most a hundred are shown, of each term before they are put together.
    if ranges.count >= 100 { return line.ranges.starts(with: ranges.prefix(50)) ? nil : "line \(line.line) has others" }
    return line.ranges == ranges ? nil : "line \(line.line) has \(line.ranges), not \(ranges)"
  }

  /// Matches of several terms that overlap are shown as one.
  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

extension Query {
  /// What is looked for in texts.
  fileprivate var patterns: [Pattern] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.patterns)
    case .not(let part): part.patterns
    case .text(let pattern), .content(let pattern): [pattern]
    default: []
    }
  }
}
