package import HTTPTypes
package import Hummingbird
package import Logging

/// Asks a responder as a client would, without a socket. (Hummingbird's own test
/// support would compile a second HTTP client with its TLS library.)
package struct SocketlessClient<Responder: HTTPResponder> where Responder.Context == SocketlessContext {
  private let responder: Responder
  private let logger: Logger

  package init(
    _ responder: Responder, logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
  ) {
    self.responder = responder
    self.logger = logger
  }

  package func send(
    _ target: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: String = ""
  ) async throws -> SocketlessReply {
    let request = Request(
      head: HTTPRequest(method: method, scheme: "http", authority: "localhost", path: target, headerFields: headers),
      body: RequestBody(buffer: ByteBuffer(string: body)))
    let context = SocketlessContext(source: SocketlessContext.Source(logger: logger))
    let response = try await responder.respond(to: request, context: context)
    let collector = Collector()
    try await response.body.write(collector)
    return SocketlessReply(status: response.status.code, headers: response.headers, bytes: collector.bytes)
  }
}

package struct SocketlessReply: Sendable {
  package var status: Int
  package var headers: HTTPFields
  package var bytes: [UInt8]
  package var body: String { String(decoding: bytes, as: UTF8.self) }
}

package struct SocketlessContext: RequestContext {
  package struct Source: RequestContextSource {
    package var logger: Logger
  }

  package var coreContext: CoreRequestContextStorage

  package init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}

/// Takes a body that would have been sent.
private final class Collector: ResponseBodyWriter {
  private(set) var bytes: [UInt8] = []

  func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
