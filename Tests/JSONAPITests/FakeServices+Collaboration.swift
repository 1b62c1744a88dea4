import Collaboration
import SearchModel
import Services

extension FakeServices: Collaborating {
  private static let quarters =
    Quarter(CalendarDay(year: 2025, month: 4, day: 1))...Quarter(CalendarDay(year: 2026, month: 1, day: 1))

  func contributions(_ question: ContributionQuestion) async throws -> ContributionReport {
    if let failure { throw failure }
    return ContributionReport(
      unit: question.unit, period: Self.quarters, known: Self.quarters,
      flows: [
        Flow(from: .unit("NIO"), to: "Web", contributions: 4, people: PeopleCount(3)),
        Flow(from: .small, to: "Web", contributions: 1, people: PeopleCount(1)),
      ],
      units: [
        UnitFlow(
          name: "Web", inside: 6, fromOutside: 4, fromUnknown: 1, toOutside: 2, outsiders: PeopleCount(3),
          newcomers: PeopleCount(1), returned: .none, distances: [2: 3, 1: 1]),
        UnitFlow(name: "Solo", inside: nil, toOutside: nil),
      ], unowned: 5, repositories: 7, lacks: ["Something."])
  }

  func trend(viewer: Viewer) async throws -> TrendReport {
    if let failure { throw failure }
    return TrendReport(
      quarters: [
        QuarterTrend(
          quarter: Self.quarters.upperBound, contributions: 10, outside: 3, acrossDepartments: 1, unknown: 2,
          distance: 1.33333, people: PeopleCount(5), outsiders: PeopleCount(2), newcomers: PeopleCount(3),
          returned: .none, pairs: 2)
      ], open: Self.quarters.upperBound, lacks: ["Something."])
  }

  func conway(_ question: ConwayQuestion) async throws -> ConwayReport {
    if let failure { throw failure }
    let nio = ConwayReport.Team(name: "NIO", title: "Networking", department: "Server")
    let web = ConwayReport.Team(name: "Web", title: "Web", department: "Apps")
    let links = ["a", "b"].map { ProjectLink(name: $0, repository: "acme/\($0)", folder: "") }
    return ConwayReport(
      period: Self.quarters, known: Self.quarters, teams: [nio, web],
      pairs: [
        ConwayReport.Pair(
          first: nio, second: web, kind: .silent,
          dependencies: [.init(consumer: links[1], provider: links[0], manifest: "package.json", line: 4, changes: 2)],
          together: [.init(first: links[0], second: links[1], shared: 6, degree: 0.33333, basis: .commit)], links: 2,
          changes: 8, taken: 2),
        ConwayReport.Pair(first: nio, second: web, kind: .needless, given: 2, help: 1, questions: 4, channels: ["#a"]),
      ], congruence: 0.25, lacks: ["Something."])
  }
}
