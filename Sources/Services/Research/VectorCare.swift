import Catalog
import Embedding
import Foundation
import GitRead
import Settings

/// Reads the texts of projects, of decisions and of the handbook that nobody has read yet, and keeps their vectors.
struct VectorCare: Sendable {
  /// Projects that are looked up at a time.
  private static let projectsPerStep = 500
  /// Texts between two publications, and two looks at whether to stop: what was read is kept when the process ends.
  private static let textsPerStep = 400

  let catalog: Catalog
  let models: ModelFolder
  let threads: Int
  /// Where the handbook is.
  var practices: Settings.Practices?

  /// `progress` gets `(done, total)` projects.
  /// Returns how many projects were read; 0 without a model.
  @discardableResult
  func run(_ cancellation: Cancellation, progress: (Int, Int) -> Void = { _, _ in }) throws -> Int {
    guard let model = try models.model() else { return 0 }
    let hasPassages = try readHandbook(model, cancellation)
    let hasDecisions = try readDecisions(model, cancellation)
    let total = try catalog.unreadProjectCount()
    var done = 0
    if total > 0 { progress(0, total) }
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
    if done > 0 || hasPassages || hasDecisions { try catalog.finishVectors() }
    return done
  }

  /// Documents, and decisions, that are looked up at a time.
  private static let documentsPerStep = 20
  private static let decisionsPerStep = 50

  /// Returns whether there was something to read.
  private func readHandbook(_ model: SentenceModel, _ cancellation: Cancellation) throws -> Bool {
    guard let practices else { return false }
    var hasRead = false
    while !cancellation.isCancelled {
      let documents = try catalog.unreadDocuments(
        of: practices.repository, below: practices.folder, limit: Self.documentsPerStep)
      guard !documents.isEmpty else { break }
      var texts: [Int64: String] = [:]
      let passages = documents.flatMap { document in
        let pieces = document.sections.flatMap { section in
          // A document that says little anywhere is still one that was read.
          let pieces = SectionPieces.of(section.body)
          return (pieces.isEmpty ? [section.body] : pieces).map { (section, $0) }
        }
        return pieces.enumerated().map { position, piece in
          let text = [document.title, piece.0.heading].filter { !$0.isEmpty }.joined(separator: ", ") + ": " + piece.1
          let hash = TextFingerprint.of(text)
          texts[hash] = text
          return PassageRecord(
            documentId: document.id, position: position, hash: hash, heading: piece.0.heading, anchor: piece.0.anchor)
        }
      }
      try catalog.publish(vectors: try vectors(of: texts, with: model), passages: passages)
      hasRead = true
    }
    return hasRead
  }

  /// Returns whether there was something to read.
  private func readDecisions(_ model: SentenceModel, _ cancellation: Cancellation) throws -> Bool {
    var hasRead = false
    while !cancellation.isCancelled {
      let decisions = try catalog.unreadDecisions(limit: Self.decisionsPerStep)
      guard !decisions.isEmpty else { break }
      var texts: [Int64: String] = [:]
      var parts: [Int64: [Int64]] = [:]
      for decision in decisions {
        for text in DecisionParts.of(decision) {
          let hash = TextFingerprint.of(text)
          texts[hash] = text
          parts[decision.id, default: []].append(hash)
        }
      }
      try catalog.publish(vectors: try vectors(of: texts, with: model), ofDecisions: parts)
      hasRead = true
    }
    return hasRead
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
            anchor: part.anchor,
            symbol: part.symbol))
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
    try catalog.publish(vectors: try vectors(of: texts, with: model), parts: parts)
    return projects
  }

  /// Of the texts that have none yet.
  private func vectors(of texts: [Int64: String], with model: SentenceModel) throws -> [VectorRecord] {
    let missing = try catalog.missingVectors(texts.keys.sorted()).sorted()
    var table = VectorTable()
    for vector in model.encode(missing.map { texts[$0] ?? "" }, threads: threads) { table.append(vector) }
    return missing.indices.map { row in
      let (values, scale) = table.row(row)
      return VectorRecord(
        hash: missing[row], scale: Double(scale), content: Data(values.map { UInt8(bitPattern: $0) }))
    }
  }
}
