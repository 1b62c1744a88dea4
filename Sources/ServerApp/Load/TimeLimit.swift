import Synchronization

/// Ends what takes longer than a time. One task watches all of them: a timer for each would wake two threads for every
/// request, and again when the request is answered.
final class TimeLimit: Sendable {
  private struct Entry {
    var id: UInt64
    var due: Duration
    var end: @Sendable () -> Void
  }

  private struct State {
    /// The earliest first: every one gets the same time.
    var entries: [Entry] = []
    var nextID: UInt64 = 0
    var isWatching = false
  }

  let limit: Duration
  private let clock: any Clock<Duration>
  /// Time since this was made.
  private let elapsed: @Sendable () -> Duration
  private let state = Mutex(State())

  init(_ limit: Duration, clock: any Clock<Duration>) {
    self.limit = limit
    self.clock = clock
    elapsed = Self.stopwatch(clock)
  }

  private static func stopwatch(_ clock: some Clock<Duration>) -> @Sendable () -> Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }

  /// Calls `end` unless `stop` is called with the returned number before the time is over.
  func start(_ end: @escaping @Sendable () -> Void) -> UInt64 {
    let due = elapsed() + limit
    let (id, needsWatch) = state.withLock { state in
      state.nextID &+= 1
      state.entries.append(Entry(id: state.nextID, due: due, end: end))
      defer { state.isWatching = true }
      return (state.nextID, !state.isWatching)
    }
    if needsWatch { Task { await watch() } }
    return id
  }

  func stop(_ id: UInt64) {
    state.withLock { state in
      if let index = state.entries.firstIndex(where: { $0.id == id }) { state.entries.remove(at: index) }
    }
  }

  /// Until there is nothing left to watch. What was stopped meanwhile costs one look at the end of its time.
  private func watch() async {
    while let due = nextDue() {
      let wait = due - elapsed()
      if wait > .zero { try? await clock.sleep(for: wait) }
      for entry in takeOverdue() { entry.end() }
    }
  }

  /// nil, and the watch is over, when there is none.
  private func nextDue() -> Duration? {
    state.withLock { state in
      state.isWatching = !state.entries.isEmpty
      return state.entries.first?.due
    }
  }

  private func takeOverdue() -> [Entry] {
    let now = elapsed()
    return state.withLock { state in
      let overdue = state.entries.prefix { $0.due <= now }
      state.entries.removeFirst(overdue.count)
      return Array(overdue)
    }
  }
}
