import Foundation
import SearchModel
import Testing

@Suite struct WeekTests {
  @Test func weeksAreThoseOfISO8601() {
    // (moment, week): the turns of years are where the numbering goes astray.
    for (moment, week) in [
      ("2026-11-26T09:00:00Z", "2026-W48"), ("2026-11-22T23:59:59Z", "2026-W47"), ("2026-11-23T00:00:00Z", "2026-W48"),
      ("2027-01-03T12:00:00Z", "2026-W53"), ("2027-01-04T00:00:00Z", "2027-W01"), ("2024-12-30T00:00:00Z", "2025-W01"),
      ("1970-01-01T00:00:00Z", "1970-W01"), ("2000-01-01T00:00:00Z", "1999-W52"),
    ] {
      let date = try? Date(moment, strategy: .iso8601)
      #expect(date.map { Week(containing: $0).description } == week, "\(moment)")
    }
  }

  @Test func whatIsWrittenIsRead() {
    for week in ["2026-W47", "2026-W53", "2025-W01", "1999-W52"] {
      #expect(Week(week)?.description == week)
      #expect(Week(week)?.end == Week(week)?.advanced(by: 1).start)
    }
    for text in ["", "2026", "2026-W", "2026-W00", "2025-W53", "2026-W54", "2026-47", "26-W47", "2026-W7", "x-W01"] {
      #expect(Week(text) == nil, "\(text)")
    }
  }
}
