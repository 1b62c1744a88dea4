/// All contributions of an organisation, to be looked at by unit and quarter.
package struct ContributionLedger: Sendable {
  /// Somebody's first contribution to what a team owns.
  struct Arrival: Sendable {
    var person: Int32
    var team: Int
    var day: CalendarDay
    /// Whether it came from another team.
    var isOutside: Bool
    /// Their next day with one, within a year.
    var isBack = false
  }

  /// A newcomer came back who contributes again within so many days.
  package static let daysToReturn = 365

  package let tree: TeamTree
  let times: TeamTimes
  /// Oldest first.
  package let contributions: [Contribution]
  let arrivals: [Arrival]

  /// `contributions` in any order.
  package init(_ contributions: [Contribution], rules: ContributionRules) {
    tree = rules.tree
    times = rules.times
    self.contributions = contributions.sorted { ($0.day, $0.person, $0.to) < ($1.day, $1.person, $1.to) }
    arrivals = Self.arrivals(self.contributions)
  }

  private struct Pair: Hashable {
    var person: Int32
    var team: Int
  }

  private static func arrivals(_ contributions: [Contribution]) -> [Arrival] {
    var positions: [Pair: Int] = [:]
    var arrivals: [Arrival] = []
    for contribution in contributions {
      let pair = Pair(person: contribution.person, team: contribution.to)
      guard let position = positions[pair] else {
        positions[pair] = arrivals.count
        arrivals.append(
          Arrival(
            person: pair.person, team: pair.team, day: contribution.day, isOutside: contribution.isOutside))
        continue
      }
      let days = contribution.day.number - arrivals[position].day.number
      if (1...daysToReturn).contains(days) { arrivals[position].isBack = true }
    }
    return arrivals
  }

  /// The quarters from the first contribution to the last; nil without any.
  package var quarters: ClosedRange<Quarter>? {
    guard let first = contributions.first, let last = contributions.last else { return nil }
    return Quarter(first.day)...Quarter(last.day)
  }

  func contributions(in days: ClosedRange<CalendarDay>) -> ArraySlice<Contribution> {
    let start = contributions.partition { $0.day >= days.lowerBound }
    let end = contributions.partition { $0.day > days.upperBound }
    return contributions[start..<max(start, end)]
  }
}

extension Array {
  /// The first position whose element fulfils a condition that all later ones fulfil too.
  fileprivate func partition(_ isLater: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isLater(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
