import Catalog
import Foundation
import Metadata
import Ownership
import SearchModel
import Settings
import TestSupport

@testable import Services

/// A catalogue whose repositories say what a test wants them to say, put together by the step.
final class SyntheticOrganization {
  static let now = Date(timeIntervalSince1970: 1_773_478_800)  // 2026-03-14T09:00:00Z

  let folder: TemporaryFolder
  let catalog: Catalog
  var settings: Settings

  init(_ configuration: String = "") throws {
    folder = try TemporaryFolder()
    catalog = try Catalog(path: folder.path + "/catalog.sqlite")
    settings = try Self.settings(configuration)
  }

  static func settings(_ configuration: String) throws -> Settings {
    try Settings.parse(text: "organization: { name: Acme }\nsources: [{ folder: /src }]\n" + configuration)
  }

  /// Somebody in commits: name, address, commits; all of them put on the branch lately unless told otherwise.
  typealias Author = (name: String, email: String, commits: Int)

  @discardableResult
  func publish(
    _ name: String, authors: [Author] = [], mailmap: String = "", claims: [RepositoryProfile.OwnerClaim] = [],
    entities: String = "", files: [String: String] = [:], integrated: Date? = now - 86_400,
    projects: [(name: String, folder: String)] = []
  ) throws -> Int64 {
    var record = try catalog.register(name: name, sourceURL: "https://example.org/\(name)", mirror: name)
    record.branches = ["main"]
    var profile = RepositoryProfile()
    profile.mailmap = mailmap
    profile.claims = claims
    profile.entities = RepositoryMetadata(files: [(path: "catalog-info.yaml", content: Array(entities.utf8))]).entities
    profile.organizationFiles = files.sorted { $0.key < $1.key }.map {
      RepositoryProfile.SourceFile(path: $0.key, text: $0.value)
    }
    var contents = IndexedContents(
      repository: record, files: [], shards: [], documents: [],
      projects: projects.map { project in
        IndexedProject(
          ProjectRecord(
            repositoryId: record.id, name: project.name, description: "", folder: project.folder, ecosystem: "swift",
            license: nil, topics: []))
      }, problems: [])
    contents.profile = try ProfileText.encode(profile)
    contents.contributors = authors.map { author in
      ContributorRecord(
        repositoryId: record.id, name: author.name, email: author.email, commits: author.commits,
        integrations: integrated == nil ? 0 : author.commits,
        lastIntegration: integrated.map { Int($0.timeIntervalSince1970) })
    }
    try catalog.publish(contents)
    return record.id
  }

  func run(now: Date = now) throws { try OrganizationStep(catalog: catalog, settings: settings).run(now: now) }

  /// What a viewer is told.
  var directory: any Directory {
    let live = LiveIndex(folder: DataFolder(folder.file("data")), catalog: catalog)
    return DirectoryService(
      live: live, access: AccessPolicy(settings), graphs: ViewerGraphs(catalog), now: { Self.now })
  }

  func person(_ key: String, _ viewer: Viewer = .operator) async throws -> PersonDetail {
    try await directory.person(key, viewer: viewer)
  }

  func names(_ viewer: Viewer = .operator) async throws -> [String] {
    try await directory.people(matching: "", skip: 0, limit: 1_000, viewer: viewer).people.map(\.person.name)
  }

  /// As `team NIO declared` or `person Ada guess`, of all of a repository.
  func owners(_ repository: Int64, folder: String = "") async throws -> [String] {
    try catalog.manifest().owners[repository, default: []].filter { $0.folder == folder }
      .map { "\($0.kind.rawValue) \($0.title) \($0.basis.rawValue)" }
  }

  static func claim(
    _ kind: OwnerToken.Kind, _ name: String, folder: String = "", path: String = "CODEOWNERS", line: Int = 1
  ) -> RepositoryProfile.OwnerClaim {
    RepositoryProfile.OwnerClaim(
      folder: folder, owner: OwnerToken(kind, name), evidence: "* \(name)", place: MetadataPlace(path: path, line: line)
    )
  }
}
