/// What contributions are put together by.
package enum FlowUnit: String, Sendable, CaseIterable {
  case team
  case department
}

/// Where contributions come from.
package enum FlowSource: Sendable, Hashable {
  /// A team or department by its name; the empty department is that of teams without one.
  case unit(String)
  /// Units of fewer than three people, put together: a row of their own would speak of single people.
  case small
  /// People who were in no known team on that day.
  case unknown
}

/// Contributions from one unit to another in a period.
package struct Flow: Sendable, Hashable {
  package var from: FlowSource
  /// The unit that owns what was changed.
  package var to: String
  package var contributions: Int
  package var people: PeopleCount

  package init(from: FlowSource, to: String, contributions: Int, people: PeopleCount) {
    self.from = from
    self.to = to
    self.contributions = contributions
    self.people = people
  }
}

/// What came to a unit's projects in a period, and what its people contributed elsewhere.
package struct UnitFlow: Sendable, Hashable {
  package var name: String
  /// Contributions to its projects by its own people, by those of others, and by those without a known team. Within a
  /// unit of fewer than three people they are nil: they would be single people's.
  package var inside: Int?
  package var fromOutside: Int
  package var fromUnknown: Int
  /// Contributions of its people to projects of others; nil for a unit of fewer than three people.
  package var toOutside: Int?
  /// Who contributed from outside.
  package var outsiders: PeopleCount
  /// Of them those whose first contribution to it this was, and who of those came again on another day within a year.
  package var newcomers: PeopleCount
  package var returned: PeopleCount
  /// Contributions from outside by distance: levels to the first shared unit.
  package var distances: [Int: Int]

  package init(
    name: String, inside: Int? = 0, fromOutside: Int = 0, fromUnknown: Int = 0, toOutside: Int? = 0,
    outsiders: PeopleCount = .none, newcomers: PeopleCount = .none, returned: PeopleCount = .none,
    distances: [Int: Int] = [:]
  ) {
    self.name = name
    self.inside = inside
    self.fromOutside = fromOutside
    self.fromUnknown = fromUnknown
    self.toOutside = toOutside
    self.outsiders = outsiders
    self.newcomers = newcomers
    self.returned = returned
    self.distances = distances
  }

  /// From outside, of those whose author's team is known: 0...1; nil without any, and where `inside` is not told.
  package var outsideShare: Double? {
    guard let inside, inside + fromOutside > 0 else { return nil }
    return Double(fromOutside) / Double(inside + fromOutside)
  }

  /// The mean number of levels of those from outside; nil without any.
  package var distance: Double? { distances.mean }
}

extension [Int: Int] {
  /// The mean of the keys, each as often as its value says.
  var mean: Double? {
    let count = values.reduce(0, +)
    guard count > 0 else { return nil }
    return Double(reduce(0) { $0 + $1.key * $1.value }) / Double(count)
  }
}

extension ContributionLedger {
  /// Who contributes to whom in a period: each pair that has any, by name; and each unit that has a part in it.
  package func flows(
    by unit: FlowUnit, in period: ClosedRange<Quarter>
  ) -> (flows: [Flow], units: [UnitFlow]) {
    let days = period.days
    let units = FlowUnits(self, unit, in: days)
    var cells: [FlowUnits.Cell: (count: Int, people: Set<Int32>)] = [:]
    var tallies: [Int: Tally] = [:]
    for contribution in contributions(in: days) {
      let to = units.number(of: contribution.to)
      let from = contribution.from.map(units.number)
      tallies[to, default: Tally()].add(contribution, isInside: from == to)
      if let from, from != to { tallies[from, default: Tally()].toOutside += 1 }
      cells[FlowUnits.Cell(from: units.source(from), to: to), default: (0, [])].count += 1
      cells[FlowUnits.Cell(from: units.source(from), to: to)]?.people.insert(contribution.person)
    }
    count(arrivalsIn: days, units, &tallies)
    let flows = cells.map { cell, value in
      Flow(from: cell.from, to: units.names[cell.to], contributions: value.count, people: PeopleCount(value.people))
    }
    return (
      flows.sorted { ($0.from.order, $0.to) < ($1.from.order, $1.to) },
      tallies.map { unit, tally in tally.flow(of: units.names[unit], isSmall: units.isSmall(unit)) }
        .sorted { $0.name < $1.name }
    )
  }

  /// Somebody who comes to two teams of a unit is one newcomer to it.
  private func count(
    arrivalsIn days: ClosedRange<CalendarDay>, _ units: FlowUnits, _ tallies: inout [Int: Tally]
  ) {
    for arrival in arrivals where arrival.isOutside && days.contains(arrival.day) {
      let unit = units.number(of: arrival.team)
      tallies[unit, default: Tally()].newcomers.insert(arrival.person)
      if arrival.isBack { tallies[unit]?.returned.insert(arrival.person) }
    }
  }
}

extension FlowSource {
  /// Units by name, then those that are none.
  var order: String {
    switch self {
    case .unit(let name): name
    case .small: "\u{10FFFE}"
    case .unknown: "\u{10FFFF}"
    }
  }
}

/// What comes together for one unit.
private struct Tally {
  var inside = 0
  var fromOutside = 0
  var fromUnknown = 0
  var toOutside = 0
  var outsiders: Set<Int32> = []
  var newcomers: Set<Int32> = []
  var returned: Set<Int32> = []
  var distances: [Int: Int] = [:]

  mutating func add(_ contribution: Contribution, isInside: Bool) {
    guard let distance = contribution.distance else {
      fromUnknown += 1
      return
    }
    if isInside {
      inside += 1
    } else {
      fromOutside += 1
      outsiders.insert(contribution.person)
      distances[distance, default: 0] += 1
    }
  }

  func flow(of name: String, isSmall: Bool) -> UnitFlow {
    UnitFlow(
      name: name, inside: isSmall ? nil : inside, fromOutside: fromOutside, fromUnknown: fromUnknown,
      toOutside: isSmall ? nil : toOutside, outsiders: PeopleCount(outsiders), newcomers: PeopleCount(newcomers),
      returned: PeopleCount(returned), distances: distances)
  }
}

/// Teams as the units that they are put together by.
private struct FlowUnits {
  struct Cell: Hashable {
    var from: FlowSource
    var to: Int
  }

  private(set) var names: [String] = []
  private let ofTeam: [Int]
  private var members: [Int: Set<Int32>] = [:]

  init(_ ledger: ContributionLedger, _ unit: FlowUnit, in days: ClosedRange<CalendarDay>) {
    let tree = ledger.tree
    var numbers: [String: Int] = [:]
    var names: [String] = []
    ofTeam = tree.teams.indices.map { team in
      let name = unit == .team ? tree.teams[team].name : tree.department(of: team)
      if let number = numbers[name] { return number }
      numbers[name] = names.count
      names.append(name)
      return names.count - 1
    }
    self.names = names
    for (team, people) in ledger.times.members(in: days) { members[ofTeam[team], default: []].formUnion(people) }
  }

  func number(of team: Int) -> Int { ofTeam[team] }

  func isSmall(_ unit: Int) -> Bool { (members[unit]?.count ?? 0) < PeopleCount.least }

  func source(_ unit: Int?) -> FlowSource {
    guard let unit else { return .unknown }
    return isSmall(unit) ? .small : .unit(names[unit])
  }
}
