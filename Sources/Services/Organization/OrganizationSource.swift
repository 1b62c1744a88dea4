import Catalog
import Metadata
import Ownership
import Settings

/// What one repository gives to the picture of the organisation.
struct OrganizationSource: Sendable {
  let id: Int64
  let name: String
  let profile: RepositoryProfile
  /// As its commits name people.
  let contributors: [ContributorRecord]
  /// Whether everybody may see it. What others say of things that everybody sees must not become visible through them.
  let isForEverybody: Bool

  /// All repositories by name.
  static func all(in catalog: Catalog, settings: Settings) throws -> [OrganizationSource] {
    let profiles = try catalog.repositoryProfiles()
    let contributors = Dictionary(grouping: try catalog.contributors(), by: \.repositoryId)
    return try catalog.repositories().map { record in
      OrganizationSource(
        id: record.id, name: record.name,
        profile: ProfileText.decode(RepositoryProfile.self, profiles[record.id]) ?? RepositoryProfile(),
        contributors: contributors[record.id] ?? [],
        isForEverybody: settings.visibility(of: record.name) == nil)
    }
  }
}

/// Where something is known from: as people read it, and the repository that a viewer must be able to see.
struct Origin: Sendable, Hashable {
  let text: String
  /// nil for the configuration, which speaks to everybody.
  let repository: Int64?

  /// A line of the configuration.
  init(_ settings: Settings, line: Int) {
    text = "\(settings.file), line \(line)"
    repository = nil
  }

  /// A line of a file in a repository.
  init(_ source: OrganizationSource, path: String, line: Int?) {
    text = "\(source.name):\(path)" + (line.map { ", line \($0)" } ?? "")
    repository = source.id
  }
}
