import Collaboration
import SearchModel
import Services

extension FakeServices: Collaborating {
  func contributions(_ question: ContributionQuestion) async throws -> ContributionReport { ContributionReport() }

  func trend(viewer: Viewer) async throws -> TrendReport {
    guard viewer == .anonymous else { throw UserFacingError(.badRequest, "Metrics are for everybody.", hint: "None.") }
    return TrendReport(quarters: [
      QuarterTrend(
        quarter: Quarter(CalendarDay(year: 2026, month: 1, day: 1)), contributions: 10, outside: 3,
        acrossDepartments: 1, unknown: 2,
        people: PeopleCount(5), outsiders: PeopleCount(2), newcomers: PeopleCount(3), pairs: 2)
    ])
  }

  func conway(_ question: ConwayQuestion) async throws -> ConwayReport { ConwayReport() }
}
