/// Who was in which team when.
package struct TeamTimes: Sendable {
  package struct Time: Sendable, Hashable {
    package var person: Int32
    package var team: Int
    /// The first and the last day; nil when open.
    package var since: CalendarDay?
    package var until: CalendarDay?

    package init(person: Int32, team: Int, since: CalendarDay? = nil, until: CalendarDay? = nil) {
      self.person = person
      self.team = team
      self.since = since
      self.until = until
    }

    func covers(_ day: CalendarDay) -> Bool {
      (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }

    func touches(_ days: ClosedRange<CalendarDay>) -> Bool {
      (since.map { $0 <= days.upperBound } ?? true) && (until.map { days.lowerBound <= $0 } ?? true)
    }
  }

  private let ofPerson: [Int32: [Time]]

  package init(_ times: [Time]) { ofPerson = Dictionary(grouping: times, by: \.person) }

  /// The teams that a person was in on a day.
  package func teams(of person: Int32, on day: CalendarDay) -> [Int] {
    (ofPerson[person] ?? []).filter { $0.covers(day) }.map(\.team)
  }

  /// By team, the people who were in it on some day of a period.
  package func members(in days: ClosedRange<CalendarDay>) -> [Int: Set<Int32>] {
    var members: [Int: Set<Int32>] = [:]
    for time in ofPerson.values.joined() where time.touches(days) {
      members[time.team, default: []].insert(time.person)
    }
    return members
  }
}
