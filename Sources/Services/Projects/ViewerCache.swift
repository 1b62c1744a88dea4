import Synchronization

/// What was worked out of the newest generation, once for each set of repositories that some viewer may see.
final class ViewerCache<Value: Sendable>: Sendable {
  private struct Key: Hashable {
    var generation: Int
    var repositories: [Int64]
  }

  private let values = Mutex<[Key: Value]>([:])

  /// `repositories` are those that the viewer may see, sorted; `make` looks at nothing of others.
  func value(
    generation: Int, repositories: [Int64], make: @Sendable () async throws -> Value
  ) async throws -> Value {
    let key = Key(generation: generation, repositories: repositories)
    if let known = values.withLock({ $0[key] }) { return known }
    let value = try await make()
    values.withLock { values in
      values = values.filter { $0.key.generation == generation }
      values[key] = value
    }
    return value
  }
}
