package import GRDB
import SearchModel

/// A project: a package manifest, a repository without one, or an entry of an imported catalogue.
package struct ProjectRecord: Codable, Sendable, Equatable, FetchableRecord, MutablePersistableRecord {
  package static let databaseTableName = "project"

  package var id: Int64?
  /// nil for an imported project, which everybody may see.
  package var repositoryId: Int64?
  /// The imported catalogue, and its name for the project; nil for a repository's own.
  package var sourceId: Int64?
  package var identifier: String?
  package var name: String
  package var words: String
  package var foldedName: String
  package var description: String
  package var folder: String
  package var ecosystem: String
  package var license: String?
  package var topics: [String]
  /// Where its code or its page is; empty when unknown.
  package var url = ""
  package var version = ""
  /// A date or a part of one, as an imported catalogue writes it.
  package var modified = ""
  /// library, service, application and the like; empty when unknown, as all texts below.
  package var kind = ""
  /// The team that owns it.
  package var team = ""
  package var language = ""
  package var lifecycle = ""
  package var readinessLevel = 0
  /// A fork or archived: listed on request only.
  package var isHidden = false
  /// Repositories beside its own that use one of its packages.
  package var uses = 0
  /// 0...1.
  package var readiness = 0.0
  package var activity = 0.0
  /// Seconds since 1970 of the first commit and of the last change to a document; nil when unknown.
  package var created: Double?
  package var documented: Double?
  /// Its files say that help is wanted.
  package var seeksContributors = false
  /// How much it counts among others that fit a question alike, 0...1: from use or popularity.
  package var weight = 0.0

  package init(
    repositoryId: Int64, name: String, description: String, folder: String, ecosystem: String, license: String?,
    topics: [String]
  ) {
    self.repositoryId = repositoryId
    self.name = name
    words = NameWords.split(name).joined(separator: " ")
    foldedName = name.lowercased()
    self.description = description
    self.folder = folder
    self.ecosystem = ecosystem
    self.license = license
    self.topics = topics
  }

  package mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}
