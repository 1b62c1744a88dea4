import Foundation
import Hummingbird
import JSONAPI
import Services
import TestSupport
import Testing

/// Asks a router without sockets.
struct APIClient {
  private let client: SocketlessClient<RouterResponder<SocketlessContext>>

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
    let router = Router(context: SocketlessContext.self)
    router.add(middleware: JSONAPI(UseCases(services)))
    client = SocketlessClient(router.buildResponder())
  }

  /// Sends JSON.
  func post(_ target: String, _ body: String, headers: HTTPFields = [:]) async throws -> Reply {
    var headers = headers
    if headers[.contentType] == nil { headers[.contentType] = "application/json" }
    let reply = try await client.send(target, method: .post, headers: headers, body: body)
    return Reply(status: reply.status, headers: reply.headers, body: reply.body)
  }

  func get(_ target: String, method: String = "GET", headers: HTTPFields = [:]) async throws -> Reply {
    let reply = try await client.send(target, method: try #require(HTTPRequest.Method(method)), headers: headers)
    return Reply(status: reply.status, headers: reply.headers, body: reply.body)
  }
}
