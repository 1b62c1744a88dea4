import Catalog
import Expertise
import Foundation
import GitRead
import History
import Synchronization

/// The histories that were asked for lately, ready to be asked again.
final class HistoryShelf: Sendable {
  /// Bytes of histories kept in memory; one that is larger is kept alone.
  private static let room = 768 << 20

  /// Which file was read: it is replaced and never changed.
  struct Stamp: Hashable {
    var number: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int
  }

  private struct Entry {
    var index: WorkIndex
    var stamp: Stamp
    var lastUse: Int
  }

  private struct State {
    var entries: [Int64: Entry] = [:]
    var uses = 0
  }

  private let folder: DataFolder
  private let state = Mutex(State())

  init(folder: DataFolder) { self.folder = folder }

  /// The history of a repository; nil when it was not read yet, or its file cannot be used: the next sync reads it anew.
  func index(of record: RepositoryRecord) async throws -> WorkIndex? {
    let store = HistoryCare.store(of: record, in: folder)
    guard let stamp = Self.stamp(of: store.path) else { return nil }
    if let known = known(record.id, stamp) { return known }
    // Reading takes up to a second for a large one.
    let index = try await onOwnThread { _ in (try? store.read()).flatMap { $0 }.map { WorkIndex($0) } }
    guard let index else { return nil }
    keep(index, of: record.id, stamp)
    return index
  }

  private func known(_ id: Int64, _ stamp: Stamp) -> WorkIndex? {
    state.withLock { state in
      guard let entry = state.entries[id], entry.stamp == stamp else { return nil }
      state.uses += 1
      state.entries[id]?.lastUse = state.uses
      return entry.index
    }
  }

  private func keep(_ index: WorkIndex, of id: Int64, _ stamp: Stamp) {
    state.withLock { state in
      state.uses += 1
      state.entries[id] = Entry(index: index, stamp: stamp, lastUse: state.uses)
      while state.entries.count > 1, state.entries.values.reduce(0, { $0 + $1.index.footprint }) > Self.room,
        let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        state.entries[oldest.key] = nil
      }
    }
  }

  /// Nil where there is no file.
  static func stamp(of path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      number: UInt64(status.st_ino), size: Int64(status.st_size), seconds: Int(status.st_mtim.tv_sec),
      nanoseconds: Int(status.st_mtim.tv_nsec))
  }
}
