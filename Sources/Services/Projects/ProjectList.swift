import Catalog
import Synchronization

/// All projects by name, kept until the catalogue changes: with an imported
/// catalogue they are many, and every page of the list asks for all of them.
final class ProjectList: Sendable {
  private struct Kept {
    var generation: Int
    var projects: [ProjectRecord]
    var sources: [Int64: String]
  }

  private let kept = Mutex<Kept?>(nil)

  /// - Returns: the projects, and the names of the imported catalogues.
  func all(of catalog: Catalog) async throws -> (projects: [ProjectRecord], sources: [Int64: String]) {
    // Asked first: what is published while the rest is read makes the next question read again.
    let generation = try catalog.generation()
    if let kept = kept.withLock({ $0 }), kept.generation == generation { return (kept.projects, kept.sources) }
    let projects = try await catalog.projects(matching: nil, limit: .max).map(\.0)
    let sources = try await catalog.importSourceNames()
    kept.withLock { $0 = Kept(generation: generation, projects: projects, sources: sources) }
    return (projects, sources)
  }
}
