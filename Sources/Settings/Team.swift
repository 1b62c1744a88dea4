/// A team of the organisation, and the repositories whose changes it integrates.
package struct Team: Sendable, Equatable {
  package var name: String
  /// Empty when the file names none.
  package var department: String
  /// Which repositories it owns, by their names.
  package var repositories: [Glob]
  package var members: [Member]
  /// A public place to talk, as text for people: a chat room, a list, an address.
  package var channel: String?
  /// The team's own page: http or https.
  package var url: String?

  package init(
    name: String, department: String = "", repositories: [Glob] = [], members: [Member] = [], channel: String? = nil,
    url: String? = nil
  ) {
    self.name = name
    self.department = department
    self.repositories = repositories
    self.members = members
    self.channel = channel
    self.url = url
  }

  /// A person of the team, for as long as they were in it.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var emails: [String]
    /// The first day; nil since ever.
    package var from: Day?
    /// The last day; nil when they are still there.
    package var to: Day?

    package init(name: String, emails: [String], from: Day? = nil, to: Day? = nil) {
      self.name = name
      self.emails = emails
      self.from = from
      self.to = to
    }
  }
}
