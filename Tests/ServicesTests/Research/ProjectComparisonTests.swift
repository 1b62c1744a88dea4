import Retrieval
import Testing

@testable import Services

@Suite struct ProjectComparisonTests {
  private func match(_ project: Int64, _ words: Float) -> ProjectComparison.Match {
    var match = ProjectComparison.Match(project: project)
    match.words = words
    return match
  }

  @Test func theBestAreKeptInOrder() {
    var comparison = ProjectComparison(limit: 3)
    for (project, words) in [(5, 0.1), (4, 0.5), (3, 0.3), (2, 0.5), (1, 0.2)] as [(Int64, Float)] {
      comparison.matches.add(match(project, words))
    }
    // Those alike stand by their numbers.
    #expect(comparison.matches.elements.map(\.project) == [2, 4, 3])
  }
}

@Suite struct ProjectScoringTests {
  /// Projects of one word each, with the cosines of their texts and of their functions.
  private func compared(
    _ projects: [(texts: [Float], functions: [Float])], _ weights: RankingWeights = .standard,
    need: String = "something that fits", words: [Int: String] = [:], use: [Float]? = nil, hidden: Set<Int> = []
  ) -> [ProjectComparison.Match] {
    var rows: [Int32] = []
    var index = LexicalIndex()
    var all: [ComparedProjects.Project] = []
    for (number, project) in projects.enumerated() {
      let count = project.texts.count + project.functions.count
      let start = rows.count
      rows += (start..<start + count).map(Int32.init)
      index.append(words[number] ?? "project\(number)")
      all.append(.init(id: Int64(number), repository: 1, parts: start..<start + count, texts: project.texts.count))
    }
    let texts = ComparedProjects(
      projects: all, partRows: rows, words: index, use: use ?? projects.map { _ in 0 })
    return ProjectScoring(
      texts, .init(need: Need(need), weights: weights, limit: 10), projects.flatMap { $0.texts + $0.functions },
      standings: projects.indices.map { hidden.contains($0) ? .nan : 0 }
    ).comparison().matches.elements
  }

  @Test func theNearestTextCountsWhereverItStands() throws {
    let matches = compared([([0.5, 0.4], []), ([0.3, 0.6], []), ([0.1, 0.2], [])])
    #expect(matches.map(\.project) == [1, 0, 2])
    #expect(matches[0].part == 1 && matches[0].section?.part == 1 && matches[1].part == 0)
    var weights = RankingWeights.standard
    weights.sections = 0
    #expect(compared([([0.5, 0.4], []), ([0.3, 0.6], [])], weights).map(\.project) == [0, 1])
  }

  @Test func aFunctionSupportsTheTextsAndDoesNotReplaceThem() throws {
    // Of many names one is always somehow near.
    let matches = compared([([0.55], [0.1]), ([0.3], [0.2, 0.7]), ([0.55], [0.6])])
    #expect(matches.map(\.project) == [2, 0, 1])
    #expect(matches[2].functions.map(\.part) == [2] && matches[0].symbols > 0 && matches[1].symbols == 0)
    var weights = RankingWeights.standard
    weights.symbols = 0
    #expect(compared([([0.5], [0.1]), ([0.5], [0.9])], weights).allSatisfy { $0.symbols == 0 && $0.functions.isEmpty })
  }

  @Test func amongFunctionsTheMoreTellingComeFirst() throws {
    let functions = [Float](repeating: 0.5, count: 40) + [0.52]
    #expect(compared([([0.5], functions)])[0].functions.map(\.part) == [1, 2, 3])
  }

  @Test func useDecidesBetweenThoseAlike() {
    #expect(compared([([0.5], []), ([0.5], [])], use: [0, 3]).map(\.project) == [1, 0])
    #expect(compared([([0.6], []), ([0.5], [])], use: [0, 3]).map(\.project) == [0, 1])
  }

  @Test func whatNobodyHasReadStandsByItsWordsAmongTheOthers() {
    let words = [0: "other matters", 1: "retry failing calls", 2: "calls of birds", 3: "retry again", 4: "retry"]
    let projects: [(texts: [Float], functions: [Float])] = [([0.2], []), ([], []), ([], []), ([0.7], []), ([0.35], [])]
    let matches = compared(projects, need: "retry the calls that are failing", words: words)
    #expect(matches.map(\.project) == [3, 1, 4, 2, 0], "\(matches.map { ($0.project, $0.score) })")
    #expect(matches[1].meaning == nil && matches[1].words > 0.4)
    // Not by its use alone.
    let without = compared(projects, need: "zebra stripes that are wide", words: words, use: [0, 9, 9, 0, 0])
    #expect(Set(without.map(\.project)) == [0, 3, 4])
  }

  @Test func whatDoesNotExistIsNoMatch() {
    #expect(compared([([0.5], []), ([0.9], [])], hidden: [1]).map(\.project) == [0])
  }
}
