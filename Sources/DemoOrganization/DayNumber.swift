/// A day, counted from 1 January 1970 in UTC.
package struct DayNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let number: Int

  package init(_ number: Int) { self.number = number }

  /// By the calendar of Gregory: Hinnant, *chrono-compatible low-level date algorithms*, `days_from_civil`.
  package init(year: Int, month: Int, day: Int) {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Year, month and day: `civil_from_days` of the same source.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

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
