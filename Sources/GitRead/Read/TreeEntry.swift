/// One file of a commit's tree.
package struct TreeEntry: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case file
    case executable
    /// Its content is the path it points to; never followed.
    case symlink
    /// Its id is a commit of another repository; never fetched.
    case submodule
  }

  package var kind: Kind
  package var id: ObjectID
  /// Bytes; nil for submodules, and for blobs that are missing.
  package var size: Int?
  /// The path as git has it: any bytes but NUL. Never join it to a path of this machine.
  package var path: [UInt8]

  package init(kind: Kind, id: ObjectID, size: Int?, path: [UInt8]) {
    self.kind = kind
    self.id = id
    self.size = size
    self.path = path
  }

  /// The path as text, invalid UTF-8 replaced. Two paths may read the same.
  package var name: String { String(decoding: path, as: UTF8.self) }
}

/// How much of a tree is read.
package struct TreeLimits: Sendable, Equatable {
  /// With more entries the tree is refused: a few objects can expand to 10^10 paths.
  package var entries: Int
  /// Bytes; entries with a longer path are skipped and counted.
  package var pathLength: Int
  /// Folders above a file; deeper entries are skipped and counted.
  package var depth: Int
  package var seconds: Int

  package init(entries: Int = 1_000_000, pathLength: Int = 1024, depth: Int = 64, seconds: Int = 120) {
    self.entries = entries
    self.pathLength = pathLength
    self.depth = depth
    self.seconds = seconds
  }
}

/// What was read of a tree, and what was not.
package struct TreeSummary: Sendable, Equatable {
  /// All entries, also those skipped.
  package var entries = 0
  package var skippedLongPaths = 0
  package var skippedDeep = 0
  /// Entries that no file system could hold (`..`, `.git`, an empty name).
  package var skippedUnsafe = 0

  package init() {}
}
