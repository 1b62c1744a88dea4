/// A clock on which no time passes: nothing runs out while a test is slow.
struct StillClock: Clock {
  struct Instant: InstantProtocol {
    var offset = Duration.zero

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  var now: Instant { Instant() }
  var minimumResolution: Duration { .zero }

  /// Until it is cancelled.
  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    while true { try await Task.sleep(for: .seconds(3_600)) }
  }
}
