import Catalog
import CodeIndex
import Foundation
import SearchModel

/// One published shard, checked.
package struct ShardCheck: Sendable, Equatable {
  package var file: String
  package var repository: String
  /// What is wrong with it, as a sentence; nil when it is sound.
  package var damage: String?
}

/// Looks after the files in the shard folder.
struct ShardCare {
  let folder: DataFolder
  let catalog: Catalog

  /// Reads every live shard and compares it with its checksums.
  func check() throws -> [ShardCheck] {
    let manifest = try catalog.manifest()
    let names = Dictionary(manifest.repositories.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return manifest.shards.map { shard in
      ShardCheck(
        file: shard.fileName, repository: names[shard.repositoryId] ?? "", damage: damage(of: shard.fileName))
    }
  }

  /// Repositories with a damaged or missing shard are marked to be indexed anew.
  func markDamaged(at now: Date) throws -> [ProblemRecord] {
    let manifest = try catalog.manifest()
    var damaged: Set<Int64> = []
    var problems: [ProblemRecord] = []
    let names = Dictionary(manifest.repositories.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for shard in manifest.shards {
      guard let damage = damage(of: shard.fileName) else { continue }
      damaged.insert(shard.repositoryId)
      let name = names[shard.repositoryId] ?? ""
      problems.append(
        ProblemRecord(
          repositoryId: nil, subject: name, severity: "warning",
          message: "The index file \(shard.fileName) of \(name) was damaged and is made anew: \(damage)",
          hint: "If this happens again, check the disk.", date: now))
    }
    try catalog.forgetFingerprints(Array(damaged))
    return problems
  }

  /// Deletes files that no generation needs: left over by a killed sync, or replaced.
  func collectGarbage() throws {
    let live = Set(try catalog.manifest().shards.map(\.fileName))
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.shards.path)) ?? []
    for file in files where !live.contains(file) {
      try? FileManager.default.removeItem(at: folder.shards.appendingPathComponent(file))
    }
  }

  private func damage(of fileName: String) -> String? {
    do {
      try Shard(path: folder.shards.appendingPathComponent(fileName).path).verify()
      return nil
    } catch {
      return "\(error)"
    }
  }
}
