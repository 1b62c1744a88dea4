import Foundation
import Hummingbird
import Logging
import ServerApp
import Services
import Synchronization
import TestSupport
import Testing

/// Asks a whole server without sockets.
struct ServerClient {
  private let client: SocketlessClient<FrontDoor<SocketlessContext>>

  init(
    _ services: FakeServices = FakeServices(), options: ServerOptions = ServerOptions(), log: LogLines = LogLines(),
    level: Logger.Level = .info, clock: any Clock<Duration> = ContinuousClock()
  ) {
    var logger = Logger(label: "test", factory: { log.handler($0) })
    logger.logLevel = level
    let app = ServerApp(
      services: ServerServices(UseCases(services)), options: options, logger: logger,
      now: { FakeServices.date.addingTimeInterval(60) }, clock: clock)
    client = SocketlessClient(app.responder(context: SocketlessContext.self), logger: logger)
  }

  func get(
    _ target: String, method: String = "GET", headers: HTTPFields = [:], body: String = ""
  ) async throws -> SocketlessReply {
    try await client.send(target, method: try #require(HTTPRequest.Method(method)), headers: headers, body: body)
  }
}

/// What was logged.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func handler(_ label: String) -> JSONLogHandler {
    JSONLogHandler(label: label, now: { FakeServices.date }, write: { line in self.lines.withLock { $0.append(line) } })
  }
}
