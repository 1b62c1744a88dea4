import Foundation
import SearchModel

/// A folder for git's settings that goes away with its owner: a check writes neither to the data folder nor to the
/// repository.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("guildhall-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw UserFacingError(
        .unavailable, "No temporary folder can be made: \(error.localizedDescription)",
        hint: "Name another place for them with TMPDIR.")
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
