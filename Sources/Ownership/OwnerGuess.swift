/// Who seems to own a repository in which nobody is declared: those who integrated its changes
/// in the last year. A guess, and always shown as one, with what it rests on.
package struct OwnerGuess: Sendable, Equatable {
  /// What one person did with the default branch, as far as it is known.
  package struct Integrator: Sendable, Hashable {
    package var person: String
    /// Commits put on the branch in the last year, and merges among them.
    package var commits: Int
    package var merges: Int
    /// Seconds since 1970 of the last one.
    package var last: Int

    package init(person: String, commits: Int, merges: Int, last: Int) {
      self.person = person
      self.commits = commits
      self.merges = merges
      self.last = last
    }
  }

  package struct Candidate: Sendable, Equatable {
    package let person: String
    /// Of all that was integrated in the year, 0...1.
    package let share: Double
    /// One sentence.
    package let evidence: String
  }

  /// The most likely first; together they did half of it or more, or are three.
  package let candidates: [Candidate]

  static let year = 365 * 86_400
  /// Fewer integrations than this prove nothing.
  static let least = 3
  /// Nobody below this share is named.
  static let leastShare = 0.1
  static let most = 3

  /// - Parameters:
  ///   - integrators: several entries of one person are added up.
  ///   - now: seconds since 1970.
  ///   - period: the year before that, in words.
  /// - Returns: nil when the year shows too little.
  package static func from(
    integrators: [Integrator], now: Int, period: String = "the last year"
  ) -> OwnerGuess? {
    var people: [String: Integrator] = [:]
    for integrator in integrators where integrator.last >= now &- year && integrator.last <= now &+ 86_400 {
      var sum = people[integrator.person] ?? Integrator(person: integrator.person, commits: 0, merges: 0, last: 0)
      sum.commits &+= max(0, integrator.commits)
      sum.merges &+= max(0, integrator.merges)
      sum.last = max(sum.last, integrator.last)
      people[integrator.person] = sum
    }
    // Whoever merges decides; where changes go in without merges, the committers do.
    let merges = people.values.reduce(0) { $0 &+ $1.merges }
    let usesMerges = merges >= least
    let total = usesMerges ? merges : people.values.reduce(0) { $0 &+ $1.commits }
    guard total >= least else { return nil }
    var candidates: [Candidate] = []
    var covered = 0.0
    let count: (Integrator) -> Int = { usesMerges ? $0.merges : $0.commits }
    for person in people.values.sorted(by: { (count($1), $1.last, $0.person) < (count($0), $0.last, $1.person) }) {
      let share = Double(count(person)) / Double(total)
      guard candidates.count < most, covered < 0.5, share >= leastShare else { break }
      covered += share
      let what = usesMerges ? "merges" : "commits"
      candidates.append(
        Candidate(
          person: person.person, share: share,
          evidence: "\(count(person)) of \(total) \(what) of \(period) (\(Int((share * 100).rounded())) %)."))
    }
    return candidates.isEmpty ? nil : OwnerGuess(candidates: candidates)
  }
}
