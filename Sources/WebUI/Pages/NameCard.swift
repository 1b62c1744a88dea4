import HTML
import Hummingbird
import Services

extension WebUI {
  private static let definitionsOfCard = 3

  /// What a page of code shows beside a name that is pointed at, as JSON for the script.
  func nameCard(_ name: String, from place: Place?, _ setting: PageSetting) async throws -> Response {
    let answer = try await useCases.navigating.definitions(
      NameQuestion(
        name: name, from: place.map { NameQuestion.Place(repository: $0.repository, path: $0.path, branch: $0.branch) },
        viewer: setting.viewer, limit: Self.definitionsOfCard, wantsUses: false))
    return try Self.scriptReply(answer.definitions.map(NameCard.init))
  }
}

/// A definition with the page that shows it.
struct NameCard: Encodable, Equatable {
  var signature: String
  var comment: String
  var place: String
  var url: String

  init(_ definition: NamedDefinition) {
    signature = definition.signature
    comment = definition.comment
    let isNear = definition.nearness.map { $0 < .elsewhere && $0 != .imported } ?? false
    place = (isNear ? "" : "\(definition.repository):") + "\(definition.path):\(definition.line)"
    url = Route.line(definition.line, of: Place(definition.repository, definition.path, branch: definition.branch)).text
  }
}
