import Foundation
import GitRead
import Readiness
import Settings

/// What is known of a repository beside its files.
struct RepositoryBackground: Sendable {
  /// The team that the configuration names for it.
  var team: Team?
  /// Why the source has tags that are not known here, as a clause; nil when it has none.
  var missingTags: String?
  var history = RepositoryHistory()
  var tags: [ReleaseList.Tag] = []
  /// What could not be read, as sentences.
  var problems: [String] = []

  /// Tags are an addition: a repository whose tags cannot be read is published without.
  mutating func readTags(of repository: GitRepository, bounds: WorkBounds) {
    do {
      tags = try repository.tags(bounds: bounds).map { ReleaseList.Tag(name: $0.name, time: $0.date) }
    } catch {
      problems.append("Its tags cannot be read: \(error)")
    }
    if let missingTags { problems.append("Tags are missing, and releases with them: \(missingTags).") }
  }
}
