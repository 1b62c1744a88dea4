package import Foundation
import SearchModel

/// Writes what answers of several shards into one, or a few where it is much.
package struct ShardMerge {
  private let writer: ShardWriter
  private var branches: [RepositoryID: [String]] = [:]

  /// Copies what answers of shards in a folder into new ones there, whose names begin as `name` says; none when nothing
  /// answers. Throws `ShardError` when one is damaged, `UserFacingError` when one cannot be written.
  package static func merge(_ live: [LiveShard], in folder: URL, name: String) throws -> [ShardSummary] {
    var merge = ShardMerge(writer: ShardWriter(folder: folder.path, name: name))
    for live in live {
      try merge.add(Shard(path: folder.appendingPathComponent(live.fileName).path, live: live))
    }
    return try merge.writer.finish()
  }

  private init(writer: ShardWriter) { self.writer = writer }

  private mutating func add(_ shard: Shard) throws {
    // What is copied gets new checksums: damage must not be taken over.
    try shard.verify()
    for (place, repository) in shard.repositories.enumerated() where shard.answers(forRepositoryAt: place) {
      if let known = branches[repository.id] {
        guard known == repository.branches else {
          throw ShardError.contradiction(ShardFormat.Section.repositories.name)
        }
      } else {
        branches[repository.id] = repository.branches
        try writer.addRepository(repository.id, name: repository.name, branches: repository.branches)
      }
    }
    try shard.forEachDocument { try writer.add($0.copy()) }
  }
}
