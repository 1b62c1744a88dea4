import Catalog
import CodeIndex
import Foundation
import GitRead

/// Brings what is published of one repository up to date with its mirror. Where little changed, the changed files are
/// read and found at once, and what they say of the repository and its projects follows; else all is read anew.
struct RepositoryUpdate {
  let indexer: RepositoryIndexer
  /// As it is published.
  let known: RepositoryRecord
  /// That were found before its files were read.
  let problems: [ProblemRecord]
  let folder: DataFolder
  let catalog: Catalog

  /// The repository as it is now, and since when its files are found.
  struct Outcome {
    var repository: RepositoryRecord
    var visible: ContinuousClock.Instant
  }

  func run(now: Date) throws -> Outcome {
    let survey = try indexer.survey()
    if known.basis != nil, known.basis == indexer.record.basis {
      do {
        if let outcome = try publishChange(survey, now: now) { return outcome }
      } catch is ShardError {
        // A live shard is damaged: then what it held is read again.
      }
    }
    let contents = complete(try indexer.contents(of: survey, now: now))
    try indexer.cancellation.check()
    try catalog.publish(contents)
    return Outcome(repository: contents.repository, visible: .now)
  }

  /// nil when everything is to be read anew.
  private func publishChange(_ survey: TreeSurvey, now: Date) throws -> Outcome? {
    let change = try indexer.change(
      from: known, files: catalog.files(ofRepository: known.id), shards: catalog.shards(ofRepository: known.id),
      to: survey)
    guard let change else { return nil }
    try indexer.cancellation.check()
    try catalog.publish(change.layer)
    let visible = ContinuousClock.now
    let (facts, removing) = try indexer.facts(
      of: change.files, shards: catalog.shards(ofRepository: known.id),
      stored: catalog.outlines(ofRepository: known.id), survey, now: now)
    let contents = complete(facts)
    try indexer.cancellation.check()
    try catalog.publishFacts(contents, removing: removing)
    return Outcome(repository: contents.repository, visible: visible)
  }

  private func complete(_ contents: IndexedContents) -> IndexedContents {
    var contents = contents
    contents.problems += problems
    let repository = indexer.repository
    if contents.files.contains(where: { $0.skipped == FileIntake.missingObject }) { repository.reportDamage() }
    // The next update fetches a damaged mirror anew; then it has to be indexed again.
    if repository.isDamageReported { (contents.repository.fingerprint, contents.repository.basis) = (nil, nil) }
    return contents
  }
}

extension Cancellation {
  /// - Throws: `CancellationError` when the work is no longer wanted.
  func check() throws { if isCancelled { throw CancellationError() } }
}
