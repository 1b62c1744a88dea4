import Testing

@testable import Collaboration

@Suite struct CalendarTests {
  @Test func daysAreThoseOfTheCalendar() {
    #expect(CalendarDay(iso: "1970-01-01")?.number == 0)
    #expect(CalendarDay(iso: "2000-02-29")?.number == 11_016)
    #expect(CalendarDay(iso: "1969-12-31")?.number == -1)
    for text in ["", "2026", "2026-13-01", "2026-00-01", "2026-01-32", "x-y-z", "2026-01-01-01"] {
      #expect(CalendarDay(iso: text) == nil, "\(text)")
    }
    for number in stride(from: -800_000, through: 800_000, by: 7_919) {
      let date = CalendarDay(number: number).civil
      #expect(CalendarDay(year: date.year, month: date.month, day: date.day).number == number)
    }
  }

  @Test func secondsBeforeTheEpochAreOfTheDayBefore() {
    #expect(CalendarDay(seconds: -1).number == -1)
    #expect(CalendarDay(seconds: 86_399).number == 0)
    #expect(CalendarDay(seconds: 86_400).number == 1)
    // After 19 January 2038 seconds need more than 32 bits.
    #expect(CalendarDay(seconds: 4_102_444_800).civil == (2100, 1, 1))
  }

  @Test func quartersHaveTheirDays() throws {
    let quarter = try #require(Quarter("2024-q1"))
    #expect("\(quarter)" == "2024-Q1")
    #expect(quarter.days.lowerBound == CalendarDay(year: 2024, month: 1, day: 1))
    #expect(quarter.days.upperBound == CalendarDay(year: 2024, month: 3, day: 31))
    #expect("\(quarter.advanced(by: -1))" == "2023-Q4")
    #expect("\(Quarter(CalendarDay(year: 2024, month: 12, day: 31)))" == "2024-Q4")
    #expect((quarter...quarter.advanced(by: 5)).all.map(\.description).last == "2025-Q2")
    for text in ["", "2024", "2024-Q5", "2024-Q0", "2024-Q12", "24-Q1", "2024-X1", "9999-Q1", "2024-Q1-"] {
      #expect(Quarter(text) == nil, "\(text)")
    }
  }
}
