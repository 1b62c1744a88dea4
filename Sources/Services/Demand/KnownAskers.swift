import Catalog
import Foundation

/// Finds out whom somebody means who says their name.
struct KnownAskers: Sendable {
  let catalog: Catalog
  let now: @Sendable () -> Date

  /// Somebody as signals name them.
  struct Known: Sendable, Equatable {
    /// The key of the people's list, else the name in lower case; nil when nobody said.
    var person: String?
    /// As the org chart calls it, else as it was said.
    var team: String
    /// All that the person goes by here.
    var names: [String]
  }

  /// The team is that of the org chart where only the person was said; of several teams the first by name.
  func known(_ asker: Asker) async -> Known {
    let said = asker.person.lowercased()
    let key = said.isEmpty ? nil : try? await self.key(of: said)
    var team = asker.team
    if team.isEmpty, let key {
      team = (try? await teams(of: key).min()) ?? ""
    } else if !team.isEmpty, let named = try? await self.team(team) {
      team = named
    }
    let names = ([key, said].compactMap(\.self)).filter { !$0.isEmpty }
    return Known(person: names.first, team: team, names: names)
  }

  /// Who has an e-mail address, with their team when they are in one alone; nil when nobody has it, or several do.
  func asker(withAddress address: String) async throws -> Asker? {
    let people = try await catalog.people(.email, address.lowercased())
    guard let person = people.first, people.count == 1 else { return nil }
    let teams = try await teams(of: person.key)
    return Asker(person: person.name, team: teams.count == 1 ? teams.first ?? "" : "")
  }

  /// Today's, by name.
  private func teams(of key: String) async throws -> Set<String> {
    let day = now().formatted(.iso8601.year().month().day())
    return Set(try await catalog.memberships(ofPeople: [key]).filter { $0.covers(day) }.map(\.team))
  }

  /// All that somebody may be called: what they say, their key, and what the people's list knows them by.
  func allNames(of asker: Asker) async -> [String] {
    let known = await known(asker)
    guard let key = known.person, let person = try? await catalog.person(key) else { return known.names }
    let identities = (try? await catalog.identities(ofPerson: key)) ?? []
    return known.names + [person.name.lowercased()]
      + identities.filter { $0.kind != .key }.map { $0.value.lowercased() }
  }

  private func key(of said: String) async throws -> String? {
    if let person = try await catalog.person(said) { return person.key }
    for kind in [IdentityRecord.Kind.email, .login] {
      let people = try await catalog.people(kind, said)
      if people.count == 1 { return people[0].key }
    }
    let named = try await catalog.people(holding: said, limit: 100).people.filter { $0.name.lowercased() == said }
    return named.count == 1 ? named[0].key : nil
  }

  private func team(_ said: String) async throws -> String? {
    let folded = said.lowercased()
    let teams = try await catalog.teams()
    return teams.first { $0.name.lowercased() == folded }?.name ?? teams.first { $0.title.lowercased() == folded }?.name
  }
}
