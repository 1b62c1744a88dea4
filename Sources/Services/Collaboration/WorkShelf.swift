import Catalog
import Foundation
import History
import Synchronization

/// The work of repositories that was read lately. A history is read again when its file, or what is asked of it, is
/// another.
final class WorkShelf: Sendable {
  struct Request: Hashable {
    var folders: [String]
    var manifests: Set<String>
    /// The generation of the people that it names.
    var generation: Int
  }

  private struct Entry {
    var stamp: HistoryShelf.Stamp
    var request: Request
    var work: RepositoryWork
  }

  private let folder: DataFolder
  private let entries = Mutex<[Int64: Entry]>([:])

  init(folder: DataFolder) { self.folder = folder }

  /// Which histories there are now; nil for one that is not read yet.
  func stamps(of records: [RepositoryRecord]) -> [HistoryShelf.Stamp?] {
    records.map { HistoryShelf.stamp(of: HistoryCare.store(of: $0, in: folder).path) }
  }

  /// Nil when there is no history yet, or its file cannot be used: the next sync reads it anew.
  func work(of record: RepositoryRecord, _ request: Request, people: KnownPeople, now: Date) -> RepositoryWork? {
    let store = HistoryCare.store(of: record, in: folder)
    guard let stamp = HistoryShelf.stamp(of: store.path) else { return nil }
    if let known = entries.withLock({ $0[record.id] }), known.stamp == stamp, known.request == request {
      return known.work
    }
    guard let history = (try? store.read()) ?? nil else { return nil }
    let work = RepositoryWork(
      history, people: people.numbers(in: history, of: record.id), folders: request.folders,
      manifests: request.manifests, now: now)
    entries.withLock { $0[record.id] = Entry(stamp: stamp, request: request, work: work) }
    return work
  }

  /// Forgets repositories that are no more.
  func keep(_ ids: Set<Int64>) { entries.withLock { $0 = $0.filter { ids.contains($0.key) } } }
}
