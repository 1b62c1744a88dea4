import Synchronization

/// What the server has counted since it started.
final class ServerMetrics: Sendable {
  enum SearchOutcome: String, CaseIterable {
    case complete, incomplete
    /// All that is indexed was looked at, and the index does not hold all that there is.
    case outdated
    case refused, busy, failed, abandoned
  }

  struct Request: Hashable {
    var route: String
    var method: String
    var status: Int
  }

  struct State {
    var inFlight = 0
    var requests: [Request: Int] = [:]
    var latencies: [String: Histogram] = [:]
    var searches: [SearchOutcome: Int] = [:]
    var searchTimes = Histogram()
    var isSyncing = false
    var syncs = 0
    var failedSyncs = 0
  }

  private let state = Mutex(State())

  func requestStarted() { state.withLock { $0.inFlight += 1 } }

  func requestEnded(route: String, method: String, status: Int, elapsed: Duration) {
    state.withLock { state in
      state.inFlight -= 1
      state.requests[Request(route: route, method: method, status: status), default: 0] += 1
      state.latencies[route, default: Histogram()].add(elapsed.seconds)
    }
  }

  func searched(_ outcome: SearchOutcome, elapsed: Duration? = nil) {
    state.withLock { state in
      state.searches[outcome, default: 0] += 1
      if let elapsed { state.searchTimes.add(elapsed.seconds) }
    }
  }

  func syncStarted() { state.withLock { $0.isSyncing = true } }

  func syncEnded(failed: Bool) {
    state.withLock { state in
      state.isSyncing = false
      if failed { state.failedSyncs += 1 } else { state.syncs += 1 }
    }
  }

  var snapshot: State { state.withLock { $0 } }
}

/// How often a quantity stayed below each of some bounds.
struct Histogram {
  /// Seconds: from a search in memory to the limit of a request.
  static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

  /// Values that fell between a bound and the one before; the last is for those above all.
  private(set) var counts = Array(repeating: 0, count: bounds.count + 1)
  private(set) var sum = 0.0

  mutating func add(_ value: Double) {
    counts[Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count] += 1
    sum += value
  }
}
