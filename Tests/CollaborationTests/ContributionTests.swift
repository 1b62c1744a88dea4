import Testing

@testable import Collaboration

@Suite struct ContributionTests {
  @Test func theTeamIsThatOfTheDay() {
    let rules = Sample.rules
    let before = rules.contributions(person: 1, day: Sample.day("2025-06-30"), owners: [[Sample.pay]])
    let after = rules.contributions(person: 1, day: Sample.day("2025-07-01"), owners: [[Sample.pay]])
    #expect(before.map(\.distance) == [0])
    #expect(after.map(\.from) == [Sample.cart] && after.map(\.distance) == [1])
  }

  @Test func aCommitCountsOnceForEachTeam() {
    let found = Sample.rules.contributions(
      person: 2, day: Sample.day("2025-01-01"),
      owners: [[Sample.pay], [Sample.search], [Sample.search], [], [Sample.search, Sample.pay]])
    #expect(found.map(\.to) == [Sample.pay, Sample.search])
    #expect(found.map(\.isOutside) == [false, true])
  }

  @Test func whoIsInNoTeamIsNotFromOutside() {
    let found = Sample.rules.contributions(person: 99, day: Sample.day("2025-01-01"), owners: [[Sample.pay]])
    #expect(found.map(\.from) == [nil] && found.map(\.isOutside) == [false])
  }

  @Test func flowsCountBothWays() throws {
    let ledger = Sample.ledger([
      (2, "2025-01-10", Sample.pay), (2, "2025-01-11", Sample.cart), (3, "2025-02-11", Sample.cart),
      (4, "2025-03-11", Sample.cart), (5, "2025-04-01", Sample.cart), (5, "2025-04-02", Sample.search),
      (9, "2025-05-01", Sample.pay), (99, "2025-05-02", Sample.pay), (5, "2024-12-31", Sample.pay),
    ])
    let (flows, units) = ledger.flows(by: .team, in: Sample.year2025)
    let cart = try #require(units.first { $0.name == "Cart" })
    #expect(cart.inside == 1 && cart.fromOutside == 3 && cart.toOutside == 1)
    #expect(cart.outsideShare == 0.75 && cart.distance == 1)
    #expect(cart.outsiders.value == 3 && cart.newcomers.value == 3)
    let pay = try #require(units.first { $0.name == "Pay" })
    #expect(pay.inside == 1 && pay.fromOutside == 1 && pay.fromUnknown == 1 && pay.toOutside == 3)
    #expect(pay.distances == [2: 1])
    #expect(flows.contains(Flow(from: .unit("Pay"), to: "Cart", contributions: 3, people: PeopleCount(3))))
    #expect(flows.contains { $0.from == .unknown && $0.to == "Pay" && $0.contributions == 1 })
  }

  /// Groups of fewer than three people are not shown as people, and a team of fewer is no row.
  @Test func fewPeopleAreNotShown() throws {
    let ledger = Sample.ledger([
      (9, "2025-01-10", Sample.pay), (10, "2025-01-10", Sample.pay), (9, "2025-01-10", Sample.search),
      (5, "2025-01-10", Sample.search),
    ])
    let (flows, units) = ledger.flows(by: .team, in: Sample.year2025)
    #expect(!flows.contains { $0.from == .unit("Search") })
    #expect(flows.contains { $0.from == .small && $0.to == "Pay" && $0.contributions == 2 && $0.people.value == nil })
    let search = try #require(units.first { $0.name == "Search" })
    #expect(search.inside == nil && search.toOutside == nil && search.outsideShare == nil)
    #expect(search.fromOutside == 1 && search.outsiders.value == nil && search.newcomers.value == nil)
    #expect(PeopleCount(0).value == 0 && PeopleCount(3).value == 3)
  }

  @Test func departmentsPutTeamsTogether() throws {
    let ledger = Sample.ledger([
      (2, "2025-01-10", Sample.cart), (5, "2025-01-10", Sample.ranking), (6, "2025-01-10", Sample.alone),
    ])
    let (flows, units) = ledger.flows(by: .department, in: Sample.year2025)
    let shop = try #require(units.first { $0.name == "Shop" })
    #expect(shop.inside == 1 && shop.toOutside == 2)
    #expect(Set(flows.map(\.to)) == ["Shop", "Platform", ""])
  }

  @Test func newcomersComeBackOnAnotherDayWithinAYear() throws {
    let ledger = Sample.ledger([
      // Came first as an insider of Pay, so is no newcomer when they come from Cart.
      (1, "2025-01-01", Sample.pay), (1, "2025-08-01", Sample.pay),
      // The same day is no coming back, and neither is later than a year.
      (5, "2025-01-01", Sample.pay), (5, "2025-01-01", Sample.pay), (6, "2025-01-01", Sample.pay),
      (6, "2026-01-02", Sample.pay), (7, "2025-01-01", Sample.pay), (7, "2026-01-01", Sample.pay),
      (8, "2025-01-02", Sample.pay), (8, "2025-02-02", Sample.pay), (9, "2025-01-02", Sample.pay),
      (9, "2025-01-03", Sample.pay),
    ])
    let pay = try #require(ledger.flows(by: .team, in: Sample.year2025).units.first { $0.name == "Pay" })
    #expect(pay.newcomers.value == 5)
    #expect(pay.returned.value == 3)
    let trend = ledger.trend(in: Sample.year2025)
    #expect(trend.count == 4)
    #expect(trend[0].newcomers.value == 5 && trend[0].returned.value == 3)
    #expect(trend[1] == QuarterTrend(quarter: Quarter(CalendarDay(year: 2025, month: 4, day: 1))))
  }

  @Test func theTrendHasEachQuarter() throws {
    let ledger = Sample.ledger([
      (2, "2025-01-10", Sample.pay), (3, "2025-02-10", Sample.cart), (5, "2025-03-10", Sample.search),
      (99, "2025-03-10", Sample.search), (6, "2025-10-10", Sample.cart),
    ])
    let trend = ledger.trend(in: try #require(ledger.quarters))
    #expect(trend.map(\.contributions) == [3, 0, 0, 1])
    #expect(trend[0].outside == 2 && trend[0].acrossDepartments == 1 && trend[0].unknown == 1)
    #expect(trend[0].distance == 1.5 && trend[0].pairs == 2)
    #expect(trend[0].people.value == 3 && trend[0].outsiders.value == nil)
    #expect(trend[3].outsideShare == 0 && trend[1].outsideShare == nil)
  }
}
