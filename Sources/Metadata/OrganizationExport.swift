/// The teams and people of an organisation as other catalogues are told of them.
package struct OrganizationExport: Sendable, Equatable {
  package struct Team: Sendable, Equatable {
    /// What projects call their owner.
    package var name: String
    package var title = ""
    package var description = ""
    /// The name of the team that it is a part of.
    package var parent: String?
    /// Addresses of places to talk.
    package var channels: [String] = []

    package init(name: String) { self.name = name }
  }

  package struct Person: Sendable, Equatable {
    package var key: String
    package var name: String
    /// Names of their teams.
    package var teams: [String]

    package init(key: String, name: String, teams: [String] = []) {
      self.key = key
      self.name = name
      self.teams = teams
    }
  }

  package var teams: [Team]
  package var people: [Person]

  package init(teams: [Team] = [], people: [Person] = []) {
    self.teams = teams
    self.people = people
  }
}
