import GRDB

/// A team of the organisation.
package struct TeamRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "team"

  /// Unique, whatever the case; its page is called so.
  package var name: String
  /// What people call it; empty when that is the name.
  package var title: String
  package var department: String
  /// The team that it is a part of.
  package var parent: String?
  package var description: String
  /// Addresses or names of places to talk.
  package var channels: [String]
  /// The team's own page elsewhere: http or https.
  package var url: String?
  /// The file and line that it was read from.
  package var origin: String
  /// The repository of that file; nil for the configuration.
  package var repositoryId: Int64?

  package init(
    name: String, title: String = "", department: String = "", parent: String? = nil, description: String = "",
    channels: [String] = [], url: String? = nil, origin: String, repositoryId: Int64? = nil
  ) {
    self.name = name
    self.title = title
    self.department = department
    self.parent = parent
    self.description = description
    self.channels = channels
    self.url = url
    self.origin = origin
    self.repositoryId = repositoryId
  }
}

/// A person, whatever names they commit under.
package struct PersonRecord: Codable, Sendable, Equatable, FetchableRecord {
  /// Unique, and the same in the next sync.
  package var key: String
  package var name: String
  /// The key of the person they report to.
  package var manager: String?
  /// Named by the configuration, so that everybody may know them.
  package var isConfigured: Bool

  package init(key: String, name: String, manager: String? = nil, isConfigured: Bool = false) {
    self.key = key
    self.name = name
    self.manager = manager
    self.isConfigured = isConfigured
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
  /// The file and line that says it.
  package var origin: String
  /// The repository of that file; nil for the configuration.
  package var repositoryId: Int64?

  package init(
    team: String, person: String, role: String = "", since: String? = nil, until: String? = nil, origin: String,
    repositoryId: Int64? = nil
  ) {
    self.team = team
    self.person = person
    self.role = role
    self.since = since
    self.until = until
    self.origin = origin
    self.repositoryId = repositoryId
  }

  /// Whether it is open on a day, an ISO date.
  package func covers(_ day: String) -> Bool { (since ?? day) <= day && day <= (until ?? day) }
}

/// By what a person is known.
package struct IdentityRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "identity"

  package enum Kind: String, Codable, Sendable {
    case email
    /// On whatever host.
    case login
    /// What the person's key would be with another of their addresses, so that links stay good.
    case key
  }

  package var person: String
  package var kind: Kind
  /// Addresses and logins in lower case.
  package var value: String

  package init(person: String, kind: Kind, value: String) {
    self.person = person
    self.kind = kind
    self.value = value
  }
}

/// Two addresses that were taken for one person's.
package struct IdentityMergeRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "identityMerge"

  package var person: String
  /// Empty for a name without an address.
  package var first: String
  package var second: String
  /// In a word: configured, mailmap, host-login, same-name-in-team.
  package var reason: String
  /// One sentence with the place.
  package var evidence: String
  /// The repository that the evidence speaks of; nil when it speaks of none.
  package var repositoryId: Int64?

  package init(
    person: String, first: String, second: String, reason: String, evidence: String, repositoryId: Int64? = nil
  ) {
    self.person = person
    self.first = first
    self.second = second
    self.reason = reason
    self.evidence = evidence
    self.repositoryId = repositoryId
  }
}

/// That somebody was seen in a repository: in its commits, or in a file of it.
package struct ContributionRecord: Codable, Sendable, Equatable, FetchableRecord, PersistableRecord {
  package static let databaseTableName = "contribution"

  package var person: String
  package var repositoryId: Int64
  /// Written by them; 0 where only a file names them.
  package var commits: Int
  /// Put on the branch by them within a year of the newest commit.
  package var integrations: Int

  package init(person: String, repositoryId: Int64, commits: Int = 0, integrations: Int = 0) {
    self.person = person
    self.repositoryId = repositoryId
    self.commits = commits
    self.integrations = integrations
  }
}

/// The whole org chart.
package struct OrganizationRecords: Sendable, Equatable {
  package var teams: [TeamRecord]
  package var people: [PersonRecord]
  package var memberships: [MembershipRecord]
  package var identities: [IdentityRecord]
  package var merges: [IdentityMergeRecord]
  package var contributions: [ContributionRecord]

  package init(
    teams: [TeamRecord] = [], people: [PersonRecord] = [], memberships: [MembershipRecord] = [],
    identities: [IdentityRecord] = [], merges: [IdentityMergeRecord] = [], contributions: [ContributionRecord] = []
  ) {
    self.teams = teams
    self.people = people
    self.memberships = memberships
    self.identities = identities
    self.merges = merges
    self.contributions = contributions
  }

  /// Without a second team of a name or person of a key, and without what belongs to nobody; in an order of its own,
  /// so that equal charts compare equal.
  func normalized() -> OrganizationRecords {
    var result = OrganizationRecords()
    result.teams = Self.unique(teams, \.name)
    result.people = Self.unique(people, \.key)
    let teams = Set(result.teams.map(\.name))
    let people = Set(result.people.map(\.key))
    result.memberships = memberships.filter { teams.contains($0.team) && people.contains($0.person) }
    result.identities = Self.unique(identities.filter { people.contains($0.person) }) {
      "\($0.kind.rawValue)\n\($0.value)\n\($0.person)"
    }
    result.merges = merges.filter { people.contains($0.person) }
    result.contributions = Self.unique(contributions.filter { people.contains($0.person) }) {
      "\($0.person)\n\($0.repositoryId)"
    }
    return result
  }

  private static func unique<Record>(_ records: [Record], _ key: (Record) -> String) -> [Record] {
    var first: [String: Record] = [:]
    for record in records where first[key(record)] == nil { first[key(record)] = record }
    return first.sorted { $0.key < $1.key }.map(\.value)
  }
}
