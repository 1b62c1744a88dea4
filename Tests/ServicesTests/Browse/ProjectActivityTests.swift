import Catalog
import Foundation
import Testing

@testable import Services

@Suite struct ProjectActivityTests {
  @Test func weeksBeginOnMondays() {
    // 2023-11-13 was a Monday, 1970-01-01 a Thursday.
    for (seconds, week) in [
      (1_699_833_599, 19_667), (1_699_833_600, 19_674), (1_700_438_399, 19_674), (1_700_438_400, 19_681), (0, -3),
    ] as [(Int64, Int)] {
      #expect(HistoryTally.week(of: seconds) == week, "\(seconds)")
    }
  }

  @Test func countsTheLastYearWithTheRunningWeekLast() {
    let activity = ProjectActivity(now: Date(timeIntervalSince1970: 1_700_000_000))
    let counts = activity.counts([
      WeekRecord(week: 19_674, commits: 5, authors: 1), WeekRecord(week: 19_667, commits: 2, authors: 1),
      WeekRecord(week: 19_674 - 7 * 51, commits: 3, authors: 1),
      WeekRecord(week: 19_674 - 7 * 52, commits: 9, authors: 1),
      WeekRecord(week: 19_681, commits: 7, authors: 1), WeekRecord(week: -3, commits: 1, authors: 1),
    ])
    #expect(counts.count == 52 && counts.last == 5 && counts[50] == 2 && counts[0] == 3)
    #expect(counts.reduce(0, +) == 10)
    #expect(ProjectActivity(now: Date(timeIntervalSince1970: -1e12)).counts([]).count == 52)
  }
}
