import Catalog
import Foundation
import Logging
import SearchModel
import Settings
import TestSupport
import Testing

@testable import Services

/// The graded queries of `Benchmarks/searches`, asked of the example organisation. `Benchmarks/searches.py` scores the same
/// through the program.
@Suite struct RankingTests {
  /// The copies that the grades were given for.
  private static let judged = [
    "https://github.com/apple/swift-nio": "3398e4aaa610", "https://github.com/groue/GRDB.swift": "a60dcff33d97",
    "https://github.com/swift-server/async-http-client": "3665dee56525",
  ]

  private static let obstacle: String? = judged.keys.sorted().lazy.compactMap { address in
    guard let head = ExampleOrganization.head(of: address) else { return "git reaches no copy of \(address) here" }
    return head.hasPrefix(judged[address] ?? "-") ? nil : "the copy of \(address) is of another commit"
  }.first

  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")"))
  func theScoreIsNoWorseThanRecorded() async throws {
    let folder = try TemporaryFolder()
    // One that was synced before, to try weights out: never in continuous integration.
    let synced = ProcessInfo.processInfo.environment["GUILDHALL_EXAMPLE_DATA"]
    let data = DataFolder(synced.map { URL(fileURLWithPath: $0) } ?? folder.file("data"))
    var logger = Logger(label: "test")
    logger.logLevel = .error
    if synced == nil {
      let report = try await Guildhall(
        data: data, settingsFile: ExampleOrganization.settings, logger: logger, makesData: true
      ).sync()
      try #require(report.failed == 0)
    }
    let catalog = try Catalog(path: data.catalog.path)
    var search = SearchService(
      live: LiveIndex(folder: data, catalog: catalog),
      access: AccessPolicy(try Settings.read(ExampleOrganization.settings)))
    // The tests are built without optimisation.
    search.deadline = .seconds(120)
    var score = RankingScore()
    var answers = ""
    for query in try JudgedQuery.all() {
      let answer = try await search.search(SearchRequest(query: query.query, viewer: .operator, limit: 10))
      #expect(!answer.incomplete.contains(.deadline), "\(query.query)")
      let files = answer.files.map { "\($0.repository.name):\($0.match.path)" }
      answers += score.add(query, files)
    }
    print(answers, score)
    try score.compare(with: SourceTree.root.appendingPathComponent("Benchmarks/searches/score.json"))
  }
}

private struct JudgedQuery: Decodable {
  var query: String
  /// Grades from 1 to 3 of files, as REPOSITORY:PATH.
  var wanted: [String: Int]

  static func all() throws -> [JudgedQuery] {
    try SourceTree.text("Benchmarks/searches/swift-commons.jsonl").split(separator: "\n")
      .map { try JSONDecoder().decode(JudgedQuery.self, from: Data($0.utf8)) }
  }
}

/// Mean reciprocal rank and NDCG of the first ten files, as `Benchmarks/searches.py` defines them.
private struct RankingScore: Codable {
  var queries = 0
  var mrr = 0.0
  var ndcg = 0.0
  private static let depth = 10
  /// Differences of the machine are smaller.
  private static let tolerance = 0.002

  /// Adds an answer; what is far from the best possible one is described.
  mutating func add(_ query: JudgedQuery, _ files: [String]) -> String {
    let good = query.wanted.filter { $0.value >= 2 }
    let meant = good.isEmpty ? query.wanted : good
    let rank = files.prefix(Self.depth).firstIndex { meant[$0] != nil }
    let best = Self.gain(query.wanted.values.sorted(by: >))
    let own = Self.gain(files.prefix(Self.depth).map { query.wanted[$0] ?? 0 }) / best
    let count = Double(queries)
    mrr = (mrr * count + (rank.map { 1 / Double($0 + 1) } ?? 0)) / (count + 1)
    ndcg = (ndcg * count + own) / (count + 1)
    queries += 1
    guard own < 0.7 else { return "" }
    return "\(own) \(query.query)\n" + files.prefix(4).map { "   \($0) \(query.wanted[$0] ?? 0)\n" }.joined()
  }

  private static func gain(_ grades: [Int]) -> Double {
    grades.prefix(depth).enumerated().reduce(0) { sum, grade in
      sum + (pow(2, Double(grade.element)) - 1) / log2(Double(grade.offset + 2))
    }
  }

  func compare(with file: URL) throws {
    if ProcessInfo.processInfo.environment["GUILDHALL_RECORD"] == "1" {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try encoder.encode(self).write(to: file)
    }
    let recorded = try JSONDecoder().decode(RankingScore.self, from: Data(contentsOf: file))
    #expect(queries == recorded.queries)
    #expect(mrr >= recorded.mrr - Self.tolerance, "MRR@10 was \(recorded.mrr)")
    #expect(ndcg >= recorded.ndcg - Self.tolerance, "NDCG@10 was \(recorded.ndcg)")
  }
}
