import Collaboration
import Foundation
import SearchModel
import Services

extension SampleOrganization: Collaborating {
  private static let year =
    Quarter(CalendarDay(year: 2025, month: 4, day: 1))...Quarter(CalendarDay(year: 2026, month: 1, day: 1))

  func contributions(_ question: ContributionQuestion) async throws -> ContributionReport {
    guard question.name != "absent" else { throw Self.absent("absent") }
    guard question.name != "nothing" else { return ContributionReport(period: Self.year, known: Self.year) }
    guard !isEmpty else { return ContributionReport() }
    return ContributionReport(
      unit: question.unit, period: Self.year, known: Self.year,
      flows: [
        Flow(from: .unit("NIO"), to: Self.script, contributions: 42, people: PeopleCount(5)),
        Flow(from: .unit(Self.hostileName), to: "NIO", contributions: 1, people: PeopleCount(1)),
        Flow(from: .unit("NIO"), to: "NIO", contributions: 99, people: PeopleCount(9)),
        Flow(from: .small, to: "NIO", contributions: 2, people: PeopleCount(2)),
        Flow(from: .unknown, to: "", contributions: 7, people: PeopleCount(3)),
      ],
      units: [
        UnitFlow(
          name: "NIO", inside: 99, fromOutside: 3, fromUnknown: 7, toOutside: 42, outsiders: PeopleCount(3),
          newcomers: PeopleCount(2), returned: .none, distances: [1: 2, 2: 1]),
        UnitFlow(name: Self.script, inside: nil, fromOutside: 42, toOutside: nil),
        UnitFlow(name: "", inside: 0),
      ], unowned: 12, repositories: 53, lacks: ["The history of \(Self.image) is not read yet."])
  }

  func trend(viewer: Viewer) async throws -> TrendReport {
    guard !isEmpty else { return TrendReport() }
    return TrendReport(
      quarters: [
        QuarterTrend(
          quarter: Self.year.lowerBound, contributions: 300, outside: 60, acrossDepartments: 20, unknown: 4,
          distance: 1.4, people: PeopleCount(40), outsiders: PeopleCount(17), newcomers: PeopleCount(6),
          returned: PeopleCount(2), pairs: 9),
        QuarterTrend(quarter: Self.year.upperBound),
      ], open: Self.year.upperBound, lacks: [Self.image])
  }

  func conway(_ question: ConwayQuestion) async throws -> ConwayReport {
    guard question.team != "absent" else { throw Self.absent("absent") }
    guard question.team != "nothing" else { return ConwayReport(period: Self.year, known: Self.year) }
    guard !isEmpty else { return ConwayReport() }
    let nio = ConwayReport.Team(name: "NIO", title: "NIO", department: "Server")
    let hostile = ConwayReport.Team(name: Self.hostileName, title: Self.script, department: Self.image)
    let other = ConwayReport.Team(name: "Web", title: "Web", department: Self.image)
    let links = [
      ProjectLink(name: "swift-nio", repository: "apple/swift-nio", folder: ""),
      ProjectLink(name: Self.script, repository: Self.hostileName, folder: Self.hostilePath),
    ]
    return ConwayReport(
      period: Self.year, known: Self.year, teams: [nio, hostile, other],
      pairs: [
        ConwayReport.Pair(
          first: nio, second: hostile, kind: .silent,
          dependencies: [
            .init(consumer: links[1], provider: links[0], manifest: Self.hostilePath, line: 3, changes: 1)
          ], together: [.init(first: links[0], second: links[1], shared: 6, degree: .nan, basis: .day)], links: 4,
          changes: 7, given: 1, taken: 1),
        ConwayReport.Pair(
          first: nio, second: other, kind: .needless, given: 4, help: 2, questions: 3, channels: [Self.image]),
        ConwayReport.Pair(first: hostile, second: other, kind: .congruent, links: 1, given: 8),
      ], congruence: 0.5, lacks: [Self.script])
  }
}
