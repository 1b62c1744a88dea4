import Synchronization

/// How often each client address may ask: a token bucket for each, which fills up again with time.
final class ClientRates: Sendable {
  private struct Bucket {
    var tokens: Double
    var filled: Duration
  }

  /// Addresses that are remembered: beyond them, those who asked for least are forgotten first.
  private static let mostClients = 10_000

  private let perMinute: Double
  private let time: @Sendable () -> Duration
  private let buckets = Mutex<[String: Bucket]>([:])

  /// A client may ask `perMinute` times at once and goes on at that rate. `time` never runs backwards.
  init(perMinute: Int, time: @escaping @Sendable () -> Duration) {
    self.perMinute = Double(max(1, perMinute))
    self.time = time
  }

  /// Takes one token.
  ///
  /// - Returns: nil when there was one; else seconds until there is.
  func wait(for client: String) -> Int? {
    let now = time()
    return buckets.withLock { buckets in
      if buckets[client] == nil, buckets.count >= Self.mostClients { forget(&buckets, now) }
      var bucket = filled(buckets[client] ?? Bucket(tokens: perMinute, filled: now), now)
      defer { buckets[client] = bucket }
      guard bucket.tokens >= 1 else {
        return max(1, Int(((1 - bucket.tokens) * 60 / perMinute).rounded(.up)))
      }
      bucket.tokens -= 1
      return nil
    }
  }

  private func filled(_ bucket: Bucket, _ now: Duration) -> Bucket {
    let minutes = max(0, (now - bucket.filled).seconds) / 60
    return Bucket(tokens: min(perMinute, bucket.tokens + minutes * perMinute), filled: now)
  }

  /// Half of them at a time, so that the next ones find room.
  private func forget(_ buckets: inout [String: Bucket], _ now: Duration) {
    let tokens = buckets.mapValues { filled($0, now).tokens }
    let fullest = tokens.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostClients / 2)
    for (client, _) in fullest { buckets[client] = nil }
  }
}
