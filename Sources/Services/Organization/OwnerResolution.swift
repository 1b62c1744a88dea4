import Catalog
import Metadata
import Ownership
import Settings

/// Who owns each repository: whom the configuration names, else whom the repository's files name, else who seems to.
struct OwnerResolution {
  /// Owners of one folder: more are no answer to whom to ask.
  private static let most = 20

  let settings: Settings
  let roster: TeamRoster

  /// The teams that are declared to own a repository as a whole, found before people are known.
  func team(of source: OrganizationSource) -> String? {
    if let team = settings.owner(of: source.name) { return team.name }
    return believed(source.profile.claims.filter(\.folder.isEmpty)).lazy
      .compactMap { claim in claim.owner.kind == .user ? nil : roster.team(claim.owner.name, in: source) }.first
  }

  /// `now` is in seconds since 1970.
  func owners(of source: OrganizationSource, people: PeopleRoster, now: Int) -> [OwnerRecord] {
    var owners: [OwnerRecord] = []
    let claims = Dictionary(grouping: source.profile.claims, by: \.folder)
    if let owner = ConfiguredOwner(of: source.name, in: settings) {
      owners.append(
        OwnerRecord(
          kind: .team, name: owner.team, basis: .declared, evidence: owner.evidence, path: owner.file,
          line: owner.line))
    } else {
      owners += declared(claims[""] ?? [], in: source, people)
      if owners.isEmpty { owners = guess(source, people, now: now) }
    }
    for (folder, claims) in claims.sorted(by: { $0.key < $1.key }) where !folder.isEmpty {
      owners += declared(claims, in: source, people)
    }
    return owners
  }

  /// Claims of one file: that of the first one, which is the one to believe.
  private func believed(_ claims: [RepositoryProfile.OwnerClaim]) -> [RepositoryProfile.OwnerClaim] {
    claims.filter { $0.place.path == claims.first?.place.path }
  }

  private func declared(
    _ claims: [RepositoryProfile.OwnerClaim], in source: OrganizationSource, _ people: PeopleRoster
  ) -> [OwnerRecord] {
    var seen: Set<String> = []
    return believed(claims).compactMap { claim in
      let (kind, name) = owner(claim.owner, in: source, people)
      guard seen.insert("\(kind.rawValue) \(name)").inserted else { return nil }
      return OwnerRecord(
        folder: claim.folder, kind: kind, name: name, basis: .declared, evidence: claim.evidence,
        path: claim.place.path, line: claim.place.line)
    }.prefix(Self.most).map { $0 }
  }

  /// The team or person that a file means; what it says where nobody knows them.
  private func owner(
    _ token: OwnerToken, in source: OrganizationSource, _ people: PeopleRoster
  ) -> (OwnerRecord.Kind, String) {
    func known(_ person: String?) -> String? { person.flatMap { people.isKnown($0, in: source.id) ? $0 : nil } }
    let team = roster.team(token.name, in: source)
    switch token.kind {
    case .user:
      // Some hosts write groups as they write users.
      if let person = known(people.person(login: token.name)) { return (.person, person) }
      return team.map { (.team, $0) } ?? (.person, token.description)
    case .email:
      return (.person, known(people.person(email: token.name)) ?? token.fullName ?? token.name)
    case .team, .alias, .role:
      if let team { return (.team, team) }
      let person = token.name.contains("@") ? people.person(email: token.name) : people.person(named: token.name)
      if let person = known(person) { return (.person, person) }
      // A name without an organisation is a catalogue's, which writes no `@`.
      return (.team, token.kind == .team && !token.name.contains("/") ? token.name : token.description)
    }
  }

  private func guess(_ source: OrganizationSource, _ people: PeopleRoster, now: Int) -> [OwnerRecord] {
    let integrators = source.contributors.compactMap { contributor -> OwnerGuess.Integrator? in
      guard let last = contributor.lastIntegration, let person = people.person(of: contributor, in: source.name) else {
        return nil
      }
      return OwnerGuess.Integrator(
        person: person, commits: contributor.integrations, merges: contributor.merges, last: last)
    }
    var guess = OwnerGuess.from(integrators: integrators, now: now)
    if guess == nil, let last = integrators.map(\.last).max(), last < now {
      // Nothing has happened for long: who was there last is still the best to ask.
      guess = OwnerGuess.from(integrators: integrators, now: last, period: "the year before its last change")
    }
    return (guess?.candidates ?? []).map {
      OwnerRecord(kind: .person, name: $0.person, basis: .guess, evidence: $0.evidence)
    }
  }
}
