import Catalog

/// The projects of the newest generation, read once; who asks while they are read waits for the same reading.
actor ComparedProjectsCache {
  private let catalog: Catalog
  private var generation = -1
  private var reading: Task<ComparedProjects, any Error>?

  init(_ catalog: Catalog) { self.catalog = catalog }

  func projects(ofGeneration wanted: Int) async throws -> ComparedProjects {
    if let reading, generation == wanted { return try await reading.value }
    let catalog = catalog
    let started = Task { try await ComparedProjects(catalog) }
    (reading, generation) = (started, wanted)
    do {
      return try await started.value
    } catch {
      // The next one tries again.
      if generation == wanted { (reading, generation) = (nil, -1) }
      throw error
    }
  }
}
