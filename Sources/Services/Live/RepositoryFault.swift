import Catalog
import SearchModel

/// Something that the index lacks of a repository. What the limits and excludes of the configuration leave out is no
/// fault: it is counted on the repository's page.
struct RepositoryFault: Sendable {
  let cause: RepositoryLack.Cause
  let facts: RepositoryFacts
  let repository: RepositoryLack.Repository

  private init(_ cause: RepositoryLack.Cause, _ record: RepositoryRecord, _ facts: RepositoryFacts, count: Int = 0) {
    self.cause = cause
    self.facts = facts
    repository = RepositoryLack.Repository(
      name: record.name, matched: record.matchedAt, failingSince: record.failingSince, count: count)
  }

  /// All of the repositories in scope, by their names.
  static func all(of state: LiveState, in scope: SearchScope) -> [RepositoryFault] {
    state.repositories.flatMap { record -> [RepositoryFault] in
      guard let facts = scope[record.repositoryID] else { return [] }
      return faults(of: record, facts, skipped: state.skipped[record.id] ?? [])
    }
  }

  private static func faults(
    of record: RepositoryRecord, _ facts: RepositoryFacts, skipped: [SkippedCount]
  ) -> [RepositoryFault] {
    let isFailing = record.failingSince != nil
    guard record.matchedAt != nil else { return [RepositoryFault(isFailing ? .unreadable : .unread, record, facts)] }
    let unreadable = skipped.reduce(0) { FileIntake.isFault($1.reason) ? $0 &+ $1.files : $0 }
    let counts: [(RepositoryLack.Cause, Int)] = [
      (.files, unreadable), (.branches, record.branchesLeftOut), (.symbols, record.filesWithoutSymbols),
    ]
    return (isFailing ? [RepositoryFault(.stale, record, facts)] : [])
      + counts.filter { $0.1 > 0 }.map { RepositoryFault($0.0, record, facts, count: $0.1) }
  }
}
