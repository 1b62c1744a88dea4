internal import Foundation

/// The repository activity score as its pattern publishes it: InnerSourceCommons/InnerSourcePatterns,
/// patterns/2-structured/repository-activity-score.md at 0cb3aa9, the formula of SAP's project portal.
package struct ActivityScore: Sendable, Equatable {
  /// What the formula reads. Negative figures count as 0.
  package struct Input: Sendable, Equatable {
    package var forks: Int
    package var subscribers: Int
    package var stars: Int
    package var openIssues: Int
    package var daysSinceUpdate: Double
    package var daysSinceCreation: Double
    /// Commits of each week, the latest last; nil when nobody counted them.
    package var weeklyCommits: [Int]?
    /// Characters of the description or of the motivation, whichever is longer.
    package var descriptionLength: Int
    /// There is a contribution guide.
    package var hasGuidelines: Bool

    package init(
      forks: Int = 0, subscribers: Int = 0, stars: Int = 0, openIssues: Int = 0, daysSinceUpdate: Double,
      daysSinceCreation: Double, weeklyCommits: [Int]? = nil, descriptionLength: Int = 0, hasGuidelines: Bool = false
    ) {
      self.forks = forks
      self.subscribers = subscribers
      self.stars = stars
      self.openIssues = openIssues
      self.daysSinceUpdate = daysSinceUpdate
      self.daysSinceCreation = daysSinceCreation
      self.weeklyCommits = weeklyCommits
      self.descriptionLength = descriptionLength
      self.hasGuidelines = hasGuidelines
    }
  }

  /// A step of the formula, in its order.
  package struct Term: Sendable, Equatable {
    /// For people, such as `forks`.
    package var name: String
    /// The figures that went in, for people.
    package var input: String
    /// How much the score grew through it.
    package var change: Double
  }

  package let terms: [Term]
  package let score: Int

  package init(of input: Input) {
    let updated = Self.days(input.daysSinceUpdate)
    let created = Self.days(input.daysSinceCreation)
    var terms: [Term] = []
    var sum = 0.0
    func add(_ name: String, _ input: String, _ change: Double) {
      terms.append(Term(name: name, input: input, change: change))
      sum += change
    }
    add("start", "every repository", 50)
    for (name, count, weight) in [
      ("forks", input.forks, 5.0), ("subscribers", input.subscribers, 1), ("stars", input.stars, 1.0 / 3),
      ("open issues", input.openIssues, 1.0 / 5),
    ] {
      add(name, "\(max(count, 0))", Double(max(count, 0)) * weight)
    }
    add("last update", "\(Self.shown(updated)) days ago", sum * (100 - min(updated, 100)) / 100)
    if let weeks = input.weeklyCommits {
      let average = weeks.suffix(13).reduce(0.0) { $0 + Double(max($1, 0)) } / 13
      add("commits", "\(Self.shown(average)) a week", sum * min(max(average - 3, 0), 7) / 7)
    }
    let boost = (1000 - min(updated, 365) * 2.74) * (365 - min(created, 365)) / 365
    add("new repository", "created \(Self.shown(created)) days ago", boost)
    add("description", "\(max(input.descriptionLength, 0)) characters", input.descriptionLength > 30 ? 50 : 0)
    add("contribution guide", input.hasGuidelines ? "there" : "none", input.hasGuidelines ? 100 : 0)
    if sum > 3000 { add("very active", "above 3000", 3000 + log(sum) * 100 - sum) }
    add("start taken off", "every repository", -50)
    self.terms = terms
    // Half up, as the formula's language rounds.
    score = Int(exactly: (sum + 0.5).rounded(.down)) ?? 0
  }

  /// A century, so that foreign figures cannot leave the numbers that print well.
  private static func days(_ days: Double) -> Double { days.isFinite ? min(max(days, 0), 36_525) : 36_525 }

  private static func shown(_ number: Double) -> String {
    let tenths = (number * 10).rounded()
    guard let whole = Int(exactly: tenths) else { return "very many" }
    return whole % 10 == 0 ? "\(whole / 10)" : "\(whole / 10).\(whole % 10)"
  }
}
