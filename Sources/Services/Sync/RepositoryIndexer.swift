import Catalog
import CodeIndex
import Foundation
import GitRead
import Manifests
import Markup
import SearchModel
import Synchronization

/// Turns one repository, at the commits of its indexed branches, into shards and
/// catalogue facts. Nothing is published here: until the catalogue takes the
/// result in one transaction, the previous state answers.
struct RepositoryIndexer: Sendable {
  /// Below this a second worker costs more than it saves: a git process, a shard.
  private static let filesPerWorker = 2_000
  /// Files handed to a worker at a time.
  private static let share = 256

  let repository: GitRepository
  let record: RepositoryRecord
  let commits: [ObjectID]
  let limits: IndexLimits
  let shards: URL
  let cores: Int
  let cancellation: Cancellation
  /// `(done, total)` files.
  let progress: @Sendable (Int, Int) -> Void

  func run(now: Date) throws -> IndexedContents {
    let bounds = WorkBounds(cancellation: cancellation)
    let survey = try TreeSurvey(of: repository, commits: commits, limits: limits, bounds: bounds)
    let results = try takeIn(survey.files)
    return RepositoryFactsReader(record: record, results: results, refused: survey.refused, now: now).contents()
  }

  private func takeIn(_ files: [SurveyedFile]) throws -> [IntakeResult] {
    let workers = max(1, min(cores, files.count / Self.filesPerWorker))
    let position = Mutex(0)
    let outcomes = Mutex<[Result<IntakeResult, any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let outcome = Result { try work(worker, on: files, from: position) }
      // One worker's failure ends the others at their next share.
      if case .failure = outcome { position.withLock { $0 = files.count } }
      outcomes.withLock { $0.append(outcome) }
    }
    return try outcomes.withLock { try $0.map { try $0.get() } }
  }

  private func work(_ worker: Int, on files: [SurveyedFile], from position: borrowing Mutex<Int>) throws -> IntakeResult
  {
    let intake = try FileIntake(
      repository: record.repositoryID, name: record.name, branches: record.branches,
      blobs: BlobReader(repository, maximumSize: limits.fileSize, cancellation: cancellation),
      writer: ShardWriter(folder: shards.path, name: "r\(record.id)-\(worker)"))
    while true {
      let start = position.withLock { position in
        defer { position = min(files.count, position + Self.share) }
        return position
      }
      guard start < files.count else { break }
      if cancellation.isCancelled { throw CancellationError() }
      try intake.take(files[start..<min(files.count, start + Self.share)])
      progress(min(files.count, start + Self.share), files.count)
    }
    return try intake.finish()
  }
}
