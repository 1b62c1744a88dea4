package import Foundation

/// A week from Monday to Sunday in UTC, as ISO 8601 counts them: 2026-W47.
package struct Week: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Its first moment, on a Monday.
  package let start: Date
  private static let seconds = 7.0 * 86_400
  /// 1969-12-29, the Monday before the epoch.
  private static let origin = -3.0 * 86_400

  /// The one that a moment lies in.
  package init(containing date: Date) {
    let weeks = ((date.timeIntervalSince1970 - Self.origin) / Self.seconds).rounded(.down)
    start = Date(timeIntervalSince1970: Self.origin + weeks * Self.seconds)
  }

  /// nil for what is no week of the years 1970 to 9999.
  package init?(_ text: String) {
    let parts = text.uppercased().split(separator: "-W", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      text.utf8.allSatisfy({ $0 < 0x80 }), let year = Int(parts[0]), let number = Int(parts[1]), year >= 1970,
      number > 0
    else { return nil }
    // 4 January is in the first week.
    var first = DateComponents(year: year, month: 1, day: 4)
    first.calendar = Self.calendar
    guard let day = first.date else { return nil }
    self.init(containing: Week(containing: day).start.addingTimeInterval(Double(number - 1) * Self.seconds))
    guard description == "\(parts[0])-W\(parts[1])" else { return nil }
  }

  /// The first moment that is not in it any more.
  package var end: Date { start.addingTimeInterval(Self.seconds) }

  package func advanced(by weeks: Int) -> Week {
    Week(containing: start.addingTimeInterval(Double(weeks) * Self.seconds))
  }

  package var description: String {
    let parts = Self.calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: start)
    let (year, number) = (parts.yearForWeekOfYear ?? 0, parts.weekOfYear ?? 0)
    return String(repeating: "0", count: max(0, 4 - String(year).count)) + "\(year)-W\(number < 10 ? "0" : "")\(number)"
  }

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = .gmt
    return calendar
  }()

  package static func < (left: Week, right: Week) -> Bool { left.start < right.start }
}
