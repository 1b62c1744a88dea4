package import Foundation
import GitRead
import Records
import SearchModel

/// Writes a generated organisation into a folder: bare repositories, their configuration, the records, and what is known
/// of it all.
package struct DemoOrganization: Sendable {
  package let plan: OrganizationPlan

  package init(_ plan: OrganizationPlan) { self.plan = plan }

  /// The last day of the history where nobody says another one.
  package static let standardEnd = DayNumber(year: 2026, month: 11, day: 20)

  /// What stands in a folder.
  package struct Files: Sendable {
    package let folder: URL

    package init(_ folder: URL) { self.folder = folder }

    package var settings: URL { folder.appendingPathComponent("guildhall.yaml") }
    package var truth: URL { folder.appendingPathComponent("truth.json") }
    package var data: URL { folder.appendingPathComponent("data", isDirectory: true) }

    package func repository(_ name: String) -> URL {
      folder.appendingPathComponent("repositories/\(name).git", isDirectory: true)
    }
  }

  /// Refuses a folder that holds anything.
  ///
  /// - Throws: `UserFacingError`.
  package static func checkRoom(in folder: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return }
    let content = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    guard isFolder.boolValue, content?.isEmpty == true else {
      throw UserFacingError(
        .badRequest, "\(folder.path) is there already and \(isFolder.boolValue ? "is not empty" : "is a file").",
        hint: "Name another folder with --into, or delete it first.")
    }
  }

  /// Writes everything; where that fails, or the task is cancelled, what was written is taken away again.
  ///
  /// - Parameters:
  ///   - folder: absent or empty; the folder above is there.
  ///   - surroundings: the environment of this process, for git.
  ///   - progress: how many repositories are written, of how many.
  /// - Throws: `UserFacingError`, and `CancellationError`.
  package func write(
    to folder: URL, surroundings: [String: String], progress: (Int, Int) -> Void = { _, _ in }
  ) async throws {
    try Self.checkRoom(in: folder)
    let files = Files(folder)
    do {
      try makeFolders(files)
      let git = try GitEnvironment(dataFolder: files.data.path, surroundings: surroundings)
      for (index, repository) in plan.repositories.enumerated() {
        try Task.checkCancellation()
        try NewRepository.make(
          at: files.repository(repository.name).path, name: repository.name, of: FastImport.stream(repository.commits),
          git: git)
        progress(index + 1, plan.repositories.count)
      }
      try Data(DemoSettings.text(plan).utf8).write(to: files.settings, options: .atomic)
      try Data(Truth(plan).json().utf8).write(to: files.truth, options: .atomic)
      try await DemoRecords(plan: plan).write(
        to: RecordStore(path: files.data.appendingPathComponent("records.sqlite").path))
    } catch {
      for part in ["repositories", "data", "guildhall.yaml", "truth.json"] {
        try? FileManager.default.removeItem(at: folder.appendingPathComponent(part))
      }
      throw Self.explained(error, folder)
    }
  }

  private func makeFolders(_ files: Files) throws {
    for folder in [files.folder.appendingPathComponent("repositories"), files.data] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  private static func explained(_ error: any Error, _ folder: URL) -> any Error {
    if error is CancellationError || error is UserFacingError { return error }
    if let error = error as? GitError { return UserFacingError(.unavailable, error.message, hint: error.hint) }
    return UserFacingError(
      .unavailable, "\(folder.path) cannot be written: \(error.localizedDescription)",
      hint: "Look whether there is space left, and whether you may write there.")
  }
}
