package import Foundation
import Records
import SearchModel

/// Backup and restore of what people told one Guildhall. All else in a data folder a sync makes anew.
package struct RecordsBackup: Sendable {
  /// How much is in it.
  package struct Extent: Sendable, Equatable {
    package var research: Int
    package var verdicts: Int
    package var questions: Int
  }

  private let data: DataFolder

  package init(_ data: DataFolder) { self.data = data }

  /// Writes a copy that is whole at one moment; a server may run.
  ///
  /// - Throws: `UserFacingError`: `notFound` without a data folder, `badRequest` when the file exists, else what is wrong
  ///   with either.
  package func write(to file: URL) throws -> Extent {
    guard data.exists || FileManager.default.fileExists(atPath: data.records.path) else {
      throw UserFacingError(
        .notFound, "There is no data in \(data.url.path) yet.",
        hint: "Name the folder that the server uses with --data.")
    }
    try RecordStore(path: data.records.path).backUp(to: file)
    return try extent(of: file)
  }

  /// What a restore did.
  package struct Restored: Sendable {
    package var extent: Extent
    /// The records that were there before; nil when there were none.
    package var kept: URL?
  }

  /// Puts a copy in the place of the records, and keeps these beside it. A data folder that is not there is made.
  ///
  /// - Throws: `UserFacingError`: `damaged` when the file is no backup, `busy` when a server or another command has the
  ///   records open. Nothing was changed then.
  package func restore(_ file: URL, now: Date) throws -> Restored {
    try data.create()
    let date = now.formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: false)
        .dateSeparator(.omitted).timeSeparator(.omitted))
    let kept = URL(fileURLWithPath: data.records.path + ".before-restore-\(date)")
    let hadRecords = try RecordStore.restore(file, to: data.records.path, keeping: kept)
    return Restored(extent: try extent(of: file), kept: hadRecords ? kept : nil)
  }

  private func extent(of file: URL) throws -> Extent {
    let extent = try RecordStore.extent(of: file)
    return Extent(research: extent.research, verdicts: extent.verdicts, questions: extent.questions)
  }
}
