import Catalog
import CodeIndex
import Foundation
import SearchModel

/// One published shard, checked.
package struct ShardCheck: Sendable, Equatable {
  package var file: String
  /// Whose documents are in it: a few names, and how many more.
  package var repository: String
  /// What is wrong with it, as a sentence; nil when it is sound.
  package var damage: String?
}

/// Looks after the files in the shard folder.
struct ShardCare {
  /// About a tenth of a second of one core.
  private static let bytesReadPerSync = 256 << 20

  let folder: DataFolder
  let catalog: Catalog

  /// Reads every live shard and compares it with its checksums.
  func check() throws -> [ShardCheck] {
    let manifest = try catalog.manifest()
    let names = Dictionary(manifest.repositories.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return manifest.shards.map { shard in
      ShardCheck(
        file: shard.fileName, repository: Self.list(shard.repositories.keys.compactMap { names[$0] }),
        damage: damage(of: shard.fileName))
    }
  }

  /// Names that are listed; of the others the number is told.
  private static let mostNamed = 3

  private static func list(_ names: [String]) -> String {
    let names = names.sorted()
    let more = names.count - mostNamed
    return names.prefix(mostNamed).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// Repositories with documents in a damaged or missing shard are marked to be read anew.
  ///
  /// Reading everything at every sync would cost more than the sync: every shard
  /// is opened, which finds what is cut short or gone; those that were written to
  /// since they were last read whole are read again, and of the others as many as
  /// `bytesReadPerSync` allows, the longest unread first.
  func markDamaged(at now: Date) throws -> [ProblemRecord] {
    let manifest = try catalog.manifest()
    let names = Dictionary(manifest.repositories.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var damages: [(shard: ShardRecord, cause: String)] = []
    var verified: [String] = []
    var budget = Self.bytesReadPerSync
    for shard in manifest.shards.sorted(by: { ($0.verifiedAt ?? .distantPast) < ($1.verifiedAt ?? .distantPast) }) {
      let isWhole = budget > 0 || wasWritten(shard)
      if isWhole { budget -= shard.fileBytes }
      if let cause = damage(of: shard.fileName, isWhole: isWhole) {
        damages.append((shard, cause))
      } else if isWhole {
        verified.append(shard.fileName)
      }
    }
    try catalog.markVerified(verified, at: now)
    try catalog.forgetFingerprints(Array(Set(damages.flatMap(\.shard.repositories.keys))))
    return damages.flatMap { damage in
      damage.shard.repositories.keys.sorted().map { id in
        let name = names[id] ?? ""
        return ProblemRecord(
          repositoryId: id, subject: name, severity: "warning",
          message: "The index file \(damage.shard.fileName) of \(name) was damaged and is made anew: \(damage.cause)",
          hint: "If this happens again, check the disk.", date: now)
      }
    }
  }

  /// Whether the file changed since it was last found sound. Nothing ever writes
  /// to a published shard, so then something is wrong.
  private func wasWritten(_ shard: ShardRecord) -> Bool {
    guard let verified = shard.verifiedAt else { return true }
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: folder.shards.appendingPathComponent(shard.fileName).path)
    guard let modified = attributes?[.modificationDate] as? Date else { return true }
    return modified > verified
  }

  /// Deletes files that no generation needs: left over by a killed sync, or replaced.
  func collectGarbage() throws {
    let live = Set(try catalog.shards().map(\.fileName))
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.shards.path)) ?? []
    for file in files where !live.contains(file) {
      try? FileManager.default.removeItem(at: folder.shards.appendingPathComponent(file))
    }
  }

  /// What is wrong with a file, as a sentence; nil when it is sound.
  func damage(of fileName: String, isWhole: Bool = true) -> String? {
    do {
      let shard = try Shard(path: folder.shards.appendingPathComponent(fileName).path)
      if isWhole { try shard.verify() }
      return nil
    } catch {
      return "\(error)"
    }
  }
}
