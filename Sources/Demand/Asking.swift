package import Foundation

/// Somebody asked for something once.
package struct Asking: Sendable, Equatable {
  package enum Source: String, Sendable {
    case search, research
    /// A research that was recorded, with whom and for which team.
    case record
  }

  package var source: Source
  package var need: String
  package var date: Date
  /// Who asked, as far as it can be told from others of the same period; nil when it is not known.
  package var who: String?
  /// Two names of different periods say nothing of whether they are one person's. Records are a period of their own.
  package var period: Int
  /// Empty when it is not known.
  package var team: String
  package var foundSomething: Bool
  package var openedSomething: Bool

  package init(
    source: Source, need: String, date: Date, who: String? = nil, period: Int, team: String = "",
    foundSomething: Bool = true, openedSomething: Bool = false
  ) {
    self.source = source
    self.need = need
    self.date = date
    self.who = who
    self.period = period
    self.team = team
    self.foundSomething = foundSomething
    self.openedSomething = openedSomething
  }
}

/// How many people asked, at least.
///
/// Within a period people can be told apart, over several they cannot. So the largest number of one period is certain; and
/// since somebody is in one team, so is the sum over teams of the largest number of a period each. Who is not known counts
/// nothing. (One who changed teams between two periods counts in both.)
package enum HeadCount {
  /// Fewer than these are never shown, neither they nor what they looked for.
  package static let fewestShown = 3

  package static func atLeast(_ askings: some Sequence<Asking>) -> Int {
    var ofPeriod: [Int: [String: String]] = [:]
    for asking in askings {
      guard let who = asking.who else { continue }
      // Whoever asked for two teams counts for the first that was said.
      let known = ofPeriod[asking.period]?[who] ?? ""
      ofPeriod[asking.period, default: [:]][who] = known.isEmpty ? asking.team : known
    }
    let largest = ofPeriod.values.map(\.count).max() ?? 0
    var ofTeam: [String: Int] = [:]
    for people in ofPeriod.values {
      for (team, members) in Dictionary(grouping: people.values, by: \.self) where !team.isEmpty {
        ofTeam[team] = max(ofTeam[team] ?? 0, members.count)
      }
    }
    return max(largest, ofTeam.values.reduce(0, +))
  }
}

/// Askings that came to nothing: nothing was found, or nothing of it was opened and the same person asked for the same
/// again.
package enum FailedAskings {
  /// Seconds within which somebody asks again because the first answer did not help.
  private static let again = 3600.0

  /// `askings` are of one group, oldest first. Records do not fail.
  package static func of(_ askings: [Asking]) -> [Asking] {
    var last: [String: Date] = [:]
    var failed: [Asking] = []
    for asking in askings.reversed() where asking.source != .record {
      let key = asking.who.map { "\(asking.period) \($0)" }
      let next = key.flatMap { last[$0] }
      let asksAgain = next.map { $0.timeIntervalSince(asking.date) <= again } ?? false
      if !asking.foundSomething || (!asking.openedSomething && asksAgain) { failed.append(asking) }
      if let key { last[key] = asking.date }
    }
    return failed.reversed()
  }
}

/// Whether a need is asked for more often than before; said only where both halves of the time are of enough people, or one
/// is and the other cannot be told from nothing.
package enum DemandTrend: String, Sendable, Codable {
  case rising, steady, falling

  /// Changes smaller than this share are none.
  private static let noise = 0.25

  /// `middle` is half the time ago. nil where neither half may be shown.
  package init?(_ askings: [Asking], middle: Date) {
    let halves = [askings.filter { $0.date < middle }, askings.filter { $0.date >= middle }]
    let shown = halves.map { HeadCount.atLeast($0) >= HeadCount.fewestShown ? $0.count : nil }
    switch (shown[0], shown[1]) {
    case (nil, nil): return nil
    case (nil, _): self = .rising
    case (_, nil): self = .falling
    case (let before?, let after?):
      let change = Double(after - before) / Double(before)
      self = change > Self.noise ? .rising : change < -Self.noise ? .falling : .steady
    }
  }
}
