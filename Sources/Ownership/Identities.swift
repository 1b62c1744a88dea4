/// People, put together from what stands in commits and in the configuration.
///
/// An address is one identity. Identities become one person only for a reason that is named,
/// with its evidence, and that can be forbidden; the order of the input changes nothing.
package struct Identities: Sendable {
  /// What one repository's commits say.
  package struct Commits: Sendable {
    package var repository: String
    /// The team that owns it, within which a full name means one person; nil when unknown.
    package var team: String?
    package var authors: [(name: String, email: String, count: Int)]
    package var mailmap: Mailmap

    package init(
      repository: String, team: String? = nil, authors: [(name: String, email: String, count: Int)],
      mailmap: Mailmap = Mailmap()
    ) {
      self.repository = repository
      self.team = team
      self.authors = authors
      self.mailmap = mailmap
    }
  }

  /// A person whom the configuration names.
  package struct Configured: Sendable {
    package var name: String
    package var emails: [String]
    package var logins: [String]
    package var teams: [String]
    /// Where it is written, as evidence: `guildhall.yaml, line 12`.
    package var place: String
    /// The repository of that file; nil for the configuration itself.
    package var repository: String?

    package init(
      name: String, emails: [String], logins: [String] = [], teams: [String] = [], place: String,
      repository: String? = nil
    ) {
      self.name = name
      self.emails = emails
      self.logins = logins
      self.teams = teams
      self.place = place
      self.repository = repository
    }
  }

  /// Two identities that are two people, whatever speaks for one: addresses, in any case.
  package struct Forbidden: Sendable, Hashable {
    package let first: String
    package let second: String

    package init(_ first: String, _ second: String) {
      self.first = first.lowercased()
      self.second = second.lowercased()
    }
  }

  package enum Reason: String, Sendable, Codable, Comparable {
    case configured
    case mailmap
    /// A host's no-reply address with the same login.
    case hostLogin = "host-login"
    case sameNameInTeam = "same-name-in-team"

    private var rank: Int {
      switch self {
      case .configured: 0
      case .mailmap: 1
      case .hostLogin: 2
      case .sameNameInTeam: 3
      }
    }

    package static func < (left: Reason, right: Reason) -> Bool { left.rank < right.rank }
  }

  package struct Identity: Sendable, Hashable {
    /// Lower case; may be empty where commits have none.
    package let email: String
    /// The names that stood with it, the most frequent first.
    package let names: [String]
    package let commits: Int
    /// Set when it belongs to the person in this repository alone: only its `.mailmap` says so.
    package let repository: String?
  }

  /// Two identities that were put together. Forbidding the pair undoes it.
  package struct Merge: Sendable, Hashable {
    package let first: String
    package let second: String
    package let reason: Reason
    /// One sentence with the place: why they are one person.
    package let evidence: String
    /// The repository whose file is the evidence, and the team whose repositories are; nil for others.
    package var repository: String?
    package var team: String?
  }

  package struct Person: Sendable, Equatable {
    /// Stable as long as the person's main address is: that address, or the name without one.
    package let id: String
    package let name: String
    package let identities: [Identity]
    /// Logins on hosts, in lower case.
    package let logins: [String]
    package let teams: [String]
    package let merges: [Merge]
    package let commits: Int
    package let isConfigured: Bool
  }

  /// By commits, the most first.
  package let people: [Person]
  /// Programs that commit, left out of the people.
  package let bots: [Identity]
  /// Merges that something spoke for and that were not made: forbidden, or without proof.
  package let refused: [Merge]

  private let personOfEmail: [String: Int]
  private let personInRepository: [String: Int]

  package init(commits: [Commits], configured: [Configured] = [], forbidden: [Forbidden] = []) {
    var graph = IdentityGraph(forbidden: forbidden)
    graph.add(commits)
    graph.add(configured)
    graph.merge(commits: commits, configured: configured)
    let groups = graph.groups()
    people = groups.people
    bots = groups.bots
    refused = graph.refused.sorted { ($0.first, $0.second, $0.reason) < ($1.first, $1.second, $1.reason) }
    var ofEmail: [String: Int] = [:]
    var inRepository: [String: Int] = [:]
    for (number, person) in people.enumerated() {
      for identity in person.identities {
        if let repository = identity.repository {
          inRepository[IdentityGraph.scoped(identity.email, repository)] = number
        } else {
          ofEmail[IdentityGraph.node(email: identity.email, name: identity.names.first ?? "")] = number
        }
      }
    }
    personOfEmail = ofEmail
    personInRepository = inRepository
  }

  /// A first and a last name for comparing; nil for what cannot tell people who work together apart.
  package static func tellingName(_ name: String) -> String? {
    let name = IdentityGraph.fullName(name)
    return IdentityGraph.isTelling(name) ? name : nil
  }

  /// Who wrote a commit; nil for bots and for the unknown.
  package func person(name: String, email: String, repository: String) -> Person? {
    guard !Bots.isBot(name: name, email: email) else { return nil }
    let email = email.lowercased()
    let number =
      personInRepository[IdentityGraph.scoped(email, repository)]
      ?? personOfEmail[IdentityGraph.node(email: email, name: name)]
    return number.map { people[$0] }
  }
}
