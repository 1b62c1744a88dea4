import Catalog
import SearchModel
import Settings

/// The owners of a repository or of a folder in it, with what says so.
struct RepositoryOwners {
  let live: LiveIndex
  let access: AccessPolicy

  /// `facts` decide who they are, since the configuration speaks without a sync; the catalogue has the evidence.
  func of(_ path: String, in facts: RepositoryFacts) async throws -> [ProjectOwner] {
    let folder = facts.ownedFolder(holding: path)
    let records = try await live.catalog.owners(ofRepository: Int64(facts.id.rawValue), folder: folder)
    let teams = try await live.catalog.teams()
    let channels = Dictionary(teams.map { ($0.name, $0.channels) }, uniquingKeysWith: { first, _ in first })
    let configured = access.ownership(of: facts.name)
    return facts.owners(of: folder).map { owner in
      let talks = owner.kind == .team && owner.isKnown ? channels[owner.key] ?? [] : []
      if let configured, owner.kind == .team, owner.folder.isEmpty, owner.key == configured.team {
        return ProjectOwner(
          kind: .team, name: owner.key, isKnown: true, basis: .declared, evidence: configured.evidence,
          path: configured.file, line: configured.line, channels: talks, isConfigured: true)
      }
      let record = records.first { $0.kind.rawValue == owner.kind.rawValue && $0.name == owner.key }
      return ProjectOwner(
        kind: owner.kind == .team ? .team : .person, name: owner.key, title: owner.title, isKnown: owner.isKnown,
        basis: owner.isGuess ? .guess : .declared, evidence: record?.evidence ?? "", path: record?.path,
        line: record?.line, channels: talks)
    }
  }
}

/// What the configuration says of a repository's owner.
struct ConfiguredOwner: Sendable {
  let team: String
  /// One sentence.
  let evidence: String
  let file: String
  let line: Int

  /// nil where it says nothing.
  init?(of repository: String, in settings: Settings) {
    guard let (team, pattern) = settings.ownership(of: repository) else { return nil }
    self.team = team.name
    evidence = "The team \(team.name) has the pattern '\(pattern)'."
    file = settings.file
    line = team.line
  }
}
