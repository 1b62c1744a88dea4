import Foundation
import HTML
import Hummingbird
import Services

extension WebUI {
  private static let suggestions = 8

  /// What the search box offers while somebody types, as JSON for the script.
  func suggest(_ query: String, _ setting: PageSetting) async throws -> Response {
    let completions = try await useCases.searching.complete(query, viewer: setting.viewer, limit: Self.suggestions)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var headers = HTTPFields()
    headers[.contentType] = "application/json; charset=utf-8"
    headers[.cacheControl] = "no-cache"
    SecurityHeaders.add(policy: "default-src 'none'", to: &headers)
    let body = try encoder.encode(completions.map(SuggestedPage.init))
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}

/// A completion with the page that choosing it opens.
struct SuggestedPage: Encodable, Equatable {
  var kind: String
  var title: String
  var detail: String
  var url: String

  init(_ completion: Completion) {
    kind = completion.kind
    title = completion.title
    detail = completion.detail
    url = Self.route(completion).link.text
  }

  private static func route(_ completion: Completion) -> Route {
    if let project = completion.project { return .project(project) }
    if completion.kind == "team" { return .team(completion.query) }
    if completion.kind == "person" { return .person(completion.query) }
    guard let place = completion.place else { return .search(query: completion.query) }
    if place.path.isEmpty { return .repository(place.repository) }
    let folderOrFile = Place(place.repository, place.path)
    return completion.kind == "file" ? .file(folderOrFile) : .tree(folderOrFile)
  }
}
