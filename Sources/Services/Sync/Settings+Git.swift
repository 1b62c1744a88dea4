import GitRead
import Settings

/// The configured limits as the readers of git take them.
extension Settings {
  var mirrorLimits: Mirror.Limits {
    Mirror.Limits(
      askSeconds: limits.askSeconds, fetchSeconds: limits.fetchSeconds, branches: limits.branches,
      tags: limits.tags, packBytes: UInt64(clamping: limits.packSize))
  }

  var discoveryLimits: Discovery.Limits {
    Discovery.Limits(depth: limits.folderDepth, folders: limits.folders)
  }
}

extension IndexLimits {
  /// The limits of the configuration, and excludes as texts of `Glob`; one that is none excludes nothing (the
  /// configuration refuses it).
  init(_ settings: Settings, excludes: [String]) {
    let limits = settings.limits
    self.init(
      fileSize: limits.fileSize,
      tree: TreeLimits(
        entries: limits.files, pathLength: limits.pathLength, depth: limits.depth, seconds: limits.listSeconds),
      excludes: PathExcludes(excludes.compactMap { try? Glob($0) }))
  }
}
