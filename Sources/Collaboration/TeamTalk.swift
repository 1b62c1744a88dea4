/// That people of two teams had to do with each other on a day.
package struct TeamTalk: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Somebody of one changed what the other owns.
    case contribution
    /// Somebody of one reviewed a change of the other, or wrote one with them, as far as commits say so.
    case help
    /// Somebody of one asked the other, or answered.
    case question
  }

  /// Numbers of teams (`TeamTree`); two different ones.
  package var first: Int
  package var second: Int
  package var day: CalendarDay
  package var kind: Kind

  package init(_ first: Int, _ second: Int, day: CalendarDay, kind: Kind) {
    self.first = first
    self.second = second
    self.day = day
    self.kind = kind
  }
}
