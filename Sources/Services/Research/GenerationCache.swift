/// What is made of the newest generation, once; who asks while it is made waits for the same making.
actor GenerationCache<Value: Sendable> {
  private let make: @Sendable () async throws -> Value
  private var generation = -1
  private var making: Task<Value, any Error>?

  init(_ make: @escaping @Sendable () async throws -> Value) { self.make = make }

  func value(ofGeneration wanted: Int) async throws -> Value {
    if let making, generation == wanted { return try await making.value }
    let make = make
    let started = Task { try await make() }
    (making, generation) = (started, wanted)
    do {
      return try await started.value
    } catch {
      // The next one tries again.
      if generation == wanted { (making, generation) = (nil, -1) }
      throw error
    }
  }
}
