import Catalog
import Embedding
import GitRead

/// Reads the texts of projects that nobody has read yet, and keeps their vectors.
struct VectorCare: Sendable {
  /// Projects that are looked up at a time.
  private static let projectsPerStep = 500
  /// Texts between two publications, and two looks at whether to stop: what was read is kept when the process ends.
  private static let textsPerStep = 400

  let catalog: Catalog
  let models: ModelFolder
  let threads: Int

  /// `progress` gets `(done, total)` projects.
  /// Returns how many projects were read; 0 without a model.
  @discardableResult
  func run(_ cancellation: Cancellation, progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
    guard let model = try models.model() else { return 0 }
    let total = try catalog.unreadProjectCount()
    guard total > 0 else { return 0 }
    var done = 0
    progress(0, total)
    while !cancellation.isCancelled {
      let projects = try catalog.unreadProjects(limit: Self.projectsPerStep)
      guard !projects.isEmpty else { break }
      var batch = Batch()
      for project in projects where !cancellation.isCancelled {
        try batch.add(project, in: catalog)
        guard batch.parts.count >= Self.textsPerStep else { continue }
        done += try publish(&batch, with: model)
        progress(done, max(total, done))
      }
      if !cancellation.isCancelled { done += try publish(&batch, with: model) }
      progress(done, max(total, done))
    }
    if done > 0 { try catalog.finishVectors() }
    return done
  }

  /// Projects that are read together.
  private struct Batch {
    var projects = 0
    var parts: [ProjectPartRecord] = []
    /// By their fingerprints: the same text is read once.
    var texts: [Int64: String] = [:]

    mutating func add(_ project: ProjectRecord, in catalog: Catalog) throws {
      guard let id = project.id else { return }
      projects += 1
      for (position, part) in try ProjectTexts(of: project, in: catalog).parts.enumerated() {
        let hash = TextFingerprint.of(part.text)
        texts[hash] = part.text
        parts.append(
          ProjectPartRecord(
            projectId: id, position: position, kind: part.kind, hash: hash, path: part.path, heading: part.heading,
            anchor: part.anchor))
      }
    }
  }

  /// Empties the batch.
  ///
  /// Returns how many projects it held.
  private func publish(_ batch: inout Batch, with model: SentenceModel) throws -> Int {
    let (projects, parts, texts) = (batch.projects, batch.parts, batch.texts)
    batch = Batch()
    guard projects > 0 else { return 0 }
    let missing = try catalog.missingVectors(texts.keys.sorted()).sorted()
    let vectors = model.encode(missing.map { texts[$0] ?? "" }, threads: threads)
    try catalog.publish(vectors: VectorRecord.all(vectors, hashes: missing), parts: parts)
    return projects
  }
}
