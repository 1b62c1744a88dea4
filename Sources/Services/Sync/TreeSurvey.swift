import Foundation
import GitRead
import Settings

/// A file of one or more branches, before its content is read.
struct SurveyedFile {
  var entry: GitRead.TreeEntry
  /// Bit n: branch n holds it.
  var branches: UInt64
  /// Why the content will not be read; nil when it will.
  var skipped: String?
}

/// The files of all indexed branches of one repository; the same file on several
/// branches stands here once.
struct TreeSurvey {
  private struct Key: Hashable {
    var path: [UInt8]
    var id: ObjectID
  }

  private(set) var files: [SurveyedFile] = []
  /// Entries that could not be taken, by reason.
  private(set) var refused: [String: Int] = [:]

  init(
    of repository: GitRepository, commits: [ObjectID], limits: IndexLimits, bounds: WorkBounds
  ) throws {
    var excludes = limits.excludes
    var known: [Key: Int] = [:]
    for (branch, commit) in commits.enumerated() {
      // More than PlannedRepository plans have no bit.
      guard branch < UInt64.bitWidth else { break }
      let summary = try repository.forEachEntry(of: .commit(commit), limits: limits.tree, bounds: bounds) { entry in
        let bit = UInt64(1) << UInt64(branch)
        guard commits.count > 1 else { return files.append(Self.file(entry, bit, limits, &excludes)) }
        let key = Key(path: entry.path, id: entry.id)
        if let index = known[key] {
          files[index].branches |= bit
        } else {
          known[key] = files.count
          files.append(Self.file(entry, bit, limits, &excludes))
        }
      }
      refused["path too long", default: 0] += summary.skippedLongPaths
      refused["folders too deep", default: 0] += summary.skippedDeep
      refused["unsafe path", default: 0] += summary.skippedUnsafe
    }
    refused = refused.filter { $0.value > 0 }
  }

  private static func file(
    _ entry: GitRead.TreeEntry, _ branches: UInt64, _ limits: IndexLimits, _ excludes: inout PathExcludes
  ) -> SurveyedFile {
    SurveyedFile(entry: entry, branches: branches, skipped: skipped(entry, limits, &excludes))
  }

  private static func skipped(
    _ entry: GitRead.TreeEntry, _ limits: IndexLimits, _ excludes: inout PathExcludes
  ) -> String? {
    switch entry.kind {
    case .submodule: return "submodule"
    case .symlink: return "symbolic link"
    case .file, .executable:
      if excludes.contains(entry.name) { return "excluded by the configuration" }
      return entry.size.map { $0 > limits.fileSize } ?? false ? "too large" : nil
    }
  }
}

/// How much of a repository is taken in.
struct IndexLimits: Sendable {
  /// Bytes; larger files are listed but not searched.
  var fileSize: Int
  var tree: TreeLimits
  var excludes: PathExcludes
}

extension GitRead.TreeEntry {
  /// git's mode, as the catalogue stores it.
  var mode: Int {
    switch kind {
    case .file: 0o100644
    case .executable: 0o100755
    case .symlink: 0o120000
    case .submodule: 0o160000
    }
  }
}
