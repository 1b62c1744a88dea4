/// Whom to ask about a project, a path or a subject in words, as far as ownership and history tell.
package struct ContactsReply: Codable, Sendable {
  /// What the subject was taken for.
  package enum Understanding: String, Codable, Sendable, CaseIterable { case path, project, team, person, words }

  package var subject: String
  package var understood: Understanding
  /// Declared owners first.
  package var contacts: [ContactItem]
  /// Public places to ask, the nearest first.
  package var channels: [String]
  /// All that were found.
  package var total: Int
  /// What the answer lacks, as sentences.
  package var lacks: [String]
  /// What was asked before that is near the subject.
  package var questions: [QuestionItem] = []

  /// At most `most` contacts are kept.
  package init(
    subject: String, understood: Understanding, contacts: [ContactItem], channels: [String], most: Int,
    lacks: [String] = []
  ) {
    self.subject = subject
    self.understood = understood
    self.contacts = Array(contacts.prefix(most))
    self.channels = channels
    total = contacts.count
    self.lacks = lacks
  }
}

/// Somebody to ask.
package struct ContactItem: Codable, Sendable, Equatable {
  /// What they have to do with the subject.
  package enum Relation: String, Codable, Sendable, CaseIterable {
    /// Declared to own it.
    case owns
    /// Seems to own it, from who integrated changes.
    case integrates
    /// Wrote changes to it.
    case contributes
    /// Is in the team that is meant.
    case member
    /// Is meant by the subject.
    case named
  }

  /// `team` or `person`.
  package var kind: String
  package var name: String
  /// Name of the team or key of the person; nil where there is no page about them.
  package var key: String?
  package var relation: Relation
  /// Why that is believed, as a sentence.
  package var evidence: String
  /// `id` of the project that connects them; nil where none does.
  package var project: String?
  package var repository: String?
  package var channels: [String]

  package init(
    kind: String, name: String, key: String? = nil, relation: Relation, evidence: String, project: String? = nil,
    repository: String? = nil, channels: [String] = []
  ) {
    self.kind = kind
    self.name = name
    self.key = key
    self.relation = relation
    self.evidence = evidence
    self.project = project
    self.repository = repository
    self.channels = channels
  }
}
