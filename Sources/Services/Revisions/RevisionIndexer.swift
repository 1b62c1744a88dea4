import Catalog
import CodeIndex
import Foundation
import GitRead
import SearchModel

/// Puts the files of one commit into shards, as a sync does with those of branches, but without the facts that only the
/// catalogue needs. In the shards the one branch has the commit's id for a name.
struct RevisionIndexer {
  let repository: GitRepository
  let record: RepositoryRecord
  let commit: ObjectID
  let limits: IndexLimits
  let bounds: RevisionShelf.Bounds

  /// Files handed over at a time.
  private static let share = 256
  private static let patience = 120

  /// Writes the shards; none when there is no text.
  ///
  /// - Throws: `UserFacingError` with code `tooLarge` when the commit holds more than may be read for one question, and
  ///   `GitError`.
  func run(into folder: URL) throws {
    let survey = try TreeSurvey(of: repository, commits: [commit], limits: limits, bounds: .seconds(Self.patience))
    let files = survey.files.filter { $0.skipped == nil }
    let bytes = files.reduce(0) { $0 + ($1.entry.size ?? 0) }
    guard files.count <= bounds.files, bytes <= bounds.bytes else {
      throw UserFacingError(
        .tooLarge,
        "\(record.name) at \(commit.hex.prefix(12)) has \(files.count) files with \(bytes >> 20) MiB; revisions that are "
          + "not indexed are searched up to \(bounds.files) files and \(bounds.bytes >> 20) MiB. A branch named under "
          + "`branches` of its source in guildhall.yaml is indexed whatever its size.",
        hint: "Name a branch under `branches` of its source in guildhall.yaml.")
    }
    let intake = try FileIntake(
      repository: record.repositoryID, name: record.name, branches: [commit.hex],
      blobs: BlobReader(repository, maximumSize: limits.fileSize),
      writer: ShardWriter(folder: folder.path, name: "revision"), keepsFacts: false)
    var start = 0
    while start < files.count {
      let end = min(files.count, start + Self.share)
      try intake.take(files[start..<end])
      start = end
    }
    _ = try intake.finish()
  }
}
