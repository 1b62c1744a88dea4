import Testing

@testable import Services

@Suite struct ProjectComparisonTests {
  private func match(_ project: Int64, _ words: Float) -> ProjectComparison.Match {
    ProjectComparison.Match(project: project, words: words, use: 0, standing: 0)
  }

  @Test func theBestAreKeptInOrder() {
    var comparison = ProjectComparison(limit: 3)
    for (project, words) in [(5, 0.1), (4, 0.5), (3, 0.3), (2, 0.5), (1, 0.2)] as [(Int64, Float)] {
      comparison.add(match(project, words))
    }
    // Those alike stand by their numbers.
    #expect(comparison.matches.map(\.project) == [2, 4, 3])
  }

  @Test func aSectionCountsLessThanTheSummary() {
    var match = match(1, 0)
    match.compare([0, 1, -1], [0.5, 0.5])
    #expect(match.part == 0 && match.meaning == 0.5 && match.section?.part == 1)
    match.compare([0, 1], [0.5, 0.9])
    #expect(match.part == 1)
    var unread = self.match(2, 0)
    unread.compare([-1], [0.5])
    #expect(unread.meaning == nil && unread.section == nil)
  }
}
