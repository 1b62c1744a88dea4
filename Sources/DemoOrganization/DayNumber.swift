import Collaboration

/// A day, counted from 1 January 1970 in UTC.
package struct DayNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let number: Int

  package init(_ number: Int) { self.number = number }

  package init(year: Int, month: Int, day: Int) { number = CalendarDay(year: year, month: month, day: day).number }

  package var civil: (year: Int, month: Int, day: Int) { CalendarDay(number: number).civil }

  /// `2024-01-31`; nil when it is not that, or lies before 1980 or after 2090.
  package init?(text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1980...2090).contains(parts[0]), (1...12).contains(parts[1]), (1...31).contains(parts[2])
    else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
    // The 31st of February would be a day of March.
    guard description == text else { return nil }
  }

  /// `2024-01-31`.
  package var description: String {
    let (year, month, day) = civil
    return "\(year)-\(Self.two(month))-\(Self.two(day))"
  }

  /// `2024-Q1`.
  package var quarter: String {
    let (year, month, _) = civil
    return "\(year)-Q\((month + 2) / 3)"
  }

  /// Seconds since 1970 at its beginning.
  package var seconds: Int { number * 86_400 }

  /// The day itself, or the Monday after it.
  var workday: DayNumber {
    // 1 January 1970 was a Thursday.
    let weekday = (number + 3) % 7
    return weekday < 5 ? self : self + (7 - weekday)
  }

  package static func < (left: DayNumber, right: DayNumber) -> Bool { left.number < right.number }

  static func + (day: DayNumber, days: Int) -> DayNumber { DayNumber(day.number + days) }

  static func - (left: DayNumber, right: DayNumber) -> Int { left.number - right.number }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
