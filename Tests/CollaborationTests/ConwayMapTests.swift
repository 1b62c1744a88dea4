import Testing

@testable import Collaboration

@Suite struct ConwayMapTests {
  private func map(
    _ ties: [(Int, Int)], contributions: [(Int32, Int)] = [], talk: [TeamTalk] = [], channels: [[String]] = []
  ) -> ConwayMap {
    let rules = Sample.rules
    return ConwayMap(
      ties: ties.map { ConwayMap.Tie(.dependency(0), [$0.0], [$0.1], changes: 2) },
      contributions: contributions.flatMap {
        rules.contributions(person: $0.0, day: Sample.day("2025-01-01"), owners: [[$0.1]])
      }, talk: talk, channels: channels)
  }

  @Test func coupledTeamsThatDoNotTalkComeFirst() {
    let map = map(
      [(Sample.pay, Sample.search), (Sample.search, Sample.pay), (Sample.pay, Sample.cart), (Sample.pay, Sample.pay)],
      contributions: [(5, Sample.pay), (2, Sample.cart), (2, Sample.cart), (5, Sample.alone)])
    #expect(map.pairs.map { [$0.first, $0.second] } == [[Sample.pay, Sample.search], [Sample.pay, Sample.cart]])
    #expect(map.pairs.map(\.kind) == [.silent, .congruent])
    #expect(map.pairs[0].couplings.count == 2 && map.pairs[0].changes == 4)
    #expect(map.pairs[1].given == 2 && map.pairs[1].taken == 1)
    #expect(map.congruence == 0.5)
  }

  /// One contribution is no talk, and more than nothing.
  @Test func thoseWithoutAWordComeFirst() {
    let map = map(
      [(Sample.pay, Sample.cart), (Sample.pay, Sample.cart), (Sample.pay, Sample.search)],
      contributions: [(5, Sample.pay)])
    #expect(map.pairs.map(\.kind) == [.silent, .silent])
    #expect(map.pairs.map(\.second) == [Sample.search, Sample.cart])
  }

  @Test func talkWithoutNeedIsTold() {
    let question = TeamTalk(Sample.cart, Sample.search, day: Sample.day("2025-01-01"), kind: .question)
    let help = TeamTalk(Sample.search, Sample.cart, day: Sample.day("2025-01-01"), kind: .help)
    let map = map([], talk: [question, help, question])
    #expect(map.pairs.map(\.kind) == [.needless])
    #expect(map.pairs[0].questions == 2 && map.pairs[0].help == 1)
    #expect(map.congruence == nil)
    #expect(self.map([], talk: [question, question]).pairs.isEmpty)
  }

  /// A shared channel is talk, unless it is one of many teams; and it is no burden.
  @Test func channelsAreTalk() {
    let shared = [["#a", "#All"], ["#A", "#all"], ["#all"], ["#all"], ["#all"], ["#all"]]
    let coupled = map([(Sample.pay, Sample.cart), (Sample.pay, Sample.search)], channels: shared)
    #expect(coupled.pairs.map(\.kind) == [.silent, .congruent])
    #expect(coupled.pairs[1].channels == ["#a"])
    #expect(map([], channels: shared).pairs.isEmpty)
  }

