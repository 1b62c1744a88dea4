import Services

/// Somebody, or a place, to ask about candidates.
package struct ResearchContactItem: Codable, Sendable, Equatable {
  /// `channel`, `team` or `person`.
  package var kind: String
  package var title: String
  /// What `/api/v1/teams/` or `/api/v1/people/` calls them; nil where they are not known there.
  package var key: String?
  package var why: String

  init(_ contact: ResearchContact) {
    kind = contact.kind.rawValue
    title = contact.title
    key = contact.key
    why = contact.why
  }
}

/// A chapter of the handbook that says something of a need.
package struct ResearchPracticeItem: Codable, Sendable, Equatable {
  /// Of its page, `/book/SLUG/`.
  package var slug: String
  package var title: String
  /// The section that is nearest; empty for the chapter's beginning.
  package var heading: String
  package var anchor: String
  /// The sentence that says most of the need.
  package var text: String

  init(_ practice: ResearchPractice) {
    slug = practice.slug
    title = practice.title
    heading = practice.heading
    anchor = practice.anchor
    text = practice.text
  }
}

/// A function or a type that seems to do what is needed.
package struct ResearchCodeItem: Codable, Sendable, Equatable {
  /// `function`, `struct` and the like.
  package var kind: String
  /// With the types around it.
  package var name: String
  package var project: String
  package var repository: String
  package var path: String
  /// From 1.
  package var line: Int
  /// What its comment says of the need; its declaration where there is none.
  package var text: String

  init(_ symbol: ResearchSymbol) {
    kind = symbol.kind
    name = symbol.name
    project = symbol.project
    repository = symbol.repository
    path = symbol.path
    line = symbol.line
    text = symbol.text
  }
}
