import SearchModel
import Services

/// One address of the API: how it is matched, what it takes, what it answers, and what the OpenAPI document says
/// of it.
struct Endpoint: Sendable {
  /// As OpenAPI writes it: `/api/v1/files/{repository}/-/{path}`. A parameter stands for one or more segments; it
  /// ends before the first segment that is equal to what follows it in the template.
  var path: String
  var operation: String
  var summary: String
  var about: String
  var parameters: [Parameter]
  /// Name of the schema of the reply.
  var reply: String
  /// What the reply looks like.
  var example: @Sendable () throws -> [UInt8]
  /// Whether what is asked for may be absent.
  var canBeAbsent = false
  var caching: Caching
  var answer: @Sendable (Call) async throws -> [UInt8]

  static let all: [Endpoint] =
    [search, suggest, research, who] + [repositories, repository, projects] + project + [
      graph, tree, rootTree, file, status,
    ]
    + [teams, team, people, person] + [library, document, documents, handbook] + [openAPI]

  /// The endpoint of a path, and its parameters still percent-encoded.
  static func matching(_ path: String) -> (endpoint: Endpoint, captured: [String: String])? {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for endpoint in all {
      if let captured = endpoint.match(segments) { return (endpoint, captured) }
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
}
