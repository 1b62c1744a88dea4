import Catalog
import Foundation
import Metadata
import Ownership
import Settings

/// All people: who stands in commits, and whom configuration and files name, put together.
struct PeopleRoster {
  private(set) var people: [PersonRecord] = []
  private(set) var identities: [IdentityRecord] = []
  private(set) var merges: [IdentityMergeRecord] = []
  private var seen: [Seen: ContributionRecord] = [:]

  private struct Seen: Hashable {
    var person: String
    var repository: Int64
  }

  private let found: Identities
  /// By the id of `Identities`, and by what files call people.
  private var keyOfID: [String: String] = [:]
  private var keyOfNamed: [Int: String] = [:]
  private var keyOfEntity: [EntityReference: String] = [:]
  /// nil for a login, or a name, of several people.
  private var keyOfLogin: [String: String?] = [:]
  private var keyOfName: [String: String?] = [:]
  /// By key, the place in `people`.
  private var positions: [String: Int] = [:]
  /// Those of whom everybody may know: the configuration names them, or a repository that everybody sees.
  private var isPublic: Set<String> = []

  /// `teamOf` has the team that owns a repository, as far as the configuration and files say.
  init(_ sources: [OrganizationSource], roster: TeamRoster, teamOf: [Int64: String], settings: Settings) {
    let groups = NamedPerson.groups(roster.named)
    let names = Dictionary(sources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    found = Identities(
      commits: sources.filter { !$0.contributors.isEmpty }.map { source in
        Identities.Commits(
          repository: source.name, team: teamOf[source.id],
          authors: source.contributors.map { (name: $0.name, email: $0.email, count: $0.commits) },
          mailmap: Mailmap(content: Array(source.profile.mailmap.utf8)))
      },
      configured: groups.map { Self.configured($0.map { roster.named[$0] }, names) },
      forbidden: settings.separations.map { Identities.Forbidden($0.first, $0.second) })
    let repositories = Dictionary(sources.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
    let teams = Dictionary(roster.teams.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for person in found.people { add(person, repositories: repositories, teams: teams) }
    for group in groups { link(group, roster.named) }
    for source in sources { count(source) }
    for (user, origin) in roster.users { link(user, origin) }
    let open = Set(sources.filter(\.isForEverybody).map(\.id))
    isPublic = Set(people.filter(\.isConfigured).map(\.key))
      .union(seen.keys.filter { open.contains($0.repository) }.map(\.person))
    setManagers(groups, roster.named)
  }

  var contributions: [ContributionRecord] {
    seen.values.sorted { ($0.person, $0.repositoryId) < ($1.person, $1.repositoryId) }
  }

  // MARK: Looking people up

  subscript(somebody: TeamRoster.Place.Somebody) -> String? {
    switch somebody {
    case .named(let index): keyOfNamed[index]
    case .entity(let reference): keyOfEntity[reference]
    }
  }

  /// Who wrote a commit; nil for programs.
  func person(of contributor: ContributorRecord, in repository: String) -> String? {
    found.person(name: contributor.name, email: contributor.email, repository: repository)
      .flatMap { keyOfID[$0.id] }
  }

  /// Whose account this is; nil where nobody, or several, have one called so.
  func person(login: String) -> String? {
    let login = login.lowercased()
    return keyOfLogin[login] ?? nil ?? keyOfEntity[EntityReference(kind: "user", name: login)]
  }

  func person(email: String) -> String? {
    found.person(name: "", email: email, repository: "").flatMap { keyOfID[$0.id] }
  }

  /// By the whole name; nil where several people have it.
  func person(named name: String) -> String? { keyOfName[name.lowercased()] ?? nil }

  /// Whether a repository may say who somebody is: what only few may know must not show through what others see.
  func isKnown(_ person: String, in repository: Int64) -> Bool {
    isPublic.contains(person) || seen[Seen(person: person, repository: repository)] != nil
  }

  /// That a file of the repository names them is a way to know them.
  mutating func note(_ person: String, namedIn repository: Int64) {
    let place = Seen(person: person, repository: repository)
    if seen[place] == nil { seen[place] = ContributionRecord(person: person, repositoryId: repository) }
  }

  // MARK: Putting them together

  /// All entries of one person as one.
  private static func configured(_ named: [NamedPerson], _ repositories: [Int64: String]) -> Identities.Configured {
    let first = named[0]
    return Identities.Configured(
      name: first.name, emails: unique(named.flatMap(\.emails)), logins: unique(named.flatMap(\.logins)),
      teams: unique(named.compactMap(\.team)), place: first.origin.text,
      repository: first.origin.repository.flatMap { repositories[$0] })
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0.lowercased()).inserted }
  }

  private mutating func add(
    _ person: Identities.Person, repositories: [String: Int64], teams: [String: TeamRecord]
  ) {
    let name = PersonKey.name(of: person)
    let key = unused(PersonKey.key(name: name, id: person.id))
    keyOfID[person.id] = key
    append(PersonRecord(key: key, name: name))
    let emails = Set(person.identities.map(\.email)).subtracting([""]).sorted()
    identities += emails.map { IdentityRecord(person: key, kind: .email, value: $0) }
    identities += Set(emails.map(PersonKey.mark)).sorted().map { IdentityRecord(person: key, kind: .key, value: $0) }
    identities += person.logins.map { IdentityRecord(person: key, kind: .login, value: $0) }
    for login in person.logins { Self.claim(login, key, in: &keyOfLogin) }
    Self.claim(name.lowercased(), key, in: &keyOfName)
    merges += person.merges.map { merge in
      IdentityMergeRecord(
        person: key, first: merge.first, second: merge.second, reason: merge.reason.rawValue, evidence: merge.evidence,
        repositoryId: merge.repository.flatMap { repositories[$0] } ?? merge.team.flatMap { teams[$0]?.repositoryId })
    }
  }

  private mutating func append(_ person: PersonRecord) {
    positions[person.key] = people.count
    people.append(person)
  }

  /// A name that several people have is nobody's.
  private static func claim(_ name: String, _ key: String, in owners: inout [String: String?]) {
    if let known = owners[name], known != key { owners[name] = .some(nil) } else { owners[name] = key }
  }

  private mutating func unused(_ key: String) -> String {
    var result = key
    var number = 2
    while positions[result] != nil {
      result = "\(key)-\(number)"
      number += 1
    }
    return result
  }

  /// Entries of configuration and org chart lead to the person that they were put together with.
  private mutating func link(_ group: [Int], _ named: [NamedPerson]) {
    let entries = group.map { named[$0] }
    let email = entries.lazy.flatMap(\.emails).first
    let person = found.person(name: entries[0].name, email: email ?? "", repository: "")
    guard let key = person.flatMap({ keyOfID[$0.id] }) else { return }
    for index in group { keyOfNamed[index] = key }
    for origin in entries.map(\.origin) {
      if let repository = origin.repository {
        note(key, namedIn: repository)
      } else if let index = positions[key] {
        people[index].isConfigured = true
      }
    }
  }

  private mutating func count(_ source: OrganizationSource) {
    for contributor in source.contributors {
      guard let key = person(of: contributor, in: source.name) else { continue }
      note(key, namedIn: source.id)
      let place = Seen(person: key, repository: source.id)
      seen[place]?.commits += max(0, contributor.commits)
      seen[place]?.integrations += max(0, contributor.integrations)
    }
  }

  /// A user of a catalogue file is a word of its repository: it makes nobody one person with another, and gives no
  /// known person another name. Somebody else is a new person.
  private mutating func link(_ user: Metadata.OrgChart.Person, _ origin: Origin) {
    let logins = user.logins.map { String($0.lowercased().split(separator: "/").last ?? "") }.filter { !$0.isEmpty }
    let known =
      user.emails.compactMap { person(email: $0) }.first ?? logins.compactMap { keyOfLogin[$0] ?? nil }.first
    let key: String
    if let known {
      key = known
    } else {
      let id = user.emails.first ?? user.reference.description
      key = unused(PersonKey.key(name: user.name, id: id))
      append(PersonRecord(key: key, name: String(user.name.prefix(PersonKey.longest))))
      identities.append(IdentityRecord(person: key, kind: .key, value: PersonKey.mark(id)))
      identities += user.emails.map { IdentityRecord(person: key, kind: .email, value: $0.lowercased()) }
      identities += logins.map { IdentityRecord(person: key, kind: .login, value: $0) }
      for login in logins { Self.claim(login, key, in: &keyOfLogin) }
      Self.claim(user.name.lowercased(), key, in: &keyOfName)
    }
    if keyOfEntity[user.reference] == nil { keyOfEntity[user.reference] = key }
    if let repository = origin.repository { note(key, namedIn: repository) }
  }

  private mutating func setManagers(_ groups: [[Int]], _ named: [NamedPerson]) {
    let keyOfChart = Dictionary(
      named.enumerated().compactMap { index, person in
        person.chartID.flatMap { id in keyOfNamed[index].map { (id, $0) } }
      },
      uniquingKeysWith: { first, _ in first })
    var managers: [String: String] = [:]
    for (index, person) in named.enumerated() {
      guard let key = keyOfNamed[index], let manager = person.manager.flatMap({ keyOfChart[$0] }), manager != key else {
        continue
      }
      managers[key] = managers[key] ?? manager
    }
    for index in people.indices { people[index].manager = managers[people[index].key] }
  }
}
