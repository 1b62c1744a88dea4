import Foundation
import Records
import Synchronization

/// The records of one data folder, opened when they are first needed: what cannot be opened stops nothing else.
final class RecordsFile: Sendable {
  private let path: String
  private let opened = Mutex<RecordStore?>(nil)

  init(_ data: DataFolder) { path = data.records.path }

  /// The records, if anything was ever recorded: who only looks makes no file.
  ///
  /// - Throws: `UserFacingError` when they are damaged or cannot be opened.
  func existing() throws -> RecordStore? {
    if let known = opened.withLock({ $0 }) { return known }
    return FileManager.default.fileExists(atPath: path) ? try store() : nil
  }

  /// Makes the records where there are none.
  ///
  /// - Throws: `UserFacingError` when they are damaged or cannot be opened.
  func store() throws -> RecordStore {
    try opened.withLock { opened in
      if let opened { return opened }
      let store = try RecordStore(path: path)
      opened = store
      return store
    }
  }
}
