/// How much an organisation worked across the borders of its teams in one quarter.
package struct QuarterTrend: Sendable, Hashable {
  package var quarter: Quarter
  /// Contributions whose author's team is known; of them those to another team, and those to another department.
  package var contributions: Int
  package var outside: Int
  package var acrossDepartments: Int
  /// By people who were in no known team on that day.
  package var unknown: Int
  /// The mean number of levels of those to other teams; nil without any.
  package var distance: Double?
  /// Who contributed, and who of them to another team.
  package var people: PeopleCount
  package var outsiders: PeopleCount
  /// Those of them who contributed to some other team for the first time, and who of these did so again on another day
  /// within a year.
  package var newcomers: PeopleCount
  package var returned: PeopleCount
  /// Pairs of teams, one contributing to the other, each way by itself.
  package var pairs: Int

  package init(
    quarter: Quarter, contributions: Int = 0, outside: Int = 0, acrossDepartments: Int = 0, unknown: Int = 0,
    distance: Double? = nil, people: PeopleCount = .none, outsiders: PeopleCount = .none,
    newcomers: PeopleCount = .none, returned: PeopleCount = .none, pairs: Int = 0
  ) {
    self.quarter = quarter
    self.contributions = contributions
    self.outside = outside
    self.acrossDepartments = acrossDepartments
    self.unknown = unknown
    self.distance = distance
    self.people = people
    self.outsiders = outsiders
    self.newcomers = newcomers
    self.returned = returned
    self.pairs = pairs
  }

  /// 0...1; nil without contributions.
  package var outsideShare: Double? { contributions > 0 ? Double(outside) / Double(contributions) : nil }
}

extension ContributionLedger {
  /// Each quarter of a period, oldest first, also those without contributions.
  package func trend(in period: ClosedRange<Quarter>) -> [QuarterTrend] {
    var newcomers: [Quarter: (new: Set<Int32>, back: Set<Int32>)] = [:]
    for arrival in arrivals where arrival.isOutside {
      newcomers[Quarter(arrival.day), default: ([], [])].new.insert(arrival.person)
      if arrival.isBack { newcomers[Quarter(arrival.day)]?.back.insert(arrival.person) }
    }
    return period.all.map { quarter in
      var trend = trend(of: quarter)
      trend.newcomers = PeopleCount(newcomers[quarter]?.new ?? [])
      trend.returned = PeopleCount(newcomers[quarter]?.back ?? [])
      return trend
    }
  }

  private func trend(of quarter: Quarter) -> QuarterTrend {
    var trend = QuarterTrend(quarter: quarter)
    var people: Set<Int32> = []
    var outsiders: Set<Int32> = []
    var distances: [Int: Int] = [:]
    var pairs: Set<[Int]> = []
    for contribution in contributions(in: quarter.days) {
      guard let from = contribution.from, let distance = contribution.distance else {
        trend.unknown += 1
        continue
      }
      trend.contributions += 1
      people.insert(contribution.person)
      guard distance > 0 else { continue }
      trend.outside += 1
      outsiders.insert(contribution.person)
      distances[distance, default: 0] += 1
      pairs.insert([from, contribution.to])
      if tree.department(of: from) != tree.department(of: contribution.to) { trend.acrossDepartments += 1 }
    }
    trend.people = PeopleCount(people)
    trend.outsiders = PeopleCount(outsiders)
    trend.distance = distances.mean
    trend.pairs = pairs.count
    return trend
  }
}
