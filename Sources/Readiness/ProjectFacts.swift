/// What is known of a project before its documents are read for readiness.
package struct ProjectFacts: Sendable {
  /// A value and where it was read.
  package struct Fact: Sendable, Equatable {
    package var value: String
    package var evidence: Evidence

    package init(_ value: String, _ evidence: Evidence) {
      self.value = value
      self.evidence = evidence
    }
  }

  package var name: String
  /// From a manifest or metadata file; nil when only the README says what the project is.
  package var description: Fact?
  package var topics: [Fact]
  /// Declared owners.
  package var owners: [Fact]
  /// Owners taken from who integrates changes.
  package var guessedOwners: [Fact]
  /// A declared public place to talk.
  package var channel: Fact?
  /// An SPDX expression.
  package var licence: Fact?
  /// How a consumer names the project in a manifest, ready to paste; `language` is the fence's.
  package var installSnippet: (language: String, text: String)?
  /// The address to clone from.
  package var cloneAddress: String?

  /// Of all that is known.
  var evidence: [Evidence] {
    let single = [description, channel, licence].compactMap(\.self)
    return (single + topics + owners + guessedOwners).map(\.evidence)
  }

  package init(
    name: String, description: Fact? = nil, topics: [Fact] = [], owners: [Fact] = [], guessedOwners: [Fact] = [],
    channel: Fact? = nil, licence: Fact? = nil, installSnippet: (language: String, text: String)? = nil,
    cloneAddress: String? = nil
  ) {
    self.name = name
    self.description = description
    self.topics = topics
    self.owners = owners
    self.guessedOwners = guessedOwners
    self.channel = channel
    self.licence = licence
    self.installSnippet = installSnippet
    self.cloneAddress = cloneAddress
  }
}
