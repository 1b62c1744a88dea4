import HTML
import Hummingbird
import Services

extension WebUI {
  private static let suggestions = 8

  /// What the search box offers while somebody types, as JSON for the script.
  func suggest(_ query: String, _ setting: PageSetting) async throws -> Response {
    let completions = try await useCases.searching.complete(query, viewer: setting.viewer, limit: Self.suggestions)
    return try Self.scriptReply(completions.map(SuggestedPage.init))
  }
}

/// A completion with the page that choosing it opens.
struct SuggestedPage: Encodable, Equatable {
  var kind: String
  var title: String
  var detail: String
  var url: String

  init(_ question: QuestionSummary) {
    kind = question.state.words(answers: question.answers)
    title = question.title
    detail = question.excerpt
    url = Route.question(question.label).link.text
  }

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
