import Foundation
import Testing

@testable import Demand

@Suite struct HeadCountTests {
  private let now = Date(timeIntervalSince1970: 1_790_000_000)

  private func asking(
    _ who: String?, _ team: String = "", period: Int = 0, minutesAgo: Double = 0, source: Asking.Source = .search,
    found: Bool = true, opened: Bool = false
  ) -> Asking {
    Asking(
      source: source, need: "x", date: now - minutesAgo * 60, who: who, period: period, team: team,
      foundSomething: found, openedSomething: opened)
  }

  private func count(_ askings: Asking...) -> Int { HeadCount.atLeast(askings) }

  @Test func onePersonIsNeverTwo() {
    #expect(count() == 0)
    #expect(count(asking("ann"), asking("ann"), asking("ann")) == 1)
    // In three periods nobody can tell whether it was the same person.
    #expect(count(asking("ann"), asking("17", period: 1), asking("99", period: 2)) == 1)
    #expect(count(asking("ann", "A"), asking("17", "A", period: 1), asking("99", "A", period: 2)) == 1)
    // Whoever said two teams within a period is still one.
    #expect(count(asking("ann", "A"), asking("ann", "B")) == 1)
    // Unknown people count nothing, not even for a team.
    #expect(count(asking(nil, "A"), asking(nil, "B"), asking(nil, "C")) == 0)
    // One without a team may be one of those with a team.
    #expect(count(asking("ann", "A"), asking("17", period: 1)) == 1)
  }

  @Test func peopleOfSeveralTeamsAndPeriodsAreSeveral() {
    #expect(count(asking("ann"), asking("ben"), asking("eva")) == 3)
    #expect(count(asking("ann", "A"), asking("17", "B", period: 1), asking("99", "C", period: 2)) == 3)
    #expect(count(asking("ann", "A"), asking("ben", "A"), asking("17", "B", period: 1)) == 3)
  }

  @Test func failuresAreEmptyAnswersAndSecondTries() {
    func failed(_ askings: Asking...) -> Int { FailedAskings.of(askings).count }
    #expect(failed(asking("ann", found: false)) == 1)
    #expect(failed(asking("ann", minutesAgo: 9), asking("ann")) == 1)
    #expect(failed(asking("ann", minutesAgo: 9, opened: true), asking("ann")) == 0)
    #expect(failed(asking("ann", minutesAgo: 90), asking("ann")) == 0)
    #expect(failed(asking("ann", minutesAgo: 9), asking("ben")) == 0)
    #expect(failed(asking(nil, minutesAgo: 9), asking(nil)) == 0)
    #expect(failed(asking("ann", source: .record, found: false)) == 0)
  }

  @Test func trendsTellNothingOfSinglePeople() {
    let middle = now - 3_600
    func half(_ people: Int, minutesAgo: Double, times: Int = 1) -> [Asking] {
      (0..<people).flatMap { person in (0..<times).map { _ in asking("p\(person)", minutesAgo: minutesAgo) } }
    }
    #expect(DemandTrend(half(2, minutesAgo: 90) + half(2, minutesAgo: 0), middle: middle) == nil)
    #expect(DemandTrend(half(2, minutesAgo: 90) + half(3, minutesAgo: 0), middle: middle) == .rising)
    // Two people who asked before look like none.
    #expect(DemandTrend(half(3, minutesAgo: 0), middle: middle) == .rising)
    #expect(DemandTrend(half(3, minutesAgo: 90) + half(3, minutesAgo: 0), middle: middle) == .steady)
    #expect(DemandTrend(half(4, minutesAgo: 90, times: 2) + half(3, minutesAgo: 0), middle: middle) == .falling)
  }
}
