/// The measure of who knows a file or folder: the chance to be the next to change it.
///
/// A conditional logit (McFadden 1974) over the people of a repository: score = Σ weight · ln(signal + offset), and the
/// chance is the score's softmax. It was fitted to who changed a file or folder next in other repositories than those
/// that it is measured on; docs/expertise.md says on which, what each signal adds, and what was tried without success.
enum ExpertModel {
  /// What is known of a person, as positions in `Signals`.
  enum Signal: Int, CaseIterable {
    /// Work on the place, the folders above and the repository, each half the weight of the one before, as shares of
    /// all people's work; halving in 20 and in 365 days.
    case month, year
    /// Commits to the repository, halving in 14 days.
    case fortnight
    /// Weeks of the last 26 with a commit.
    case weeks
    /// Work on files that change together with this one, halving in 90 days.
    case companions
  }

  /// Days in which the work of a share counts half.
  static let shareHalfLives: [(signal: Signal, days: Double)] = [(.month, 20), (.year, 365)]
  static let activityHalfLife = 14.0
  static let companionHalfLife = 90.0

  static func score(_ signals: Signals) -> Double {
    var score = 0.0
    for signal in Signal.allCases {
      let (weight, offset) = Self.constants(of: signal)
      score += weight * (signals[signal] + offset).logarithm
    }
    return score
  }

  private static func constants(of signal: Signal) -> (weight: Double, offset: Double) {
    switch signal {
    case .month: (0.18, 0.001)
    case .year: (0.38, 0.001)
    case .fortnight: (0.21, 0.02)
    case .weeks: (0.34, 0.5)
    case .companions: (0.11, 0.05)
    }
  }
}

/// The signals of one person.
struct Signals: Sendable {
  private var values = [Double](repeating: 0, count: ExpertModel.Signal.allCases.count)

  subscript(signal: ExpertModel.Signal) -> Double {
    get { values[signal.rawValue] }
    set { values[signal.rawValue] = newValue }
  }
}
