/// A team of the organisation, and the repositories whose changes it integrates.
package struct Team: Sendable, Equatable {
  package var name: String
  /// Empty when the file names none.
  package var department: String
  /// The team that it is a part of, by its name.
  package var parent: String?
  /// What other files call it: `@org/nio-team` in CODEOWNERS, `group:default/nio` in a catalogue.
  package var aliases: [String]
  /// Which repositories it owns, by their names.
  package var repositories: [Glob]
  package var members: [Member]
  /// A public place to talk, as text for people: a chat room, a list, an address.
  package var channel: String?
  /// The team's own page: http or https.
  package var url: String?
  /// Where the file names it, from 1.
  package var line: Int

  package init(
    name: String, department: String = "", parent: String? = nil, aliases: [String] = [], repositories: [Glob] = [],
    members: [Member] = [], channel: String? = nil, url: String? = nil, line: Int
  ) {
    self.name = name
    self.department = department
    self.parent = parent
    self.aliases = aliases
    self.repositories = repositories
    self.members = members
    self.channel = channel
    self.url = url
    self.line = line
  }

  /// A person of the team, for as long as they were in it.
  package struct Member: Sendable, Hashable {
    package var person: Person
    /// What they do in the team, as text for people; empty when the file does not say.
    package var role: String
    /// The first day; nil since ever.
    package var from: Day?
    /// The last day; nil when they are still there.
    package var to: Day?

    package init(_ person: Person, role: String = "", from: Day? = nil, to: Day? = nil) {
      self.person = person
      self.role = role
      self.from = from
      self.to = to
    }
  }
}
