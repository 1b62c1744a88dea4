/// How much what teams decided about a project counts when it is ranked again.
package struct VerdictWeight: Sendable {
  /// What many teams that took it can add, and many that dismissed it for one reason can take away: a little, so that
  /// nearness decides and verdicts order those alike.
  private static let most: Float = 0.05
  private static let least: Float = -0.07
  /// A verdict counts so much when the need was about something else altogether.
  private static let unlike: Float = 0.3

  /// The weight of each team's verdict; of several of one team the most alike need counts.
  private var takers: [String: Float] = [:]
  private var dismissers: [String: [String: Float]] = [:]

  package init() {}

  /// `similarity` is the cosine of the need then to the need now; 0 when it is not known.
  package mutating func addTaken(by team: String, similarity: Float) {
    takers[team] = max(takers[team] ?? 0, Self.weight(similarity))
  }

  package mutating func addDismissed(by team: String, for reason: String, similarity: Float) {
    dismissers[reason, default: [:]][team] = max(dismissers[reason]?[team] ?? 0, Self.weight(similarity))
  }

  /// Points that are added to its score. One team's dismissal says little, several of one reason more.
  package var points: Float {
    let taken = takers.values.reduce(0, +)
    let dismissed = dismissers.values.map { $0.values.reduce(0, +) }.max() ?? 0
    return Self.most * taken / (taken + 1) + Self.least * dismissed * dismissed / (dismissed * dismissed + 2)
  }

  private static func weight(_ similarity: Float) -> Float { unlike + (1 - unlike) * max(0, min(1, similarity)) }
}
