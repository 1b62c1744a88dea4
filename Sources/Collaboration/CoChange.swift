/// Places that change together, out of history: evolutionary coupling (Zimmermann, Zeller, Weißgerber, Diehl, "Mining
/// version histories to guide software changes", TSE 2005).
///
/// Within a repository what changes together is what one commit changes. Commits of several repositories belong together
/// when they name one ticket, whoever made them, and when one person made them on one day, which is how Tornhill ("Software
/// Design X-Rays", 2018) looks across repositories. The degree is what changed both, divided by the mean of what changed
/// each; the bounds are those that his tool Code Maat has by default. Days must moreover be more than chance would bring
/// together (`ChanceDays`).
package struct CoChange: Sendable, Hashable {
  package enum Basis: String, Sendable, CaseIterable { case commit, ticket, day }

  /// Commits with more files, and tickets and days of one person with more places, move things about and couple nothing.
  package static let mostFiles = 30
  package static let mostPlaces = 30
  package static let leastShared = 5
  /// A ticket says that its changes belong together, where a day only lets one think so.
  package static let leastTickets = 3
  package static let leastDegree = 0.3
  /// What is named over a longer time is the name of a standard, or a project without an end: `UTF-8`.
  package static let mostDaysOfTicket = 90

  /// Two places, the lower number first.
  package var first: Int
  package var second: Int
  /// Commits, tickets, or days of a person, that changed both.
  package var shared: Int
  /// 0...1.
  package var degree: Double
  package var basis: Basis

  package init(first: Int, second: Int, shared: Int, degree: Double, basis: Basis) {
    self.first = first
    self.second = second
    self.shared = shared
    self.degree = degree
    self.basis = basis
  }

  /// What one commit changed.
  package struct Change: Sendable {
    package var person: Int32
    package var day: CalendarDay
    package var repository: Int
    /// Numbers of places of the repository, each once.
    package var places: [Int]
    package var files: Int
    /// Numbers of the tickets that it names.
    package var tickets: [Int32]

    package init(
      person: Int32, day: CalendarDay, repository: Int, places: [Int], files: Int, tickets: [Int32] = []
    ) {
      self.person = person
      self.day = day
      self.repository = repository
      self.places = places
      self.files = files
      self.tickets = tickets
    }
  }

  /// The pairs of places that change together enough, those of most shared changes first. Of a pair that tickets couple
  /// the days are not told too.
  package static func pairs(_ changes: [Change]) -> [CoChange] {
    let counted = changes.filter { $0.files <= mostFiles }
    let repositories = Dictionary(
      counted.flatMap { change in change.places.map { ($0, change.repository) } },
      uniquingKeysWith: { first, _ in first })
    // Within a repository the commits tell more.
    let isNear = { (first: Int, second: Int) in repositories[first] == repositories[second] }
    var commits = PairCounts()
    for change in counted { commits.add(change.places, except: { _, _ in false }) }
    var tickets = PairCounts()
    for places in placesOfTickets(counted) { tickets.add(places, except: isNear) }
    let byTicket = tickets.pairs(.ticket, least: leastTickets)
    let known = Set(byTicket.map { [$0.first, $0.second] })
    return
      (commits.pairs(.commit, least: leastShared) + byTicket
      + days(counted, isNear).filter { !known.contains([$0.first, $0.second]) }).sorted {
        ($1.shared, $0.first, $0.second) < ($0.shared, $1.first, $1.second)
      }
  }

  /// What each ticket changed.
  private static func placesOfTickets(_ changes: [Change]) -> [[Int]] {
    var places: [Int32: (places: Set<Int>, days: ClosedRange<CalendarDay>)] = [:]
    for change in changes {
      for ticket in change.tickets {
        let known = places[ticket] ?? ([], change.day...change.day)
        places[ticket] = (
          known.places.union(change.places),
          min(known.days.lowerBound, change.day)...max(known.days.upperBound, change.day)
        )
      }
    }
    return places.values.compactMap { ticket in
      let length = ticket.days.upperBound.number - ticket.days.lowerBound.number
      return length <= mostDaysOfTicket && ticket.places.count <= mostPlaces ? ticket.places.sorted() : nil
    }
  }

  private static func days(_ changes: [Change], _ isNear: (Int, Int) -> Bool) -> [CoChange] {
    struct Session: Hashable {
      var person: Int32
      var day: CalendarDay
    }
    var sessions: [Session: Set<Int>] = [:]
    for change in changes {
      sessions[Session(person: change.person, day: change.day), default: []].formUnion(change.places)
    }
    var days = PairCounts()
    var chance = ChanceDays()
    for (session, places) in sessions {
      chance.add(session.person, session.day, places)
      if places.count <= mostPlaces { days.add(places.sorted(), except: isNear) }
    }
    return days.pairs(.day, least: leastShared).filter { chance.isExceeded(by: $0) }
  }
}

/// How often each place, and each two of them, changed.
private struct PairCounts {
  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  private var single: [Int: Int] = [:]
  private var both: [Pair: Int] = [:]

  mutating func add(_ places: [Int], except isLeftOut: (Int, Int) -> Bool) {
    let places = places.sorted()
    for (position, first) in places.enumerated() {
      single[first, default: 0] += 1
      for second in places[(position + 1)...] where !isLeftOut(first, second) {
        both[Pair(first: first, second: second), default: 0] += 1
      }
    }
  }

  func pairs(_ basis: CoChange.Basis, least: Int) -> [CoChange] {
    both.compactMap { pair, shared in
      guard shared >= least else { return nil }
      let mean = Double((single[pair.first] ?? 0) + (single[pair.second] ?? 0)) / 2
      let degree = min(1, Double(shared) / max(1, mean))
      guard degree >= CoChange.leastDegree else { return nil }
      return CoChange(first: pair.first, second: pair.second, shared: shared, degree: degree, basis: basis)
    }
  }
}
