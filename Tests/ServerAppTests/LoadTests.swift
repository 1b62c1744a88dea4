import Foundation
import Hummingbird
import SearchModel
import ServerApp
import Synchronization
import TestSupport
import Testing

@Suite struct LoadTests {
  /// Opens once, for all who wait.
  private final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }
    func pass() async { for await _ in stream {} }
  }

  @Test func boundsSearchesAtATime() async throws {
    let gate = Gate()
    let running = Mutex((now: 0, most: 0, begun: 0))
    var services = FakeServices()
    services.beforeSearch = {
      running.withLock { state in
        state.now += 1
        state.begun += 1
        state.most = max(state.most, state.now)
      }
      await gate.pass()
      running.withLock { $0.now -= 1 }
    }
    var options = ServerOptions()
    (options.limits.searches, options.limits.waitingSearches) = (2, 3)
    let client = ServerClient(services, options: options)
    try await withThrowingTaskGroup(of: SocketlessReply.self) { group in
      for number in 0..<9 { group.addTask { try await client.get("/api/v1/search?q=x\(number)") } }
      var refused = 0
      // Those over the bound are sent away while the others still hold their places.
      while refused < 4, let reply = try await group.next() {
        #expect(reply.status == 503)
        #expect(reply.headers[.retryAfter] == "1")
        #expect(reply.body.contains(#""code":"busy""#))
        refused += 1
      }
      // Health answers while all places are taken.
      #expect(try await client.get("/healthz").status == 200)
      gate.open()
      while let reply = try await group.next() { #expect(reply.status == 200) }
    }
    let (now, most, begun) = running.withLock { $0 }
    #expect((now, most, begun) == (0, 2, 5))
    #expect(try await client.get("/metrics").body.contains(#"guildhall_searches_total{outcome="busy"} 4"#))
  }

  /// A search that does not notice that it was cancelled is left behind.
  @Test func givesUpWhenTimeRanOut() async throws {
    let gate = Gate()
    var services = FakeServices()
    services.beforeSearch = { await Task { await gate.pass() }.value }
    var options = ServerOptions()
    options.limits.request = .milliseconds(5)
    let client = ServerClient(services, options: options)
    let reply = try await client.get("/api/v1/search?q=x")
    #expect(reply.status == 503)
    #expect(reply.body.contains("The server gave up after 0.005 seconds."))
    gate.open()
  }

  /// One watch ends all that takes too long: also what begins after others were answered, or given up.
  @Test func givesUpOnEachThatTakesTooLong() async throws {
    let gate = Gate()
    let number = Mutex(0)
    var services = FakeServices()
    services.beforeSearch = {
      let isOdd = number.withLock { number in
        number += 1
        return number % 2 == 1
      }
      if isOdd { await Task { await gate.pass() }.value }
    }
    var options = ServerOptions()
    options.limits.request = .milliseconds(200)
    let client = ServerClient(services, options: options)
    for round in 0..<3 {
      #expect(try await client.get("/api/v1/search?q=x\(round)").status == 503)
      // Answered long before its time is over, unless the machine stands still.
      _ = try await client.get("/api/v1/search?q=y\(round)")
    }
    gate.open()
  }

  /// More blocked searches than the cooperative pool has threads; everything else goes on.
  @Test func blocksNobodyElse() async throws {
    let lock = NSCondition()
    let isOpen = Mutex(false)
    var services = FakeServices()
    services.beforeSearch = {
      func wait() {
        lock.lock()
        while !isOpen.withLock({ $0 }) { lock.wait() }
        lock.unlock()
      }
      wait()
    }
    var options = ServerOptions()
    options.limits.searches = 16
    // It is about who waits, not for how long.
    options.limits.request = .seconds(3_600)
    let client = ServerClient(services, options: options)
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<16 { group.addTask { try await client.get("/api/v1/search?q=x").status } }
      for _ in 0..<50 {
        #expect(try await client.get("/api/v1/status").status == 200)
        await Task.yield()
      }
      func release() {
        lock.lock()
        isOpen.withLock { $0 = true }
        lock.broadcast()
        lock.unlock()
      }
      release()
      for try await status in group { #expect(status == 200) }
    }
  }
}
