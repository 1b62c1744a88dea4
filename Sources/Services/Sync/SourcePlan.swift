import Foundation
import GitRead
import SearchModel
import Settings

/// A repository that the configuration names, to be synced.
struct PlannedRepository: Sendable {
  var name: String
  var address: SourceAddress
  /// Branches to index beside the default one.
  var branches: [String]
  var isFork: Bool
  var isArchived: Bool
  /// Paths that are not indexed, as globs.
  var excludes: [String]
}

/// All repositories that the configuration's sources hold, and what could not be taken.
struct SourcePlan {
  private(set) var repositories: [PlannedRepository] = []
  private(set) var problems: [(subject: String, error: GitError)] = []
  /// Folders that could not be looked through: what was synced from them before stays.
  private(set) var unreadable: [String] = []

  init(_ settings: Settings) {
    for source in settings.sources {
      switch source {
      case .git(let list): for entry in list { add(entry) }
      case .folder(let folder): add(folder)
      }
    }
    dropDuplicates()
  }
}
