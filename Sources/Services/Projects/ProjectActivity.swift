import Catalog
import Foundation
import Readiness

/// How alive a project is: the published score, and the weeks behind it.
struct ProjectActivity {
  /// Seconds since 1970.
  let now: Double

  init(now: Date) { self.now = now.timeIntervalSince1970 }

  /// The first week that is shown, in days from 1970-01-01.
  var firstWeek: Int { thisWeek - 7 * (WeeklyActivity.weeks - 1) }

  private var thisWeek: Int { HistoryTally.week(of: Int64(max(0, now))) }

  /// Commits of each of the last 52 weeks, the latest last; the last week is the one that runs.
  func counts(_ weeks: [WeekRecord]) -> [Int] {
    var counts = Array(repeating: 0, count: WeeklyActivity.weeks)
    for week in weeks where week.week >= firstWeek && week.week <= thisWeek {
      counts[(week.week - firstWeek) / 7] += week.commits
    }
    return counts
  }

  /// What nobody here knows, forks and stars, counts as none. A project of unknown age is an old one. `counts` are as
  /// `counts(_:)` gives them.
  func score(_ facts: ActivityFacts, counts: [Int]) -> ActivityScore {
    ActivityScore(
      of: ActivityScore.Input(
        daysSinceUpdate: days(since: facts.updated), daysSinceCreation: days(since: facts.created),
        weeklyCommits: counts, descriptionLength: facts.descriptionLength, hasGuidelines: facts.hasGuidelines))
  }

  private func days(since seconds: Double?) -> Double { seconds.map { (now - $0) / 86_400 } ?? .infinity }

  /// 0...1, for the order of lists: the score flattens above 3000, and 4000 is out of reach.
  static func rating(_ score: ActivityScore) -> Double { min(1, max(0, Double(score.score) / outOfReach)) }

  /// The score that a rating stands for.
  static func score(ofRating rating: Double) -> Double { rating * outOfReach }

  private static let outOfReach = 4_000.0

  /// Paths in lower case that a contribution guide may have.
  static let guidelines: [String] = {
    let names = ["contributing", "contribute", "contribution", "contributions"]
    let folders = ["", ".github/", ".gitlab/", ".gitea/", ".forgejo/", "docs/", "doc/"]
    let endings = [".md", ".markdown", ".mdown", ".mkd", ".rst", ".adoc", ".asciidoc", ".txt", ""]
    return folders.flatMap { folder in names.flatMap { name in endings.map { folder + name + $0 } } }
  }()
}
