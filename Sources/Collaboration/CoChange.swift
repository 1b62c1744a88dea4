/// Places that change together, out of history: evolutionary coupling (Zimmermann, Zeller, Weißgerber, Diehl, "Mining
/// version histories to guide software changes", TSE 2005).
///
/// Within a repository what changes together is what one commit changes. Commits of several repositories belong together
/// when one person made them on one day, which is how Tornhill ("Software Design X-Rays", 2018) looks across repositories.
/// The degree is what changed both, divided by the mean of what changed each; the bounds are those that his tool Code Maat
/// has by default.
package struct CoChange: Sendable, Hashable {
  package enum Basis: String, Sendable { case commit, day }

  /// Commits with more files, and days of one person with more places, move things about and couple nothing.
  package static let mostFiles = 30
  package static let mostPlaces = 30
  package static let leastShared = 5
  package static let leastDegree = 0.3

  /// Two places, the lower number first.
  package var first: Int
  package var second: Int
  /// Commits, or days of a person, that changed both.
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

    package init(person: Int32, day: CalendarDay, repository: Int, places: [Int], files: Int) {
      self.person = person
      self.day = day
      self.repository = repository
      self.places = places
      self.files = files
    }
  }

  /// The pairs of places that change together enough, those of most shared changes first.
  package static func pairs(_ changes: [Change]) -> [CoChange] {
    let counted = changes.filter { $0.files <= mostFiles }
    var commits = Counts()
    for change in counted { commits.add(change.places, except: { _, _ in false }) }
    struct Session: Hashable {
      var person: Int32
      var day: CalendarDay
    }
    var sessions: [Session: Set<Int>] = [:]
    var repositories: [Int: Int] = [:]
    for change in counted {
      sessions[Session(person: change.person, day: change.day), default: []].formUnion(change.places)
      for place in change.places { repositories[place] = change.repository }
    }
    var days = Counts()
    for places in sessions.values where places.count <= mostPlaces {
      // Within a repository the commits tell more.
      days.add(places.sorted()) { repositories[$0] == repositories[$1] }
    }
    return (commits.pairs(.commit) + days.pairs(.day)).sorted {
      ($1.shared, $0.first, $0.second) < ($0.shared, $1.first, $1.second)
    }
  }

  private struct Counts {
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

    func pairs(_ basis: Basis) -> [CoChange] {
      both.compactMap { pair, shared in
        guard shared >= leastShared else { return nil }
        let mean = Double((single[pair.first] ?? 0) + (single[pair.second] ?? 0)) / 2
        let degree = min(1, Double(shared) / max(1, mean))
        guard degree >= leastDegree else { return nil }
        return CoChange(first: pair.first, second: pair.second, shared: shared, degree: degree, basis: basis)
      }
    }
  }
}
