/// The measure of who knows a file or folder: the chance to be the next to change it.
///
/// A conditional logit (McFadden 1974) over the people of a repository: score = Σ weight · ln(signal + offset), and the
/// chance is the score's softmax. It was fitted to who changed a file or folder next in other repositories than those
/// that it is measured on; docs/expertise.md says on which, what each signal adds, and what was tried without success.
enum ExpertModel {
  /// What is known of a person, as positions in `Signals`.
  enum Signal: Int, CaseIterable {
    /// Work on the place, the folders above and the repository, each half the weight of the one before, as shares of
    /// all people's work; halving in 20 and in 1,000 days.
    case month, years
    /// Commits to the repository, halving in 1 and in 14 days.
    case day, fortnight
    /// Weeks of the last 26 with a commit.
    case weeks
    /// 1 - 1 / days of the last two years with a commit: who came once may not come again.
    case habit
    /// Commits to the place itself, halving in half a day: a series goes on.
    case series
    /// Shares of the work on files that change together with this one, halving in 365 days.
    case companions
  }

  /// Days in which the work of a share counts half.
  static let shareHalfLives: [(signal: Signal, days: Double)] = [(.month, 20), (.years, 1_000)]
  static let activityHalfLives: [(signal: Signal, days: Double)] = [(.day, 1), (.fortnight, 14)]
  static let seriesHalfLife = 0.5
  static let companionHalfLife = 365.0

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
    case .month: (0.233, 0.001)
    case .years: (0.214, 0.001)
    case .day: (0.086, 0.02)
    case .fortnight: (0.093, 0.02)
    case .weeks: (0.211, 0.5)
    case .habit: (1.337, 2.0 / 3)
    case .series: (0.343, 0.05)
    case .companions: (0.148, 0.002)
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
