import Foundation
import Logging
import SearchModel
import ServerApp
import Services
import Testing

@Suite(.serialized) struct ServingTests {
  @Test func saysWhoCanReachIt() {
    let table: [(host: String, isLoopback: Bool, place: String)] = [
      ("127.0.0.1", true, "http://127.0.0.1:8000 "), ("localhost", true, "http://localhost:8000 "),
      ("::1", true, "http://[::1]:8000 "), ("127.9.9.9", true, "http://127.9.9.9:8000 "),
      ("0.0.0.0", false, "http://0.0.0.0:8000 "), ("127.evil.org", false, "http://127.evil.org:8000 "),
      ("192.168.1.2", false, "http://192.168.1.2:8000 "), ("::", false, "http://[::]:8000 "),
    ]
    for row in table {
      var options = ServerOptions()
      options.host = row.host
      #expect(options.isLoopback == row.isLoopback, "\(row.host)")
      #expect(options.announcement.contains(row.place))
      #expect(options.announcement.contains("only this machine") == row.isLoopback)
      #expect(options.announcement.contains("there is no login") == !row.isLoopback)
    }
  }

  /// A request in flight is finished when the server is told to stop.
  @Test func finishesWhatItBegan() async throws {
    let (searching, searchBegan) = AsyncStream.makeStream(of: Void.self)
    let (release, released) = AsyncStream.makeStream(of: Void.self)
    var services = FakeServices()
    services.beforeSearch = {
      searchBegan.finish()
      for await _ in release {}
    }
    let (port, run) = try await serve(services)
    async let reply = Loopback.get(port: port, "/api/v1/search?q=x")
    for await _ in searching {}
    kill(getpid(), SIGTERM)
    // The signal is handled on another thread; once it was, nobody new is let in.
    while (try? await Loopback.get(port: port, "/healthz")) != nil { await Task.yield() }
    released.finish()
    #expect(try await reply.hasPrefix("HTTP/1.1 200 OK"))
    try await run.value
  }

  @Test func saysThatThePortIsTaken() async throws {
    let (port, run) = try await serve(FakeServices())
    await #expect(
      throws: UserFacingError(
        .unavailable, "Another program already serves 127.0.0.1:\(port).",
        hint: "Stop it, or choose another port with --port.")
    ) {
      try await app(FakeServices(), port: port).run(announce: { _ in })
    }
    run.cancel()
    _ = await run.result
  }

  private func app(_ services: FakeServices, port: Int) -> ServerApp {
    var options = ServerOptions()
    options.port = port
    // The machine may be busy with other tests while a request is in flight.
    options.limits.stop = .seconds(3_600)
    return ServerApp(
      services: ServerServices(UseCases(services)), options: options,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  /// Serves on a port that is free, until the task is cancelled or the process is told to stop.
  private func serve(_ services: FakeServices) async throws -> (port: Int, run: Task<Void, any Error>) {
    for port in (20_000...60_000).shuffled().prefix(20) {
      let (listening, opened) = AsyncStream.makeStream(of: Void.self)
      let app = app(services, port: port)
      let run = Task {
        defer { opened.finish() }
        try await app.run(announce: { _ in opened.yield() })
      }
      for await _ in listening { return (port, run) }
    }
    throw UserFacingError(.unavailable, "No port is free.")
  }
}

/// A request over a real socket.
enum Loopback {
  static func get(port: Int, _ target: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try exchange(port: port, target) }) }
    }
  }

  private static func exchange(port: Int, _ target: String) throws -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    let request = "GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    _ = request.withCString { send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
    var reply: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { reply += buffer.prefix(count) }
    guard !reply.isEmpty else { throw POSIXError(.ECONNRESET) }
    return String(decoding: reply, as: UTF8.self)
  }
}
