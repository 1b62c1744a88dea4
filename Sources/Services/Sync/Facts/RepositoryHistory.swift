import Catalog
import Foundation
import GitRead
import Ownership

/// What the commits of a repository's default branch tell.
struct RepositoryHistory: Sendable {
  /// People of one repository, those with the most commits.
  static let mostContributors = 20_000

  var weeks: [WeekRecord] = []
  var contributors: [ContributorRecord] = []
  /// Seconds since 1970; nil when unknown, as the first one of a history that was not read to its end.
  var firstCommit: Int64?
  var lastCommit: Int64?
  /// Seconds since 1970 of the last change to a document.
  var documented: Int64?
  /// What could not be read, as sentences without the repository's name.
  var problems: [String] = []
}
