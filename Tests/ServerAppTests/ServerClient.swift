import Foundation
import Hummingbird
import Logging
import ServerApp
import Synchronization
import Testing

/// Asks a whole server without sockets.
struct ServerClient {
  private let responder: FrontDoor<Context>
  private let logger: Logger

  struct Context: RequestContext {
    struct Source: RequestContextSource { var logger: Logger }

    var coreContext: CoreRequestContextStorage

    init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
  }

  struct Reply {
    var status: Int
    var headers: HTTPFields
    var bytes: [UInt8]
    var body: String { String(decoding: bytes, as: UTF8.self) }
  }

  init(
    _ services: FakeServices = FakeServices(), options: ServerOptions = ServerOptions(), log: LogLines = LogLines(),
    level: Logger.Level = .info, clock: any Clock<Duration> = ContinuousClock()
  ) {
    var logger = Logger(label: "test", factory: { log.handler($0) })
    logger.logLevel = level
    self.logger = logger
    let app = ServerApp(
      services: ServerServices(searching: services, browsing: services), options: options, logger: logger,
      now: { FakeServices.date.addingTimeInterval(60) }, clock: clock)
    responder = app.responder(context: Context.self)
  }

  func get(_ target: String, method: String = "GET", headers: HTTPFields = [:]) async throws -> Reply {
    let verb = try #require(HTTPRequest.Method(method))
    let request = Request(
      head: HTTPRequest(method: verb, scheme: "http", authority: "localhost", path: target, headerFields: headers),
      body: RequestBody(buffer: ByteBuffer()))
    let response = try await responder.respond(to: request, context: Context(source: Context.Source(logger: logger)))
    let collector = Collector()
    try await response.body.write(collector)
    return Reply(status: response.status.code, headers: response.headers, bytes: collector.bytes)
  }
}

/// Takes a body that would have been sent.
private final class Collector: ResponseBodyWriter {
  private(set) var bytes: [UInt8] = []

  func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// What was logged.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func handler(_ label: String) -> JSONLogHandler {
    JSONLogHandler(label: label, now: { FakeServices.date }, write: { line in self.lines.withLock { $0.append(line) } })
  }
}
