import Catalog
import Foundation
import Settings

/// Finds out who belongs where and who owns what, from the configuration and from what all repositories say. It changes
/// the catalogue only where the picture changed.
struct OrganizationStep {
  private static let name = "organization"

  let catalog: Catalog
  let settings: Settings

  func run(now: Date) throws {
    let sources = try OrganizationSource.all(in: catalog, settings: settings)
    let roster = TeamRoster(sources, settings: settings)
    let resolution = OwnerResolution(settings: settings, roster: roster)
    var people = PeopleRoster(
      sources, roster: roster,
      teamOf: Dictionary(sources.compactMap { source in resolution.team(of: source).map { (source.id, $0) } }) {
        first, _ in first
      }, settings: settings)
    let moment = Int(now.timeIntervalSince1970)
    let owners = Dictionary(
      sources.map { ($0.id, resolution.owners(of: $0, people: people, now: moment)) },
      uniquingKeysWith: { first, _ in first })
    for (repository, owners) in owners {
      for owner in owners where owner.kind == .person { people.note(owner.name, namedIn: repository) }
    }
    try catalog.publish(records(roster, people))
    try catalog.publish(owners: owners)
    let known = Set(roster.teams.map(\.name))
    try catalog.assign(
      teams: owners.compactMapValues { owners in
        owners.first { $0.folder.isEmpty && $0.kind == .team && $0.basis == .declared && known.contains($0.name) }?.name
      })
    try catalog.publish(
      problems: (roster.problems + unknownTeams(owners, sources, known: known)).map { problem in
        var problem = problem
        problem.date = now
        return problem
      }, of: Self.name)
  }

  private func records(_ roster: TeamRoster, _ people: PeopleRoster) -> OrganizationRecords {
    let names = Dictionary(people.people.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    let memberships = roster.places.compactMap { place -> MembershipRecord? in
      guard let person = people[place.somebody], names[person] != nil else { return nil }
      // Two files may say the same of somebody.
      let mark = [place.team, person, place.since ?? "", place.until ?? "", "\(place.origin.repository ?? 0)"]
      guard seen.insert(mark.joined(separator: "\n")).inserted else { return nil }
      return MembershipRecord(
        team: place.team, person: person, role: place.role, since: place.since, until: place.until,
        origin: place.origin.text, repositoryId: place.origin.repository)
    }
    return OrganizationRecords(
      teams: roster.teams, people: people.people, memberships: memberships, identities: people.identities,
      merges: people.merges, contributions: people.contributions)
  }

  /// Teams that own a repository and that nobody declares: the configuration can say who is meant.
  private func unknownTeams(
    _ owners: [Int64: [OwnerRecord]], _ sources: [OrganizationSource], known: Set<String>
  ) -> [ProblemRecord] {
    sources.flatMap { source in
      (owners[source.id] ?? []).filter { $0.folder.isEmpty && $0.kind == .team && !known.contains($0.name) }.map {
        owner in
        ProblemRecord(
          repositoryId: source.id, subject: source.name, severity: "notice",
          message: """
            \(owner.path ?? "A file"), line \(owner.line ?? 1): nobody here knows the owner '\(owner.name.prefix(60))'.
            """,
          hint: "Name it below `aliases` of its team in \(settings.file).", date: .distantPast)
      }
    }
  }
}
