import Catalog
import Embedding
import Foundation
import GitRead

/// Reads the texts of projects that nobody has read yet, and keeps their vectors.
struct VectorCare: Sendable {
  /// Projects between two publications: what was read is kept when the process ends.
  private static let projectsPerStep = 500

  let catalog: Catalog
  let models: ModelFolder
  let threads: Int

  /// - Parameter progress: `(done, total)` projects.
  /// - Returns: how many projects were read; 0 without a model.
  @discardableResult
  func run(_ cancellation: Cancellation, progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
    guard let model = try models.model() else { return 0 }
    let total = try catalog.unreadProjectCount()
    var done = 0
    while !cancellation.isCancelled {
      let projects = try catalog.unreadProjects(limit: Self.projectsPerStep)
      guard !projects.isEmpty else { break }
      try read(projects, with: model)
      done += projects.count
      progress(done, max(total, done))
    }
    if done > 0 { try catalog.forgetUnusedVectors() }
    return done
  }

  private func read(_ projects: [ProjectRecord], with model: SentenceModel) throws {
    var parts: [ProjectPartRecord] = []
    var texts: [Int64: String] = [:]
    for project in projects {
      guard let id = project.id else { continue }
      for (position, part) in try ProjectTexts(of: project, in: catalog).parts.enumerated() {
        let hash = TextFingerprint.of(part.text)
        texts[hash] = part.text
        parts.append(
          ProjectPartRecord(
            projectId: id, position: position, kind: part.kind, hash: hash, path: part.path, heading: part.heading,
            anchor: part.anchor))
      }
    }
    let missing = try catalog.missingVectors(texts.keys.sorted()).sorted()
    let vectors = model.encode(missing.map { texts[$0] ?? "" }, threads: threads)
    var table = VectorTable()
    for vector in vectors { table.append(vector) }
    let records = missing.indices.map { row in
      let (values, scale) = table.row(row)
      return VectorRecord(
        hash: missing[row], scale: Double(scale), content: Data(values.map { UInt8(bitPattern: $0) }))
    }
    try catalog.publish(vectors: records, parts: parts)
  }
}
