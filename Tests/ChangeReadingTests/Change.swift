import ChangeReading

/// A change written out as the files before and after it.
struct Change {
  var before: [String: String]
  /// Files that the change writes; nil takes a file away.
  var writes: [String: String?]

  init(_ before: [String: String] = [:], _ writes: [String: String?]) {
    self.before = before
    self.writes = writes
  }

  var after: [String: String] {
    writes.reduce(into: before) { files, write in files[write.key] = write.value }
  }

  func reading() -> ChangeReading {
    ChangeReading(
      from: Self.tree(before), to: Self.tree(after), readBefore: Self.reader(before), readAfter: Self.reader(after))
  }

  /// Kind and name of each new thing.
  var found: [String] { reading().things.map { "\($0.kind.rawValue) \($0.name)" } }

  /// The content stands for its own id.
  private static func tree(_ files: [String: String]) -> ChangedTree { ChangedTree(files: files) }

  private static func reader(_ files: [String: String]) -> ([String]) -> [String: [UInt8]] {
    { paths in Dictionary(uniqueKeysWithValues: paths.compactMap { path in files[path].map { (path, Array($0.utf8)) } })
    }
  }
}
