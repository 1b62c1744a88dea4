import Catalog
import Settings

/// Who owns a project, as its page names them.
struct ProjectOwners {
  let catalog: Catalog
  let access: AccessPolicy

  /// What the catalogue found for the folder, else for the repository; else the team that the configuration names.
  func owners(of project: ProjectRecord, in repository: RepositoryRecord) async throws -> [ProjectOwner] {
    let team = access.team(of: repository.name)
    let found = try await catalog.owners(ofRepository: repository.id, folder: project.folder)
    let owners = found.map { owner in
      ProjectOwner(
        kind: owner.kind == .team ? .team : .person, name: owner.name,
        isKnown: owner.kind == .team && owner.name == team?.name,
        basis: owner.basis == .declared ? .declared : .guess, evidence: owner.evidence, path: owner.path,
        line: owner.line, channels: owner.name == team?.name ? channels(of: team) : [])
    }
    guard owners.allSatisfy({ $0.basis == .guess }), let team else { return owners }
    return [
      ProjectOwner(
        kind: .team, name: team.name, isKnown: true, basis: .declared, evidence: "team \(team.name)",
        path: ProjectProfileReader.configuration, channels: channels(of: team))
    ]
  }

  private func channels(of team: Team?) -> [String] { team?.channel.map { [$0] } ?? [] }
}
