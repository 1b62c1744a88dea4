package import Services

/// What `/api/v1/suggest` answers.
package struct SuggestReply: Codable, Sendable {
  package var query: String
  /// Best first.
  package var suggestions: [Item]

  package struct Item: Codable, Sendable, Equatable {
    /// `repository`, `project`, `team`, `person`, `file` or `symbol`.
    package var kind: String
    package var title: String
    package var detail: String
    /// What to search for when it is chosen; the name of a team, the key of a person.
    package var query: String
  }

  package init(query: String, completions: [Completion]) {
    self.query = query
    suggestions = completions.map {
      Item(kind: $0.kind, title: $0.title, detail: $0.detail, query: $0.query)
    }
  }
}
