import Readiness
import Testing

@Suite struct ActivityScoreTests {
  private func score(
    forks: Int = 0, subscribers: Int = 0, stars: Int = 0, issues: Int = 0, updated: Double, created: Double,
    perWeek: Int? = nil, isDescribed: Bool = true
  ) -> ActivityScore {
    ActivityScore(
      of: ActivityScore.Input(
        forks: forks, subscribers: subscribers, stars: stars, openIssues: issues, daysSinceUpdate: updated,
        daysSinceCreation: created, weeklyCommits: perWeek.map { Array(repeating: $0, count: 52) },
        descriptionLength: isDescribed ? 31 : 30, hasGuidelines: isDescribed))
  }

  @Test func agreesWithThePublishedFormula() {
    #expect(score(updated: 0, created: 0, isDescribed: false).score == 1050)
    #expect(score(updated: 0, created: 0).score == 1200)
    let lively = score(forks: 12, subscribers: 8, stars: 30, issues: 10, updated: 10, created: 400, perWeek: 5)
    #expect(lively.score == 418)
    let quiet = score(forks: 12, subscribers: 8, stars: 30, issues: 10, updated: 200, created: 400, perWeek: 0)
    #expect(quiet.score == 230)
    let large = score(forks: 331, stars: 136, issues: 98, updated: 3, created: 1348, perWeek: 10)
    #expect(large.score == 3837)
  }

  @Test func theTermsAddUp() {
    for score in [
      score(updated: 1, created: 2), score(forks: 400, stars: 99, updated: 3, created: 1348, perWeek: 10),
      score(forks: 3, updated: 700, created: 900),
    ] {
      let sum = score.terms.reduce(0) { $0 + $1.change }
      #expect(Int((sum + 0.5).rounded(.down)) == score.score)
    }
    #expect(
      score(forks: 12, updated: 10, created: 400, perWeek: 5).terms.map { "\($0.name): \($0.input)" } == [
        "start: every repository", "forks: 12", "subscribers: 0", "stars: 0", "open issues: 0",
        "last update: 10 days ago", "commits: 5 a week", "new repository: created 400 days ago",
        "description: 31 characters", "contribution guide: there", "start taken off: every repository",
      ])
  }

  @Test func foreignFiguresDoNoHarm() {
    for figure in [Int.min, -1, Int.max] {
      for days in [-Double.infinity, -1, .nan, .infinity, 1e300] {
        let score = ActivityScore(
          of: ActivityScore.Input(
            forks: figure, subscribers: figure, stars: figure, openIssues: figure, daysSinceUpdate: days,
            daysSinceCreation: days, weeklyCommits: [figure, figure], descriptionLength: figure))
        #expect(score.score >= -50)
      }
    }
  }

  @Test func onlyTheLastThirteenWeeksCount() {
    let input = ActivityScore.Input(
      daysSinceUpdate: 0, daysSinceCreation: 400,
      weeklyCommits: Array(repeating: 100, count: 39) + Array(repeating: 0, count: 13))
    #expect(ActivityScore(of: input).score == 50)
  }

  @Test func countsCommitsByWeek() {
    let now: Int64 = 1_700_000_000
    let week: Int64 = 7 * 86_400
    let activity = WeeklyActivity(
      times: [now, now - 1, now - week + 1, now - week, now - 52 * week + 1, now - 52 * week, now + 1, .min, .max],
      now: now)
    #expect(activity.counts.count == 52)
    #expect(activity.counts[51] == 3)
    #expect(activity.counts[50] == 1)
    #expect(activity.counts[0] == 1)
    #expect(activity.total == 5)
    #expect(activity.heights[51] == 1)
    #expect(WeeklyActivity(times: [], now: now).heights.allSatisfy { $0 == 0 })
  }
}
