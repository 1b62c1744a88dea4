import Catalog
import Foundation
import GitRead
import Metadata
import SearchModel

/// Takes foreign catalogues into the catalogue, each in one transaction.
struct ImportService: Sendable {
  let folder: DataFolder
  let catalog: Catalog

  /// Lines between two looks at whether to stop, and reports of progress.
  private static let linesPerReport = 500

  func run(
    _ input: CatalogInput, source: String, now: Date, progress: @escaping @Sendable (ImportProgress) -> Void
  ) async throws -> ImportReport {
    let start = ContinuousClock.now
    let lock = try SyncLock(folder)
    defer { withExtendedLifetime(lock) {} }
    var report = try await onOwnThread { cancellation in
      try take(input, source: source, now: now, progress: progress) {
        if cancellation.isCancelled { throw CancellationError() }
      }
    }
    // Own projects may use what is new.
    if report.added + report.changed + report.removed > 0 { try catalog.countUses() }
    report.elapsed = ContinuousClock.now - start
    return report
  }

  /// - Throws: `UserFacingError` with code `notFound` that names those that there are.
  func remove(_ source: String) async throws {
    let lock = try SyncLock(folder)
    defer { withExtendedLifetime(lock) {} }
    guard try catalog.removeImport(source: source) else {
      let names = try await catalog.importSources().map(\.name)
      throw UserFacingError(
        .notFound, "Nothing was imported under the name \(source).",
        hint: names.isEmpty ? "There are no imported catalogues." : "There are: \(names.joined(separator: ", ")).")
    }
    try catalog.countUses()
  }

  private func take(
    _ input: CatalogInput, source: String, now: Date, progress: (ImportProgress) -> Void, checkStop: () throws -> Void
  ) throws -> ImportReport {
    var report = ImportReport(source: source)
    var lines = CatalogLines(input)
    var read = 0
    var taken = 0
    let outcome = try catalog.importProjects(source: source, at: now) {
      while let result = try lines.next() {
        read += 1
        if read.isMultiple(of: Self.linesPerReport) {
          try checkStop()
          progress(ImportProgress(projects: taken, bytesRead: lines.bytesRead))
        }
        switch result {
        case .project(let entry):
          taken += 1
          return try ImportedProject(entry)
        case .problem(let problem):
          report.refuse(problem)
        }
      }
      guard taken > 0 else { throw Self.nothingIn(input, report) }
      return nil
    }
    (report.projects, report.added, report.changed) = (outcome.projects, outcome.added, outcome.changed)
    (report.removed, report.repeated) = (outcome.removed, outcome.repeated)
    return report
  }

  /// More likely the wrong file, or half of a download, than a catalogue that is to be emptied.
  private static func nothingIn(_ input: CatalogInput, _ report: ImportReport) -> UserFacingError {
    guard let first = report.refusedLines.first else {
      return UserFacingError(
        .badRequest, "\(input.name) holds no projects; nothing was changed.",
        hint: "A catalogue is JSON Lines: one SoftwareSourceCode of schema.org on each line.")
    }
    return UserFacingError(
      .badRequest,
      "No line of \(input.name) is a project; nothing was changed. Line \(first.line): \(first.cause).",
      hint: first.hint)
  }
}

extension ImportReport {
  fileprivate mutating func refuse(_ problem: MetadataProblem) {
    refused += 1
    guard refusedLines.count < Self.mostNamed else { return }
    refusedLines.append(RefusedLine(line: problem.line ?? 0, cause: problem.cause, hint: problem.hint))
  }
}
