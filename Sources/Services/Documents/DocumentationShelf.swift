import Catalog
import Foundation
import Readiness
import Synchronization

/// The documentation of the repositories that were asked for last, until they are indexed anew.
final class DocumentationShelf: Sendable {
  private struct Kept {
    var fingerprint: String?
    var commit: String?
    var documentation: RepositoryDocumentation
  }

  /// Repositories that are kept; all are forgotten when there are more.
  private static let most = 100

  private let catalog: Catalog
  private let kept = Mutex<[Int64: Kept]>([:])

  init(_ catalog: Catalog) { self.catalog = catalog }

  func documentation(of record: RepositoryRecord) async throws -> RepositoryDocumentation {
    if let known = kept.withLock({ $0[record.id] }), known.fingerprint == record.fingerprint,
      known.commit == record.headCommit
    {
      return known.documentation
    }
    let titles = Dictionary(
      try await catalog.documents(ofRepository: record.id).map { ($0.path, $0.title) },
      uniquingKeysWith: { first, _ in first })
    let stored = try await catalog.navigations(ofRepository: record.id).flatMap { text in
      try? JSONDecoder().decode([DocumentationNavigation].self, from: Data(text.utf8))
    }
    var navigations = stored ?? DocumentationNavigation.find(in: [], documents: Array(titles.keys), titles: titles)
    // A licence, or a page that is too large for the library, may be listed all the same.
    let files = try await catalog.files(among: navigations.flatMap(\.missing), ofRepository: record.id)
    if !files.isEmpty { navigations = navigations.map { $0.finding(files) } }
    let documentation = RepositoryDocumentation(titles: titles, navigations: navigations)
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeAll() }
      kept[record.id] = Kept(
        fingerprint: record.fingerprint, commit: record.headCommit, documentation: documentation)
    }
    return documentation
  }
}
