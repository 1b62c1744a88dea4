/// A quarter of a year, in UTC.
package struct Quarter: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Quarters since the beginning of the year 0.
  private let number: Int

  package var year: Int { number / 4 }
  /// 1...4.
  package var quarter: Int { number % 4 + 1 }

  private init(number: Int) { self.number = number }

  /// The quarter that holds a day.
  package init(_ day: CalendarDay) {
    let date = day.civil
    number = date.year * 4 + (date.month - 1) / 3
  }

  /// As it is written: `2026-Q1`. Nil for anything else, and outside the years 1970 to 2999.
  package init?(_ text: String) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]), (1970...2999).contains(year),
      parts[1].utf8.count == 2, parts[1].first == "Q", let quarter = Int(parts[1].dropFirst()),
      (1...4).contains(quarter)
    else { return nil }
    number = year * 4 + quarter - 1
  }

  package var description: String { "\(year)-Q\(quarter)" }

  package func advanced(by count: Int) -> Quarter { Quarter(number: max(0, number + count)) }

  /// From the other one to this one, in quarters.
  package func distance(from other: Quarter) -> Int { number - other.number }

  /// Its days.
  package var days: ClosedRange<CalendarDay> {
    CalendarDay(year: year, month: quarter * 3 - 2, day: 1)...CalendarDay(number: advanced(by: 1).firstDay - 1)
  }

  private var firstDay: Int { CalendarDay(year: year, month: quarter * 3 - 2, day: 1).number }

  package static func < (left: Quarter, right: Quarter) -> Bool { left.number < right.number }
}

extension ClosedRange<Quarter> {
  /// All days of the quarters.
  package var days: ClosedRange<CalendarDay> { lowerBound.days.lowerBound...upperBound.days.upperBound }

  /// How many quarters it has.
  package var length: Int { upperBound.distance(from: lowerBound) + 1 }

  /// In their order.
  package var all: [Quarter] { (0..<length).map { lowerBound.advanced(by: $0) } }
}
