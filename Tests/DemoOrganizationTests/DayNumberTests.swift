import Foundation
import Testing

@testable import DemoOrganization

@Suite struct DayNumberTests {
  @Test func theCalendarIsTheOneOfTheSystem() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for number in stride(from: 0, to: 44_000, by: 13) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      let day = DayNumber(number)
      let (year, month, dayOfMonth) = day.civil
      #expect([year, month, dayOfMonth] == [parts.year, parts.month, parts.day])
      #expect(DayNumber(year: year, month: month, day: dayOfMonth) == day)
      let isWeekend = parts.weekday == 1 || parts.weekday == 7
      #expect((day.workday == day) == !isWeekend)
    }
  }

  @Test func wordsForADay() {
    #expect(DayNumber(year: 2024, month: 2, day: 29).description == "2024-02-29")
    #expect(DayNumber(year: 2024, month: 12, day: 31).quarter == "2024-Q4")
    #expect(DayNumber(text: "2026-11-20") == DayNumber(year: 2026, month: 11, day: 20))
    for wrong in ["", "2026", "2026-02-30", "2026-13-01", "26-01-01", "1500-01-01", "2026-1-1", "a-b-c"] {
      #expect(DayNumber(text: wrong) == nil, "\(wrong)")
    }
  }
}
