import SearchModel

/// What can be read by address: `guildhall://practice/SLUG` and `guildhall://project/ID`.
enum ResourceAddress: Equatable {
  case practice(String)
  case project(String)

  private static let practices = "guildhall://practice/"
  private static let projects = "guildhall://project/"

  /// As `resources/templates/list` describes them.
  static let templates: [(name: String, title: String, template: String, about: String)] = [
    (
      "practice", "A practice", practices + "{slug}",
      "A chapter of the organisation's handbook: how it writes, reviews, releases. A slash within the slug is %2F."
    ),
    (
      "project", "A project", projects + "{id}",
      "A project: what it is, whose, how to use it, what was decided about it. The id is percent-encoded."
    ),
  ]

  /// nil for an address that is neither.
  init?(_ text: String) {
    func rest(_ prefix: String) -> String? {
      guard text.hasPrefix(prefix), let name = PercentDecoding.text(text.dropFirst(prefix.count)), !name.isEmpty
      else { return nil }
      return name
    }
    if let slug = rest(Self.practices) {
      self = .practice(slug)
    } else if let identifier = rest(Self.projects) {
      self = .project(identifier)
    } else {
      return nil
    }
  }

  var text: String {
    switch self {
    // As a template's simple expansion has it (RFC 6570, section 3.2.2).
    case .practice(let slug): Self.practices + PercentEncoding.text(slug)
    case .project(let identifier): Self.projects + PercentEncoding.text(identifier)
    }
  }
}
