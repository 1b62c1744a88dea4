/// The people of the organisation and the teams they are in, each with its days.
package struct Company: Sendable {
  package struct Team: Sendable, Equatable {
    package var name: String
    package var department: String
    package var channel: String
    var about: String

    /// As addresses and accounts write it.
    var slug: String { name.lowercased() }
  }

  /// Days in a team: from the first to the last one, nil where it goes on.
  package struct Membership: Sendable, Equatable {
    package var team: String
    package var from: DayNumber
    package var to: DayNumber?

    func holds(_ day: DayNumber) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
  }

  package struct Person: Sendable, Equatable {
    /// Different for each, from 0 on.
    package var number: Int
    package var name: String
    /// The main address first. The last one stands in no configuration where `needsMailmap` is set.
    package var emails: [String]
    package var login: String
    var needsMailmap: Bool
    package var memberships: [Membership]

    /// The team of that day; nil before the first day and after the last.
    package func team(on day: DayNumber) -> String? { memberships.first { $0.holds(day) }?.team }

    var configuredEmails: [String] { needsMailmap ? Array(emails.dropLast()) : emails }
    var hasLeft: Bool { memberships.last?.to != nil }
  }

  package let name: String
  package let teams: [Team]
  package let people: [Person]

  package func people(of team: String, on day: DayNumber) -> [Person] { people.filter { $0.team(on: day) == team } }

  package func team(_ name: String) -> Team? { teams.first { $0.name == name } }
}

extension Company {
  static let mailHost = "calder.example"
  /// Before the company took its present name, in July 2022.
  static let formerMailHost = "calderfreight.example"
  static let renamed = DayNumber(year: 2022, month: 7, day: 1)

  static let teams = [
    Team(
      name: "Runtime", department: "Platform", channel: "#runtime", about: "Libraries that every service stands on."),
    Team(name: "Identity", department: "Platform", channel: "#identity", about: "Who may do what, and proof of it."),
    Team(name: "Delivery", department: "Platform", channel: "#delivery", about: "From a commit to a running service."),
    Team(name: "Booking", department: "Logistics", channel: "#booking", about: "Shippers ask, carriers confirm."),
    Team(
      name: "Tracking", department: "Logistics", channel: "#tracking",
      about: "Where a shipment is, and when it arrives."),
    Team(name: "Routing", department: "Logistics", channel: "#routing", about: "The way from port to port."),
    Team(
      name: "Warehouse", department: "Logistics", channel: "#dock-screens",
      about: "What stands where, and what leaves next."),
    Team(name: "Pricing", department: "Commerce", channel: "#commerce", about: "What a shipment costs."),
    Team(name: "Billing", department: "Commerce", channel: "#commerce", about: "Invoices, payments and reminders."),
    Team(name: "Customs", department: "Commerce", channel: "#customs", about: "Declarations and duties."),
    Team(name: "Web", department: "Experience", channel: "#dock-screens", about: "What shippers see."),
    Team(
      name: "Insights", department: "Experience", channel: "#insights", about: "What the company learns from its data."),
  ]

  /// 150 people: twelve or thirteen a team, of whom some moved to another one, some came later and some left.
  init(seed: UInt64, days: ClosedRange<DayNumber>) {
    var random = SplitMix64(seed, for: "people")
    let surnames = random.shuffled(PeopleNames.last)
    name = "Calder Freight"
    teams = Self.teams
    var people: [Person] = []
    for number in 0..<Self.headcount {
      let team = Self.teams[number % Self.teams.count].name
      let first = PeopleNames.first[random.below(PeopleNames.first.count)]
      let surname = surnames[number]
      let login = (first.prefix(1) + surname).lowercased()
      people.append(
        Person(
          number: number, name: "\(first) \(surname)",
          emails: Self.emails(first.lowercased(), surname.lowercased(), login: login, &random), login: login,
          // The founders of each team are known by everything they ever used.
          needsMailmap: number >= 4 * Self.teams.count && number % 11 == 5,
          memberships: Self.memberships(number, team, days, &random)))
    }
    self.people = people
  }

  private static let headcount = 150

  private static func emails(_ first: String, _ last: String, login: String, _ random: inout SplitMix64) -> [String] {
    var emails = ["\(first).\(last)@\(mailHost)", "\(first).\(last)@\(formerMailHost)"]
    if random.happens(300) { emails.append("\(login)@home.example") }
    if random.happens(300) { emails.append("\(1000 + random.below(90_000))+\(login)@users.noreply.github.com") }
    if emails.count == 2 { emails.append("\(login)@build.\(mailHost)") }
    return emails
  }

  /// The first four of each team are there from the first to the last day, so that no team is ever empty.
  private static func memberships(
    _ number: Int, _ team: String, _ days: ClosedRange<DayNumber>, _ random: inout SplitMix64
  ) -> [Membership] {
    let start = days.lowerBound
    let length = days.upperBound - start
    guard number >= 4 * teams.count else { return [Membership(team: team, from: start + -400, to: nil)] }
    let from = random.happens(450) ? start + -random.within(30...900) : start + random.within(30...(length - 400))
    let earliest = max(0, from - start) + 240
    let fate = random.below(1000)
    let day = start + random.within(earliest...max(earliest, length - 120))
    if fate < 180, day < days.upperBound {
      // To a team that the old one is on speaking terms with: what is planted must stay.
      let others = teams.map(\.name).filter { $0 != team && !Couplings.areSilent($0, team) }
      let next = random.pick(others) ?? team
      return [Membership(team: team, from: from, to: day + -1), Membership(team: next, from: day, to: nil)]
    }
    if fate < 330, day < days.upperBound { return [Membership(team: team, from: from, to: day)] }
    return [Membership(team: team, from: from, to: nil)]
  }
}
