import Retrieval
import Testing

@testable import Services

@Suite struct ProjectComparisonTests {
  private func match(_ project: Int64, _ words: Float) -> ProjectComparison.Match {
    ProjectComparison.Match(project: project, words: words, use: 0, standing: 0)
  }

  @Test func theBestAreKeptInOrder() {
    var comparison = ProjectComparison(limit: 3)
    for (project, words) in [(5, 0.1), (4, 0.5), (3, 0.3), (2, 0.5), (1, 0.2)] as [(Int64, Float)] {
      comparison.matches.add(match(project, words))
    }
    // Those alike stand by their numbers.
    #expect(comparison.matches.elements.map(\.project) == [2, 4, 3])
  }

  private func compared(
    _ rows: [Int32], texts: Int, _ cosines: [Float], _ signals: RankingSignals = .all
  ) -> ProjectComparison.Match {
    var match = match(1, 0)
    match.compare(ComparedProjects.Project(id: 1, repository: 1, rows: rows, texts: texts), cosines, signals)
    return match
  }

  @Test func aSectionCountsLessThanTheSummaryAndASymbolLessThanThat() {
    let alike = compared([0, 1, 2, -1], texts: 2, [0.5, 0.5, 0.5])
    #expect(alike.part == 0 && alike.meaning == 0.5 && alike.section?.part == 1 && alike.symbol?.part == 2)
    #expect((alike.section?.meaning ?? 0) > (alike.symbol?.meaning ?? 1))
    #expect(compared([0, 1], texts: 2, [0.5, 0.9]).part == 1)
    #expect(compared([0, 1, 2], texts: 2, [0.5, 0.1, 0.9]).part == 2)
    #expect(compared([0, 1, 2], texts: 2, [0.5, 0.6, 0.9], [.meaning]).part == 0)
    let unread = compared([-1], texts: 1, [0.5])
    #expect(unread.meaning == nil && unread.section == nil)
  }
}
