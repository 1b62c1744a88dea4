import Catalog
import CodeIndex
import Foundation
import GitRead
import Logging

/// Puts small shards together, and leaves out what does not answer any more. Each step is published in one transaction:
/// answers are the same before, meanwhile and after, and a process that is killed leaves a file that nobody refers to.
/// Only for who holds the lock of the data folder.
struct ShardCompaction {
  let folder: DataFolder
  let catalog: Catalog
  let logger: Logger

  /// Works until there is nothing to do. What goes wrong is logged: every shard answers as it is.
  ///
  /// - Returns: how many steps were made.
  /// - Throws: `CancellationError`, and `UserFacingError` of the catalogue.
  @discardableResult
  func run(_ cancellation: Cancellation) throws -> Int {
    var steps = 0
    while let shards = CompactionPlan.next(try catalog.shards()) {
      try cancellation.check()
      do {
        let merged = try ShardMerge.merge(shards.map(\.live), in: folder.shards, name: "m")
        guard try catalog.replace(shards, with: merged.map(ShardRecord.init)) else { break }
      } catch let error as ShardError {
        // The next sync reads what is damaged anew.
        try catalog.forgetFingerprints(damaged(among: shards))
        logger.warning("Small index files are not put together: \(error)")
        break
      }
      steps += 1
    }
    return steps
  }

  /// The repositories with documents in the damaged ones.
  private func damaged(among shards: [ShardRecord]) -> [Int64] {
    let care = ShardCare(folder: folder, catalog: catalog)
    return Set(shards.filter { care.damage(of: $0.fileName) != nil }.flatMap(\.repositories.keys)).sorted()
  }
}
