import Collaboration
import Services
import WireTypes

extension Samples {
  private static let year =
    Quarter(
      CalendarDay(year: 2025, month: 4, day: 1))...Quarter(
      CalendarDay(year: 2026, month: 1, day: 1))

  static var contributions: ContributionsReply {
    ContributionsReply(
      ContributionReport(
        period: year, known: year,
        flows: [
          Flow(from: .unit("NIO"), to: "Web", contributions: 42, people: PeopleCount(5)),
          Flow(from: .unknown, to: "Web", contributions: 3, people: PeopleCount(2)),
        ],
        units: [
          UnitFlow(
            name: "Web", inside: 120, fromOutside: 42, fromUnknown: 3, toOutside: 17, outsiders: PeopleCount(5),
            newcomers: PeopleCount(4), returned: PeopleCount(3), distances: [2: 42])
        ], unowned: 12, repositories: 53))
  }

  static var trend: TrendReply {
    TrendReply(
      TrendReport(
        quarters: [
          QuarterTrend(
            quarter: year.upperBound, contributions: 310, outside: 62, acrossDepartments: 21, unknown: 8, distance: 1.4,
            people: PeopleCount(41), outsiders: PeopleCount(17), newcomers: PeopleCount(6), returned: PeopleCount(4),
            pairs: 9)
        ], open: year.upperBound))
  }

  static var teamPairs: TeamPairsReply {
    let (nio, web) = (
      ConwayReport.Team(name: "NIO", title: "NIO", department: "Server"),
      ConwayReport.Team(name: "Web", title: "Web", department: "Apps")
    )
    let pair = ConwayReport.Pair(
      first: nio, second: web, kind: .silent,
      dependencies: [
        ConwayReport.Dependency(
          consumer: ProjectLink(name: "hummingbird", repository: "hummingbird-project/hummingbird", folder: ""),
          provider: ProjectLink(name: "swift-nio", repository: "apple/swift-nio", folder: ""),
          manifest: "Package.swift", line: 21,
          changes: 14)
      ],
      together: [
        ConwayReport.Together(
          first: ProjectLink(name: "hummingbird", repository: "hummingbird-project/hummingbird", folder: ""),
          second: ProjectLink(name: "swift-nio", repository: "apple/swift-nio", folder: ""), shared: 6, degree: 0.4,
          basis: .day)
      ], links: 2, changes: 20, taken: 2)
    return TeamPairsReply(ConwayReport(period: year, known: year, teams: [nio, web], pairs: [pair], congruence: 0))
  }
}
