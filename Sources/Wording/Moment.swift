package import Foundation

/// A date as people say it beside the present. Dates come from commits and may be anything.
package struct Moment {
  private let seconds: Int64
  private let elapsed: Int64

  package init(_ date: Date, now: Date) {
    seconds = Self.clamped(date)
    elapsed = Self.clamped(now) &- seconds
  }

  /// `just now`, `4 minutes ago`, `yesterday`, `12 days ago`, then the date. The epoch itself is what programs write that
  /// know no date.
  package var words: String {
    if seconds == 0 { return "at an unknown time" }
    return switch elapsed {
    case ..<(-60): day
    case ..<60: "just now"
    case ..<3600: "\(Counted.text(Int(elapsed / 60), "minute")) ago"
    case ..<86_400: "\(Counted.text(Int(elapsed / 3600), "hour")) ago"
    case ..<172_800: "yesterday"
    case ..<(31 * 86_400): "\(elapsed / 86_400) days ago"
    default: day
    }
  }

  /// `14 March 2026`, in UTC.
  package var day: String {
    let date = civil
    return "\(date.day) \(Self.months[date.month - 1]) \(date.year)"
  }

  /// `2026-03-14T09:05:00Z`.
  package var iso: String {
    let date = civil
    let time = Self.remainder(seconds, 86_400)
    return "\(Self.padded(Int64(date.year), 4))-\(Self.padded(Int64(date.month)))-\(Self.padded(Int64(date.day)))T"
      + "\(Self.padded(time / 3600)):\(Self.padded(time / 60 % 60)):\(Self.padded(time % 60))Z"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// Between the years 1 and 9999.
  private static func clamped(_ date: Date) -> Int64 {
    let value = date.timeIntervalSince1970
    guard value.isFinite else { return 0 }
    return Int64(min(max(value, -62_135_596_800), 253_402_300_799))
  }

  private static func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  private static func padded(_ value: Int64, _ width: Int = 2) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The proleptic Gregorian calendar in UTC: Howard Hinnant's `civil_from_days`.
  private var civil: (year: Int, month: Int, day: Int) {
    let days = (seconds - Self.remainder(seconds, 86_400)) / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      Int(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), Int(month), Int(dayOfYear - (153 * shifted + 2) / 5 + 1)
    )
  }
}
