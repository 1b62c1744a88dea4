/// On how many days people change two places though neither has to do with the other: who works on both every day changes
/// both on every day.
///
/// A person has five days in each week in which they did anything. Of these they took some for the one place and some for
/// the other; drawn without regard to each other the days that both have follow the hypergeometric distribution. The sum
/// over all people is near a normal one.
struct ChanceDays {
  /// Standard deviations above what is expected: one of a hundred pairs that have nothing to do with each other is above.
  static let deviations = 2.326

  private struct Work {
    var weeks: Set<Int> = []
    var days = 0
    /// Days by place.
    var places: [Int: Int] = [:]
  }

  private var work: [Int32: Work] = [:]

  /// All places that a person changed on a day, each day once.
  mutating func add(_ person: Int32, _ day: CalendarDay, _ places: Set<Int>) {
    work[person, default: Work()].weeks.insert(day.week)
    work[person, default: Work()].days += 1
    for place in places { work[person, default: Work()].places[place, default: 0] += 1 }
  }

  /// Whether a pair shares more days than chance explains.
  func isExceeded(by pair: CoChange) -> Bool {
    var (expected, variance) = (0.0, 0.0)
    for person in work.values {
      guard let first = person.places[pair.first], let second = person.places[pair.second] else { continue }
      let days = Double(max(person.days, 5 * person.weeks.count))
      let (one, other) = (Double(first), Double(second))
      expected += one * other / days
      if days > 1 { variance += one * other * (days - one) * (days - other) / (days * days * (days - 1)) }
    }
    return Double(pair.shared) > expected + Self.deviations * variance.squareRoot()
  }
}
