import Catalog
import Foundation
import SearchModel
import Settings
import Synchronization

/// Decides what a viewer may see, and adds what configuration knows of each
/// repository. Search, counts, facets, pages and files all take their scope from
/// here; there is no other way to a repository.
final class AccessPolicy: Sendable {
  private struct Key: Hashable {
    var generation: Int
    var viewer: Viewer
  }

  private struct State {
    var settings: Settings
    var scopes: [Key: SearchScope] = [:]
  }

  private let state: Mutex<State>

  init(_ settings: Settings) { state = Mutex(State(settings: settings)) }

  var organization: String { state.withLock { $0.settings.organization } }

  /// Where the handbook is.
  var practices: Settings.Practices? { state.withLock { $0.settings.practices } }

  /// Whether some repositories are visible to some people only.
  var hidesAnything: Bool { state.withLock { !$0.settings.visibility.isEmpty } }

  /// The team that the configuration names for a repository. Which repository somebody may ask of, `scope` says.
  func team(of repository: String) -> Team? { state.withLock { $0.settings.owner(of: repository) } }

  /// Takes effect with the next question.
  func replace(_ settings: Settings) {
    state.withLock { $0 = State(settings: settings) }
  }

  func scope(of live: LiveState, for viewer: Viewer) -> SearchScope {
    let key = Key(generation: live.generation, viewer: viewer)
    let (settings, known) = state.withLock { ($0.settings, $0.scopes[key]) }
    if let known { return known }
    let scope = Self.scope(of: live.repositories, settings: settings, viewer: viewer)
    state.withLock { state in
      state.scopes = state.scopes.filter { $0.key.generation == live.generation }
      state.scopes[key] = scope
    }
    return scope
  }

  private static func scope(of records: [RepositoryRecord], settings: Settings, viewer: Viewer) -> SearchScope {
    let newest = records.compactMap(\.lastActivity).max()
    return SearchScope(
      records.filter { maySee($0.name, settings: settings, viewer: viewer) }.map { record in
        RepositoryFacts(
          id: record.repositoryID, name: record.name, owner: settings.owner(of: record.name)?.name,
          isFork: record.isFork, isArchived: record.isArchived,
          branches: record.branches, weight: weight(of: record, newest: newest))
      })
  }

  private static func maySee(_ repository: String, settings: Settings, viewer: Viewer) -> Bool {
    guard case .member(let teams) = viewer, let allowed = settings.visibility(of: repository) else { return true }
    return !allowed.isDisjoint(with: teams)
  }

  /// 0.2...1: halves with each year that a repository lies behind the newest of
  /// the organisation. Relative, so that the same data ranks the same on any day.
  private static func weight(of record: RepositoryRecord, newest: Date?) -> Double {
    guard let newest, let activity = record.lastActivity else { return 0.2 }
    let years = max(0, newest.timeIntervalSince(activity)) / (365 * 86_400)
    return 0.2 + 0.8 * exp2(-years)
  }
}
