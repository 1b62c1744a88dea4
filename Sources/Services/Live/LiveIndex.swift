import Catalog
import CodeIndex
import Foundation
import SearchModel
import Settings
import Synchronization

/// One generation of the organisation's derived data, opened for reading.
struct LiveState: Sendable {
  let manifest: Manifest
  let byName: [String: RepositoryRecord]
  let languages: [Int64: [LanguageShare]]
  let skipped: [Int64: [SkippedCount]]
  let snapshot: IndexSnapshot
  /// What searches of viewers share.
  let views = ScopeCache<ScopeView>()
  /// Shards that could not be opened: file name and cause.
  let damaged: [(file: String, cause: String)]

  var generation: Int { manifest.generation }
  /// Sorted by name.
  var repositories: [RepositoryRecord] { manifest.repositories }

  init(manifest: Manifest, snapshot: IndexSnapshot, damaged: [(file: String, cause: String)]) {
    self.manifest = manifest
    self.snapshot = snapshot
    self.damaged = damaged
    byName = Dictionary(manifest.repositories.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    languages = Dictionary(grouping: manifest.languageShares, by: \.repositoryId).mapValues { rows in
      rows.map { LanguageShare(language: $0.language, files: $0.files, bytes: $0.bytes, ownBytes: $0.ownBytes) }
    }
    skipped = Dictionary(grouping: manifest.skippedCounts, by: \.repositoryId).mapValues { rows in
      rows.map { SkippedCount(reason: $0.reason, files: $0.files) }
    }
  }
}

/// Keeps the current generation open. Another process may sync the same folder:
/// the generation number in the catalogue tells when to open the next one.
final class LiveIndex: Sendable {
  /// How long a generation is used before the catalogue is asked again. Asking
  /// costs about as much as a rare literal's whole search.
  private static let recheckAfter = Duration.milliseconds(200)

  private struct Current {
    var state: LiveState?
    var checked: ContinuousClock.Instant?
  }

  let catalog: Catalog
  private let folder: DataFolder
  private let current = Mutex(Current())

  init(folder: DataFolder, catalog: Catalog) {
    self.folder = folder
    self.catalog = catalog
  }

  /// The newest generation, opened if need be.
  func state() throws -> LiveState {
    let now = ContinuousClock.now
    let cached = current.withLock { $0 }
    if let state = cached.state {
      if let checked = cached.checked, now - checked < Self.recheckAfter { return state }
      if try catalog.generation() == state.generation {
        current.withLock { $0.checked = now }
        return state
      }
    }
    return try reload()
  }

  /// A sync may delete a shard between reading the manifest and opening the file;
  /// then the manifest has changed too, and the next try succeeds.
  private func reload() throws -> LiveState {
    var manifest = try catalog.manifest()
    var state = open(manifest)
    for _ in 0..<3 where !state.damaged.isEmpty {
      let newer = try catalog.manifest()
      guard newer.generation != manifest.generation else { break }
      manifest = newer
      state = open(manifest)
    }
    let opened = state
    current.withLock { $0 = Current(state: opened, checked: .now) }
    return opened
  }

  private func open(_ manifest: Manifest) -> LiveState {
    let previous = current.withLock { $0.state?.snapshot }
    let (snapshot, damaged) = IndexSnapshot.open(
      manifest.shards.map(\.live), in: folder.shards, reusing: previous)
    return LiveState(manifest: manifest, snapshot: snapshot, damaged: damaged)
  }
}
