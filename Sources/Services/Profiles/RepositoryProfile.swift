import Foundation
package import Metadata
package import Ownership
package import Readiness

/// What indexing found in the files of one repository for the steps that look at the whole
/// organisation, and for its pages. The catalogue keeps it as JSON.
package struct RepositoryProfile: Codable, Sendable, Equatable {
  /// Somebody whom a file declares as an owner of the repository or of a folder of it.
  package struct OwnerClaim: Codable, Sendable, Hashable {
    /// Relative to the repository's root; empty for all of it.
    package var folder: String
    package var owner: OwnerToken
    /// As the line says it.
    package var evidence: String
    package var place: MetadataPlace

    package init(folder: String = "", owner: OwnerToken, evidence: String, place: MetadataPlace) {
      self.folder = folder
      self.owner = owner
      self.evidence = evidence
      self.place = place
    }
  }

  /// A file that a later step reads whole.
  package struct SourceFile: Codable, Sendable, Hashable {
    package var path: String
    package var text: String

    package init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The text of `.mailmap`; empty without one.
  package var mailmap = ""
  /// What its `catalog-info.yaml` files declare.
  package var entities: [CatalogEntity] = []
  /// Who is declared, the claim to believe first.
  package var claims: [OwnerClaim] = []
  /// How it presents its documents.
  package var navigations: [DocumentationNavigation] = []
  /// `org-data.json` and DevLake's CSV files.
  package var organizationFiles: [SourceFile] = []

  package init() {}
}

/// What a repository's files and history say of one of its projects. The catalogue keeps it as JSON.
package struct ProjectProfile: Codable, Sendable, Equatable {
  /// An API that a file of it describes.
  package struct OfferedAPI: Codable, Sendable, Hashable {
    package var name: String
    /// `openapi`, `asyncapi` or `grpc`.
    package var kind: String
    package var version: String?
    package var path: String
    /// 1-based line of the name.
    package var line: Int

    package init(name: String, kind: String, version: String? = nil, path: String, line: Int) {
      self.name = name
      self.kind = kind
      self.version = version
      self.path = path
      self.line = line
    }
  }

  /// What is believed of it, with the file and line of each value, what other files say, and why it is believed.
  /// In the order of `MetadataFact.allCases`.
  package var beliefs: [MetadataBelief] = []
  /// What it offers to be called over a network.
  package var apis: [OfferedAPI] = []
  /// How to get, build, test and run it.
  package var commands: [ProjectCommand] = []
  /// Its documents by what a reader wants of them.
  package var documents: [DocumentationMap.Entry] = []
  package var governance: GovernanceLevel.Finding?
  /// The newest versions first.
  package var releases: [ReleaseList.Release] = []
  package var versionScheme: VersionScheme?
  /// nil until the next sync, for what an earlier version indexed.
  package var readiness: ReadinessReport?
  /// What is wrong with its files, for their owner.
  package var problems: [MetadataProblem] = []
  /// Seconds since 1970 of the first and of the last commit of the default branch.
  package var firstCommit: Int64?
  package var lastCommit: Int64?

  package init() {}

  package subscript(fact: MetadataFact) -> MetadataBelief? { beliefs.first { $0.fact == fact } }
}

/// How profiles stand in the catalogue.
enum ProfileText {
  static func encode(_ profile: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    // The same profile is the same text, whatever the run.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(profile), as: UTF8.self)
  }

  /// nil for a text of an earlier version, which the next sync replaces.
  static func decode<Profile: Decodable>(_ type: Profile.Type, _ text: String?) -> Profile? {
    text.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
  }
}
