/// Commits of the last 52 weeks, for bars and for the activity score.
package struct WeeklyActivity: Sendable, Equatable {
  package static let weeks = 52

  private static let secondsPerWeek: Int64 = 7 * 86_400

  /// `weeks` counts; the last one is of the seven days that end with `now`.
  package let counts: [Int]

  /// - Parameters:
  ///   - times: commit times in seconds since 1970, in any order; those outside of the weeks are left out.
  ///   - now: the end of the last week, in seconds since 1970.
  package init(times: some Sequence<Int64>, now: Int64) {
    var counts = Array(repeating: 0, count: Self.weeks)
    for time in times {
      // Foreign clocks give any number.
      let (age, isOverflow) = now.subtractingReportingOverflow(time)
      guard !isOverflow, age >= 0, age / Self.secondsPerWeek < Int64(Self.weeks) else { continue }
      counts[Self.weeks - 1 - Int(age / Self.secondsPerWeek)] += 1
    }
    self.counts = counts
  }

  package var total: Int { counts.reduce(0, +) }

  /// Heights of the bars, 0...1 of the busiest week.
  package var heights: [Double] {
    let highest = counts.max() ?? 0
    return counts.map { highest == 0 ? 0 : Double($0) / Double(highest) }
  }
}
