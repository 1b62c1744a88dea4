@testable import Collaboration

/// Five teams in two departments, of which one has a part, and people in them.
enum Sample {
  static let tree = TeamTree([
    TeamTree.Team(name: "Pay", department: "Shop"), TeamTree.Team(name: "Cart", department: "Shop"),
    TeamTree.Team(name: "Search", department: "Platform"),
    TeamTree.Team(name: "Ranking", parent: "Search"), TeamTree.Team(name: "Alone"),
  ])

  static let (pay, cart, search, ranking, alone) = (0, 1, 2, 3, 4)

  static func day(_ iso: String) -> CalendarDay { CalendarDay(iso: iso) ?? CalendarDay(number: 0) }

  /// People 1 to 4 are in Pay, 5 to 8 in Cart, 9 and 10 in Search; person 1 moved to Cart on 1 July 2025.
  static var times: TeamTimes {
    TeamTimes(
      [
        TeamTimes.Time(person: 1, team: pay, until: day("2025-06-30")),
        TeamTimes.Time(person: 1, team: cart, since: day("2025-07-01")),
      ]
        + (2...4).map { TeamTimes.Time(person: $0, team: pay) } + (5...8).map { TeamTimes.Time(person: $0, team: cart) }
        + (9...10).map { TeamTimes.Time(person: $0, team: search) })
  }

  static var rules: ContributionRules { ContributionRules(tree: tree, times: times) }

  /// Commits as person, day and the team that owns what is touched.
  static func ledger(_ commits: [(person: Int32, day: String, owner: Int)]) -> ContributionLedger {
    let rules = rules
    return ContributionLedger(
      commits.flatMap { rules.contributions(person: $0.person, day: day($0.day), owners: [[$0.owner]]) },
      rules: rules)
  }

  static let year2025 =
    Quarter(CalendarDay(year: 2025, month: 1, day: 1))...Quarter(CalendarDay(year: 2025, month: 10, day: 1))
}
