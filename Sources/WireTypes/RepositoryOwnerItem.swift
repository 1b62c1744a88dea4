package import SearchModel

/// Who may integrate changes, or seems to.
package struct RepositoryOwnerItem: Codable, Sendable, Equatable {
  /// `team` or `person`.
  package var kind: String
  /// The team's name or the person's key; what the file says for somebody unknown.
  package var name: String
  /// As people know them.
  package var title: String
  /// Whether there is a page about them.
  package var known: Bool
  /// From who integrated changes; nobody declared it.
  package var guess: Bool

  package init(_ owner: RepositoryOwner) {
    kind = owner.kind.rawValue
    name = owner.key
    title = owner.title
    known = owner.isKnown
    guess = owner.isGuess
  }
}
