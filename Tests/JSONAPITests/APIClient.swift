import Foundation
import Hummingbird
import JSONAPI
import Logging
import Testing

/// Asks a router without sockets.
struct APIClient {
  private let responder: RouterResponder<Context>

  struct Context: RequestContext {
    struct Source: RequestContextSource {
      var logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    }

    var coreContext: CoreRequestContextStorage

    init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
  }

  struct Reply {
    var status: Int
    var headers: HTTPFields
    var body: String

    /// The value at a path of keys and indices, as text.
    func json(_ path: String) -> String? {
      guard var value = try? JSONSerialization.jsonObject(with: Data(body.utf8)) else { return nil }
      for key in path.split(separator: ".") {
        if let object = value as? [String: Any], let next = object[String(key)] {
          value = next
        } else if let array = value as? [Any], let index = Int(key), array.indices.contains(index) {
          value = array[index]
        } else if let array = value as? [Any], key == "count" {
          value = array.count
        } else {
          return nil
        }
      }
      return "\(value)"
    }
  }

  init(_ services: FakeServices = FakeServices()) {
    let router = Router(context: Context.self)
    router.add(middleware: JSONAPI(searching: services, browsing: services))
    responder = router.buildResponder()
  }

  func get(_ target: String, method: String = "GET", headers: HTTPFields = [:]) async throws -> Reply {
    let verb = try #require(HTTPRequest.Method(method))
    let request = Request(
      head: HTTPRequest(method: verb, scheme: "http", authority: "localhost", path: target, headerFields: headers),
      body: RequestBody(buffer: ByteBuffer()))
    let response = try await responder.respond(to: request, context: Context(source: Context.Source()))
    let collector = Collector()
    try await response.body.write(collector)
    return Reply(
      status: response.status.code, headers: response.headers,
      body: String(decoding: collector.bytes, as: UTF8.self))
  }
}

/// Takes a body that would have been sent.
private final class Collector: ResponseBodyWriter {
  private(set) var bytes: [UInt8] = []

  func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
