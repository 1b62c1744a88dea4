import Catalog
import SearchModel

extension Guildhall {
  /// Who has an e-mail address, as the org chart and the histories know them, with their team when they are in one alone;
  /// nil when nobody has it. For the operator: addresses of all repositories are looked through.
  package func asker(withAddress address: String) async throws -> Asker? {
    let people = try await catalog.people(.email, address.lowercased())
    guard let person = people.first, people.count == 1 else { return nil }
    let detail = try await useCases.directory.person(person.key, viewer: .operator)
    let teams = Set(detail.memberships.filter(\.isCurrent).map(\.team))
    return Asker(person: detail.person.name, team: teams.count == 1 ? teams.first ?? "" : "")
  }
}
