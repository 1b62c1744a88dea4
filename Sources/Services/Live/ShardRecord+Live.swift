import Catalog
import CodeIndex
import SearchModel

extension ShardRecord {
  init(_ shard: ShardSummary) {
    self.init(
      fileName: shard.fileName,
      repositories: Dictionary(uniqueKeysWithValues: shard.repositories.map { (Int64($0.key.rawValue), $0.value) }),
      textBytes: shard.textBytes, fileBytes: shard.fileBytes)
  }

  /// What of the file answers.
  var live: LiveShard {
    LiveShard(
      fileName, repositories: Set(repositories.keys.map { RepositoryID(UInt32(truncatingIfNeeded: $0)) }),
      withdrawn: withdrawn)
  }
}
