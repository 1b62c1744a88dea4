/// Who makes the changes of one repository.
struct Staffing: Sendable {
  let blueprint: Blueprint
  let company: Company
  private let days: ClosedRange<DayNumber>
  /// Teams whose people come as guests, with how often.
  private let guestTeams: [(team: String, weight: Int)]
  /// nil where the work is shared.
  let keeper: Company.Person?
  /// Everybody of the company by how much they like this repository.
  private let liking: [Int]
  private var guests: [Int] = []
  private var random: SplitMix64

  init(_ blueprint: Blueprint, company: Company, days: ClosedRange<DayNumber>, seed: UInt64) {
    (self.blueprint, self.company, self.days) = (blueprint, company, days)
    var random = SplitMix64(seed, for: "staff " + blueprint.name)
    // Few do much: 240, 120, 60 and so on, over the team in an order of the repository's own.
    var liking = Array(repeating: 1, count: company.people.count)
    var ranks: [String: Int] = [:]
    for person in random.shuffled(company.people) {
      let team = person.memberships.last?.team ?? ""
      ranks[team, default: 0] += 1
      liking[person.number] = max(1, 480 >> min(9, ranks[team] ?? 1))
    }
    self.liking = liking
    guestTeams = Self.guestTeams(blueprint, company)
    keeper = blueprint.hasKeeper ? Self.keeper(blueprint, company, days, &random) : nil
    self.random = random
  }

  /// Of the oldest of a team, or of those who left it lately: what they know left with them.
  private static func keeper(
    _ blueprint: Blueprint, _ company: Company, _ days: ClosedRange<DayNumber>, _ random: inout SplitMix64
  ) -> Company.Person? {
    let all = company.people.filter { $0.memberships.first?.team == blueprint.team && $0.memberships.count == 1 }
    let leaving = all.filter { person in
      guard let membership = person.memberships.first, let to = membership.to else { return false }
      return membership.from <= days.lowerBound + 91 * blueprint.born && days.upperBound - to < 700
    }
    let staying = all.filter { $0.memberships[0].from < days.lowerBound && !$0.hasLeft }
    return random.pick(leaving) ?? random.pick(staying)
  }

  /// Who uses something helps with it, unless the teams do not speak.
  private static func guestTeams(_ blueprint: Blueprint, _ company: Company) -> [(team: String, weight: Int)] {
    guard blueprint.forkOf == nil else { return [] }
    return company.teams.map(\.name).compactMap { team in
      guard team != blueprint.team, !Couplings.areSilent(team, blueprint.team) else { return nil }
      if Couplings.areChatty(team, blueprint.team) { return (team, 6) }
      let uses = Blueprint.all.count { $0.team == team && $0.needs.contains(blueprint.name) }
      let isForAll = blueprint.team == "Runtime" || blueprint.language == .prose
      return uses > 0 || isForAll ? (team, 2 * uses + 1) : nil
    }
  }

  /// How many of a thousand changes come from outside: more from year to year where others build on it.
  private func guestShare(_ day: DayNumber) -> Int {
    guard !guestTeams.isEmpty, !blueprint.hasKeeper else { return 0 }
    let passed = (day - days.lowerBound) * 1000 / max(1, days.upperBound - days.lowerBound)
    let isForAll =
      blueprint.team == "Runtime" || blueprint.language == .prose
      || ["design-system", "money-kit"].contains(blueprint.name)
    if isForAll { return 80 + passed * 360 / 1000 }
    if guestTeams.contains(where: { Couplings.areChatty($0.team, blueprint.team) }) { return 170 }
    return 20 + passed * 180 / 1000
  }

  // MARK: A change

  /// The people of a change on that day. `mayBeGuest` is false for what only the team does.
  mutating func crew(on day: DayNumber, mayBeGuest: Bool = true) -> RepositoryScript.Crew? {
    let team = company.people(of: blueprint.team, on: day)
    guard let reviewer = random.pick(team, weight: { liking[$0.number] }) else { return nil }
    if mayBeGuest, random.happens(guestShare(day)), let guest = guest(on: day) {
      guests.append(guest.number)
      return RepositoryScript.Crew(author: guest, helper: nil, reviewer: reviewer, isGuest: true)
    }
    let author = insider(team, on: day) ?? reviewer
    let helper = keeper == nil && random.happens(80) ? random.pick(team) : nil
    return RepositoryScript.Crew(
      author: author, helper: helper?.number == author.number ? nil : helper, reviewer: reviewer, isGuest: false)
  }

  private mutating func insider(_ team: [Company.Person], on day: DayNumber) -> Company.Person? {
    if let keeper, keeper.team(on: day) == blueprint.team { return random.happens(985) ? keeper : random.pick(team) }
    return random.pick(team, weight: { liking[$0.number] })
  }

  private mutating func guest(on day: DayNumber) -> Company.Person? {
    let welcome = Set(guestTeams.map(\.team))
    let mayCome = { (person: Company.Person) in person.team(on: day).map(welcome.contains) ?? false }
    let known = guests.map { company.people[$0] }.filter(mayCome)
    if random.happens(560), let returning = random.pick(known) { return returning }
    let former = company.people.filter { person in
      person.memberships.count > 1 && person.memberships[0].team == blueprint.team && mayCome(person)
    }
    if random.happens(200), let former = random.pick(former) { return former }
    guard let team = random.pick(guestTeams, weight: \.weight)?.team else { return nil }
    return random.pick(company.people(of: team, on: day), weight: { liking[$0.number] })
  }
}
