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

  @Test func whatIsLinkedStandsTogether() {
    let order = MatrixOrder.order(
      groups: ["B", "A", "B", "A", "", "A"], links: [(1, 5, 3), (0, 2, 1), (3, 4, 1), (9, 9, 1)].filter { $0.0 < 6 })
    #expect(Set(order.prefix(3)) == [1, 3, 5])
    #expect(abs(order.firstIndex(of: 1)! - order.firstIndex(of: 5)!) == 1)
    #expect(order.last == 4)
    #expect(order.sorted() == Array(0..<6))
  }
}
