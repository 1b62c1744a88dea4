package import Foundation
import SearchModel

/// Where one Guildhall keeps its data. All but the records is derived from the repositories and may be deleted; a sync
/// makes it anew.
package struct DataFolder: Sendable {
  package let url: URL

  package init(_ url: URL) { self.url = url.standardizedFileURL }

  package var catalog: URL { url.appendingPathComponent("catalog.sqlite") }
  /// What people told Guildhall; nothing brings it back but a backup.
  package var records: URL { url.appendingPathComponent("records.sqlite") }
  /// The vectors of needs that people had: derived, and read again when they are missing.
  package var needs: URL { url.appendingPathComponent("needs.vectors") }
  package var shards: URL { url.appendingPathComponent("shards", isDirectory: true) }
  /// Index files of commits that were searched and are the end of no indexed branch.
  package var revisions: URL { url.appendingPathComponent("revisions", isDirectory: true) }
  package var mirrors: URL { url.appendingPathComponent("mirrors", isDirectory: true) }
  /// Who changed what, a file for each repository.
  package var histories: URL { url.appendingPathComponent("history", isDirectory: true) }
  package var syncLock: URL { url.appendingPathComponent("sync.lock") }

  /// The program writes its git configuration here, away from the user's own.
  package var git: URL { url.appendingPathComponent("git", isDirectory: true) }

  package var exists: Bool { FileManager.default.fileExists(atPath: catalog.path) }

  /// Makes the folders that are missing.
  package func create() throws {
    do {
      for folder in [url, shards, mirrors, histories, git] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
    } catch {
      throw UserFacingError(
        .unavailable, "The data folder \(url.path) cannot be made: \(error.localizedDescription)",
        hint: "Give a folder that you may write to with --data.")
    }
  }
}
