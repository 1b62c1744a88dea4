package import Foundation
package import QueryLanguage
package import SearchModel

/// The shards of one generation, opened for reading. A snapshot never changes:
/// whoever holds one gets answers from one state of the index.
package struct IndexSnapshot: Sendable {
  package let shards: [Shard]
  private let byRepository: [RepositoryID: [Int]]
  private let choices = ScopeCache<ChosenRepositories>()

  init(shards: [Shard]) {
    self.shards = shards
    var byRepository: [RepositoryID: [Int]] = [:]
    for (number, shard) in shards.enumerated() {
      for (place, repository) in shard.repositories.enumerated() where shard.answers(forRepositoryAt: place) {
        byRepository[repository.id, default: []].append(number)
      }
    }
    self.byRepository = byRepository
  }

  /// With more shards.
  package func adding(_ more: [Shard]) -> IndexSnapshot { more.isEmpty ? self : IndexSnapshot(shards: shards + more) }

  /// The repositories of a scope that a query looks into, as far as their facts tell.
  ///
  /// - Throws: `UserFacingError` when a pattern is no regular expression.
  package func repositories(of query: ParsedQuery, scope: SearchScope) throws -> [RepositoryID] {
    RepositoryChoice(try SearchPlan(query), indexed: byRepository, scope: scope).chosen.keys.sorted()
  }

  /// Opens shards; those that cannot be used are left out and named with the cause.
  ///
  /// `previous`: shards that it holds as they are asked for are not opened again, since a file never changes under its
  /// name.
  package static func open(
    _ live: [LiveShard], in folder: URL, reusing previous: IndexSnapshot?
  ) -> (IndexSnapshot, [(file: String, cause: String)]) {
    let known = Dictionary(
      (previous?.shards ?? []).map { ($0.fileName, $0) }, uniquingKeysWith: { first, _ in first })
    var shards: [Shard] = []
    var damaged: [(file: String, cause: String)] = []
    for live in live {
      do {
        if let shard = known[live.fileName], shard.live == live {
          shards.append(shard)
        } else {
          shards.append(try Shard(path: folder.appendingPathComponent(live.fileName).path, live: live))
        }
      } catch {
        damaged.append((live.fileName, "\(error)"))
      }
    }
    return (IndexSnapshot(shards: shards), damaged)
  }

  /// The same of files of which everything answers.
  package static func open(
    _ fileNames: [String], in folder: URL, reusing previous: IndexSnapshot?
  ) -> (IndexSnapshot, [(file: String, cause: String)]) {
    open(fileNames.map { LiveShard($0) }, in: folder, reusing: previous)
  }

  /// Searches on the caller's thread, and on others besides where there is much to do. Whoever has other work for
  /// its threads calls from one that may wait.
  ///
  /// - Throws: `UserFacingError` when a pattern is no regular expression, `CancellationError`.
  package func search(
    _ query: ParsedQuery, scope: SearchScope, limits: SearchLimits
  ) async throws -> CodeResult {
    let stop = StopSignal(deadline: limits.deadline)
    let plan = try SearchPlan(query)
    let result = await withTaskCancellationHandler {
      SearchRun(
        plan: plan, shards: shards, repositories: choices.chosen(plan, indexed: byRepository, scope: scope),
        limits: limits, stop: stop
      ).result()
    } onCancel: {
      stop.cancel()
    }
    try Task.checkCancellation()
    return result
  }

  /// A document's text and symbols; nil when the index does not hold it.
  ///
  /// `branch`: a branch's name; empty for any.
  /// Throws `ShardError` when its shard is damaged.
  package func document(
    repository: RepositoryID, path: String, branch: String
  ) throws -> (content: [UInt8], symbols: [SymbolSpan])? {
    for number in byRepository[repository] ?? [] {
      if let document = try shards[number].document(repository: repository, path: path, branch: branch) {
        return (try shards[number].content(of: document), try shards[number].symbols(of: document))
      }
    }
    return nil
  }
}
