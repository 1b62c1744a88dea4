import GRDB

/// A team of the organisation.
package struct TeamRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "team"

  /// Unique; what the configuration and CODEOWNERS call it.
  package var name: String
  package var title: String
  package var department: String
  /// The team that it is a part of.
  package var parent: String?
  package var description: String
  /// Addresses of places to talk.
  package var channels: [String]
  /// The file that it was read from.
  package var origin: String

  package init(
    name: String, title: String = "", department: String = "", parent: String? = nil, description: String = "",
    channels: [String] = [], origin: String
  ) {
    self.name = name
    self.title = title
    self.department = department
    self.parent = parent
    self.description = description
    self.channels = channels
    self.origin = origin
  }
}

/// A person, whatever names they commit under.
package struct PersonRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "person"

  /// Unique, and the same in the next sync.
  package var key: String
  package var name: String
  /// The key of the person they report to.
  package var manager: String?

  package init(key: String, name: String, manager: String? = nil) {
    self.key = key
    self.name = name
    self.manager = manager
  }
}

/// Somebody's time in a team.
package struct MembershipRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "membership"

  package var team: String
  package var person: String
  package var role: String
  /// ISO dates, the last day included; nil when open.
  package var since: String?
  package var until: String?
  package var origin: String

  package init(
    team: String, person: String, role: String = "", since: String? = nil, until: String? = nil, origin: String
  ) {
    self.team = team
    self.person = person
    self.role = role
    self.since = since
    self.until = until
    self.origin = origin
  }
}

/// A name, address or login by which a person is known.
package struct IdentityRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "identity"

  package var person: String
  /// `name`, `email`, or `login:HOST`.
  package var kind: String
  /// Addresses and logins in lower case.
  package var value: String
  /// Why it is taken for this person's.
  package var reason: String
  package var origin: String

  package init(person: String, kind: String, value: String, reason: String, origin: String) {
    self.person = person
    self.kind = kind
    self.value = value
    self.reason = reason
    self.origin = origin
  }
}

/// The whole org chart.
package struct OrganizationRecords: Sendable, Equatable {
  package var teams: [TeamRecord]
  package var people: [PersonRecord]
  package var memberships: [MembershipRecord]
  package var identities: [IdentityRecord]

  package init(
    teams: [TeamRecord] = [], people: [PersonRecord] = [], memberships: [MembershipRecord] = [],
    identities: [IdentityRecord] = []
  ) {
    self.teams = teams
    self.people = people
    self.memberships = memberships
    self.identities = identities
  }
}