  @Test func placesThatChangeTogetherAreFound() {
    func change(_ person: Int32, _ day: Int, _ repository: Int, _ places: [Int], files: Int = 2) -> CoChange.Change {
      CoChange.Change(
        person: person, day: CalendarDay(number: day), repository: repository, places: places, files: files)
    }
    let together = (0..<6).map { change(1, $0, 1, [1, 2]) } + (0..<6).map { change(2, $0, 1, [1, 3], files: 31) }
    #expect(
      CoChange.pairs(together) == [CoChange(first: 1, second: 2, shared: 6, degree: 1, basis: .commit)])
    // Two repositories, by one person on one day; another person on that day does not count.
    let across = (0..<5).flatMap { [change(1, $0, 1, [1]), change(1, $0, 2, [7]), change(2, $0, 3, [9])] }
    #expect(CoChange.pairs(across) == [CoChange(first: 1, second: 7, shared: 5, degree: 1, basis: .day)])
    // Too seldom among many changes.
    let seldom = across + (10..<60).flatMap { [change(1, $0, 1, [1]), change(2, $0, 2, [7])] }
    #expect(CoChange.pairs(seldom).isEmpty)
  }

  /// Tickets couple repositories whoever makes the changes; a name that comes back all year is none.
  @Test func ticketsCouplePlacesOfSeveralRepositories() {
    func change(_ person: Int32, _ day: Int, _ repository: Int, _ ticket: Int32) -> CoChange.Change {
      CoChange.Change(
        person: person, day: CalendarDay(number: day), repository: repository, places: [repository], files: 1,
        tickets: [ticket])
    }
    func changes(_ tickets: Int32, apart: Int) -> [CoChange.Change] {
      (0..<tickets).flatMap { ticket in
        [change(1, Int(ticket) * 100, 1, ticket), change(2, Int(ticket) * 100 + apart, 2, ticket)]
      }
    }
    #expect(
      CoChange.pairs(changes(3, apart: 90)) == [CoChange(first: 1, second: 2, shared: 3, degree: 1, basis: .ticket)])
    #expect(CoChange.pairs(changes(2, apart: 0)).isEmpty)
    #expect(CoChange.pairs(changes(3, apart: 91)).isEmpty)
    // Within a repository commits say it, and of what tickets say days say nothing more.
    let near = (0..<6).flatMap { [change(1, $0, 1, Int32($0)), change(1, $0, 1, Int32($0))] }
    #expect(CoChange.pairs(near).isEmpty)
    let both = (0..<6).flatMap { [change(1, $0 * 7, 1, Int32($0)), change(1, $0 * 7, 2, Int32($0))] }
    #expect(CoChange.pairs(both).map(\.basis) == [.ticket])
  }

  /// Somebody who works on two places every day changes both every day, which says nothing of them.
  @Test func whatChanceBringsTogetherCouplesNothing() {
    func change(_ person: Int32, _ day: Int, _ place: Int) -> CoChange.Change {
      CoChange.Change(
        person: person, day: CalendarDay(number: day), repository: place, places: [place], files: 1)
    }
    // Monday to Friday of twenty weeks; 4 January 1970 was a Sunday.
    let workdays = (0..<100).map { 4 + $0 / 5 * 7 + $0 % 5 }
    let always = workdays.flatMap { [change(1, $0, 1), change(1, $0, 2)] }
    #expect(CoChange.pairs(always).isEmpty)
    // The same share of days for both, on days that have nothing to do with each other, and on the same ones.
    let apart = workdays.enumerated().flatMap { position, day in
      (position % 2 == 0 ? [change(1, day, 1)] : []) + (position % 4 < 2 ? [change(1, day, 2)] : [])
    }
    #expect(CoChange.pairs(apart).isEmpty)
    let together = workdays.enumerated().flatMap { position, day in
      position % 2 == 0 ? [change(1, day, 1), change(1, day, 2)] : [change(1, day, 3)]
    }
    #expect(CoChange.pairs(together).map { [$0.first, $0.second, $0.shared] } == [[1, 2, 50]])
  }

  @Test func whatIsLinkedStandsTogether() {
    let order = MatrixOrder.order(
      groups: ["B", "A", "B", "A", "", "A"], links: [(1, 5, 3), (0, 2, 1), (3, 4, 1), (9, 9, 1)].filter { $0.0 < 6 })
    #expect(Set(order.prefix(3)) == [1, 3, 5])
    #expect(abs(order.firstIndex(of: 1)! - order.firstIndex(of: 5)!) == 1)
    #expect(order.last == 4)
    #expect(order.sorted() == Array(0..<6))
  }
}
