import Foundation
import SearchModel
import Services
import WireTypes

/// One address of the API: how it is matched, what it takes, what it answers, and what the OpenAPI document says
/// of it.
struct Endpoint: Sendable {
  enum Method: String, Sendable {
    /// HEAD is answered alike.
    case get = "GET"
    case post = "POST"
  }

  /// As OpenAPI writes it: `/api/v1/files/{repository}/-/{path}`. A parameter stands for one or more segments; it
  /// ends before the first segment that is equal to what follows it in the template.
  var path: String
  var method = Method.get
  var operation: String
  var summary: String
  var about: String
  var parameters: [Parameter]
  /// What it is sent, if it takes anything.
  var body: EndpointBody?
  /// Name of the schema of the reply.
  var reply: String
  /// What the reply looks like.
  var example: @Sendable () throws -> [UInt8]
  /// Whether what is asked for may be absent.
  var canBeAbsent = false
  /// Whether it answers with 201: something is there now that was not.
  var isCreation = false
  /// Whether it is somebody's own, where people are signed in.
  var isPersonal = false
  var caching: Caching
  var answer: @Sendable (Call) async throws -> [UInt8]

  static let all: [Endpoint] =
    [search, suggest, definitions] + records + [research, packages] + [repositories, repository, projects] + project + [
      graph, tree, rootTree, file, status,
    ]
    + [teams, team, people, person] + demand + collaboration + [library, document, documents, handbook]
    + [decision, decisions] + questions + [who] + [openAPI]

  /// The endpoints of a path, one for each method, and their parameters still percent-encoded.
  static func matching(_ path: String) -> (endpoints: [Endpoint], captured: [String: String])? {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for endpoint in all {
      guard let captured = endpoint.match(segments) else { continue }
      return (all.filter { $0.path == endpoint.path }, captured)
    }
    return nil
  }

  private func match(_ segments: [Substring]) -> [String: String]? {
    var captured: [String: String] = [:]
    var rest = segments[...]
    var template = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    while let part = template.popFirst() {
      guard part.hasPrefix("{") else {
        guard rest.popFirst() == part else { return nil }
        continue
      }
      let end = template.first.map { next in rest.firstIndex(of: next) } ?? rest.endIndex
      guard let end, end > rest.startIndex else { return nil }
      captured[String(part.dropFirst().dropLast())] = rest[..<end].joined(separator: "/")
      rest = rest[end...]
    }
    return rest.isEmpty ? captured : nil
  }
}

/// One request, understood.
struct Call: Sendable {
  var values: ParameterValues
  var useCases: UseCases
  var viewer: Viewer
  /// JSON that its endpoint's schema allows; empty where nothing is sent.
  var body: [UInt8] = []
  /// What the client calls this request; nil when it gives it no name.
  var token: String?

  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(body))
  }
  /// Whom it is asked for; nil when nothing is to be kept of it.
  var asker: Asker?
}
