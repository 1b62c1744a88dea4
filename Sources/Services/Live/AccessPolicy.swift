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
    /// Counts how often the settings were replaced.
    var revision = 0
  }

  private let state: Mutex<State>

  init(_ settings: Settings) { state = Mutex(State(settings: settings)) }

  var organization: String { state.withLock { $0.settings.organization } }

  /// Where the handbook is.
  var practices: Settings.Practices? { state.withLock { $0.settings.practices } }

  /// Where questions go.
  var questions: Settings.Questions { state.withLock { $0.settings.questions } }

  /// The channels of a question about a repository, if any, and of teams.
  func questionChannels(about repository: String?, teams: [String]) -> [Settings.QuestionChannel] {
    let settings = state.withLock { $0.settings }
    let isPublic = repository.map { settings.visibility(of: $0) == nil } ?? true
    return settings.questionChannels(about: repository, teams: teams, isPublic: isPublic)
  }

  /// Whether some repositories are visible to some people only.
  var hidesAnything: Bool { state.withLock { !$0.settings.visibility.isEmpty } }

  /// Addresses that are never taken for one person's.
  var separations: [Settings.Separation] { state.withLock { $0.settings.separations } }

  /// Those of the configuration who do not want to be suggested.
  var unsuggested: [Person] {
    state.withLock { state in
      (state.settings.people + state.settings.teams.flatMap { $0.members.map(\.person) }).filter { !$0.suggest }
    }
  }

  /// How much of a repository's files is read.
  func indexLimits(of record: RepositoryRecord) -> IndexLimits {
    IndexLimits(state.withLock { $0.settings }, excludes: record.excludedGlobs)
  }

  /// What the configuration says of a repository's owner; nil where it says nothing.
  func ownership(of repository: String) -> ConfiguredOwner? {
    ConfiguredOwner(of: repository, in: state.withLock { $0.settings })
  }

  /// The settings, and their `revision`.
  var configured: (settings: Settings, revision: Int) { state.withLock { ($0.settings, $0.revision) } }

  /// Another one whenever what viewers may see could have changed without a new generation.
  var revision: Int { state.withLock { $0.revision } }

  /// Takes effect with the next question.
  func replace(_ settings: Settings) {
    state.withLock { $0 = State(settings: settings, revision: $0.revision + 1) }
  }

  func scope(of live: LiveState, for viewer: Viewer) -> SearchScope {
    let key = Key(generation: live.generation, viewer: viewer)
    let (settings, known) = state.withLock { ($0.settings, $0.scopes[key]) }
    if let known { return known }
    let scope = Self.scope(of: live.manifest, settings: settings, viewer: viewer)
    state.withLock { state in
      state.scopes = state.scopes.filter { $0.key.generation == live.generation }
      state.scopes[key] = scope
    }
    return scope
  }

  /// Whether a viewer may see what is called so, also when it is not there any more.
  func maySee(_ repository: String, viewer: Viewer) -> Bool {
    Self.maySee(repository, settings: state.withLock { $0.settings }, viewer: viewer)
  }

  /// Whether a project may be seen, by its identifier or its repository's name; imported ones hide nothing, and neither
  /// does what is not known.
  func maySee(project: String, viewer: Viewer) -> Bool {
    project.hasPrefix("import:") || maySee(String(project.prefix { $0 != ":" }), viewer: viewer)
  }

  private static func scope(of manifest: Manifest, settings: Settings, viewer: Viewer) -> SearchScope {
    let newest = manifest.repositories.compactMap(\.lastActivity).max()
    return SearchScope(
      manifest.repositories.filter { maySee($0.name, settings: settings, viewer: viewer) }.map { record in
        RepositoryFacts(
          id: record.repositoryID, name: record.name,
          owners: owners(of: record, known: manifest.owners[record.id] ?? [], settings: settings),
          isFork: record.isFork,
          isArchived: record.isArchived, branches: record.branches,
          weight: weight(of: record, uses: manifest.uses[record.id] ?? 0, newest: newest))
      })
  }

  /// What the configuration says now goes before what the last sync found.
  private static func owners(
    of record: RepositoryRecord, known: [NamedOwner], settings: Settings
  ) -> [RepositoryOwner] {
    let found = known.map { owner in
      RepositoryOwner(
        kind: owner.kind == .team ? .team : .person, key: owner.key, title: owner.title, isKnown: owner.isKnown,
        isGuess: owner.basis == .guess, folder: owner.folder)
    }
    guard let team = settings.owner(of: record.name) else { return found }
    return [RepositoryOwner(kind: .team, key: team.name)] + found.filter { !$0.folder.isEmpty }
  }

  private static func maySee(_ repository: String, settings: Settings, viewer: Viewer) -> Bool {
    guard case .member(let teams) = viewer, let allowed = settings.visibility(of: repository) else { return true }
    return !allowed.isDisjoint(with: teams)
  }

  /// 0.1...1: half is how much others build on it, half its activity, which halves with each year that it lies behind the
  /// newest of the organisation. Relative, so that the same data ranks the same on any day.
  private static func weight(of record: RepositoryRecord, uses: Double, newest: Date?) -> Double {
    guard let newest, let activity = record.lastActivity else { return 0.1 + 0.5 * uses }
    let years = max(0, newest.timeIntervalSince(activity)) / (365 * 86_400)
    return 0.1 + 0.5 * uses + 0.4 * exp2(-years)
  }
}
