import Catalog
import CodeIndex
import GitRead
import QueryLanguage
import SearchModel

/// Where a query with `rev:` looks: in each repository at that branch, where it is indexed, else at the commit that the
/// name stands for there.
struct RevisionChoice {
  /// Repositories of one query that are looked at beyond the index.
  static let mostRepositories = 10
  private(set) var snapshot: IndexSnapshot
  /// The repositories that have the revision, each with where it is searched.
  private(set) var scope: SearchScope
  /// Why the answer is not the whole answer.
  private(set) var lacks: [Incompleteness] = []
  /// What its reader should know of the revision.
  private(set) var hints: [String] = []

  private let revision: String

  /// `shelf` is asked for what is not indexed, until the deadline; nil where only the index is searched. Throws
  /// `UserFacingError` when a pattern in a filter is no regular expression.
  init(
    _ revision: String, of query: ParsedQuery, in state: LiveState, scope: SearchScope, shelf: Revisions?,
    until deadline: ContinuousClock.Instant
  ) async throws {
    self.revision = revision
    snapshot = state.snapshot
    self.scope = SearchScope([])
    var searched: [RepositoryFacts] = []
    var others: [RepositoryFacts] = []
    for id in try state.snapshot.repositories(of: query, scope: scope) {
      guard let facts = scope[id] else { continue }
      if facts.branches.contains(revision) {
        searched.append(facts.searching(revision))
      } else {
        others.append(facts)
      }
    }
    if !others.isEmpty, shelf == nil {
      lacks.append(.unaskedRevision)
      others = []
    } else if others.count > Self.mostRepositories {
      lacks.append(
        .tooManyRevisions(revision: revision, repositories: others.count, most: Self.mostRepositories))
      others = []
    }
    var shards: [Shard] = []
    for facts in others {
      guard let record = state.byName[facts.name],
        let (name, found) = try await shelf?.found(revision, in: record, until: deadline)
      else { continue }
      switch found {
      case .shards(let more):
        shards += more
        searched.append(facts.searching(name))
      case .unready:
        lacks.append(.unreadyRevision(repository: facts.name, revision: revision))
      case .refused(let reason): lacks.append(.refusedRevision(reason))
      }
    }
    if searched.isEmpty, lacks.isEmpty {
      hints.append("No repository of this query has a branch, tag or commit \(revision).")
    }
    snapshot = state.snapshot.adding(shards)
    self.scope = SearchScope(searched)
  }

  /// The files as people know them: at the revision's name, whatever the shard calls it.
  func named(_ result: CodeResult) -> CodeResult {
    var result = result
    for index in result.files.indices { result.files[index].branches = [revision] }
    return result
  }
}

extension RepositoryFacts {
  fileprivate func searching(_ branch: String) -> RepositoryFacts {
    var facts = self
    facts.searchedBranch = branch
    return facts
  }
}
