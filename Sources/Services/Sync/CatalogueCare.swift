import Catalog
import Foundation
import Settings

/// The steps at the end of a sync that look at all repositories at once.
struct CatalogueCare {
  /// Smaller changes would raise the generation at every sync, and move nothing in a list.
  private static let leastChange = 0.001

  let catalog: Catalog
  let settings: Settings

  func run(now: Date) throws {
    try OrganizationStep(catalog: catalog, settings: settings).run(now: now)
    try catalog.countUses()
    try rateActivity(now: now)
    try catalog.emptyLog()
  }

  private func rateActivity(now: Date) throws {
    let activity = ProjectActivity(now: now)
    let weeks = try catalog.weeks(since: activity.firstWeek)
    var ratings: [Int64: Double] = [:]
    for facts in try catalog.activityFacts(guidelines: ProjectActivity.guidelines) {
      let score = activity.score(facts, counts: activity.counts(weeks[facts.repositoryId] ?? []))
      let rating = ProjectActivity.rating(score)
      if abs(rating - facts.activity) >= Self.leastChange { ratings[facts.projectId] = rating }
    }
    try catalog.rate(activity: ratings)
  }
}
