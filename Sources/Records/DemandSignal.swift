package import Foundation

/// That somebody looked for something, as far as it is kept: a need by a team, and for some days by whom.
package struct DemandSignal: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable { case search, research }

  /// 0 until it is kept.
  package var id: Int64
  package var kind: Kind
  package var need: String
  /// Empty when it is not known.
  package var team: String
  /// nil when it is not known, not wanted, or of an earlier period.
  package var person: String?
  /// What stands for the person once they are forgotten: the same for all their signals of one period, another one in each
  /// period.
  package var mark: Int64?
  package var date: Date
  /// How much was found.
  package var results: Int
  /// Identifiers of what was opened.
  package var opened: [String]
  /// The research it became.
  package var research: Int64?

  package init(
    id: Int64 = 0, kind: Kind, need: String, team: String = "", person: String? = nil, mark: Int64? = nil, date: Date,
    results: Int, opened: [String] = [], research: Int64? = nil
  ) {
    self.id = id
    self.kind = kind
    self.need = need
    self.team = team
    self.person = person
    self.mark = mark
    self.date = date
    self.results = results
    self.opened = opened
    self.research = research
  }
}

/// Signals are forgotten by periods of as many days as people are kept at most: all those of a period at once, when it is
/// over.
package struct SignalPeriod: Sendable, Hashable {
  /// Days; nobody is known for longer.
  package static let days = 30.0
  private static let seconds = days * 86_400

  /// Counted from 1970.
  package let number: Int

  package init(of date: Date) {
    let periods = (date.timeIntervalSince1970 / Self.seconds).rounded(.down)
    number = Int(min(max(periods, -1e9), 1e9))
  }

  package var start: Date { Date(timeIntervalSince1970: Double(number) * Self.seconds) }
}
