extension GitRepository {
  /// Calls `body` for every file below `revision`'s root, in git's order, while
  /// git is still listing, so memory stays flat.
  /// - Throws: `GitError`: `tooLarge` when a limit on entries or time is hit,
  ///   `unknownRevision`, `corrupt`; and what `body` throws.
  @discardableResult
  package func forEachEntry(
    of revision: Revision, limits: TreeLimits = TreeLimits(), bounds: WorkBounds = WorkBounds(),
    _ body: (TreeEntry) throws -> Void
  ) throws -> TreeSummary {
    var summary = TreeSummary()
    var records = LineSplitter(separator: 0)
    do {
      // The tree of a commit: ls-tree peels the revision itself.
      try read(
        ["ls-tree", "-r", "-z", "--long", "--full-tree", "--end-of-options", revision.description],
        bounds: bounds.within(seconds: limits.seconds)
      ) { piece in
        try records.feed(piece) { record in
          summary.entries += 1
          guard summary.entries <= limits.entries else { throw tooLarge("more than \(limits.entries) files") }
          guard let entry = Self.parse(record) else { return summary.skippedUnsafe += 1 }
          if entry.path.count > limits.pathLength {
            summary.skippedLongPaths += 1
          } else if entry.path.count(where: { $0 == UInt8(ascii: "/") }) > limits.depth {
            summary.skippedDeep += 1
          } else if Self.isUnsafe(entry.path) {
            summary.skippedUnsafe += 1
          } else {
            try body(entry)
          }
        }
      }
    } catch is LineSplitter.TooLong {
      throw tooLarge("a path of more than \(LineSplitter.longest) bytes")
    } catch let error as GitError where error.kind == .deadline && bounds.deadline.map({ $0 > .now }) ?? true {
      throw tooLarge("a tree that takes more than \(limits.seconds) seconds to list")
    }
    return summary
  }

  /// All files below `revision`'s root.
  package func tree(
    of revision: Revision, limits: TreeLimits = TreeLimits(), bounds: WorkBounds = WorkBounds()
  ) throws -> (entries: [TreeEntry], summary: TreeSummary) {
    var entries: [TreeEntry] = []
    let summary = try forEachEntry(of: revision, limits: limits, bounds: bounds) { entries.append($0) }
    return (entries, summary)
  }

  private func tooLarge(_ what: String) -> GitError {
    GitError(
      .tooLarge, repository: name, "\(name): the repository is too large: \(what).",
      hint: "Raise the limit in the configuration if this is wanted.")
  }

  /// `100644 blob HEX    SIZE\tPATH`; nil when it is not that.
  static func parse(_ record: ArraySlice<UInt8>) -> TreeEntry? {
    guard let tab = record.firstIndex(of: 0x09) else { return nil }
    let fields = record[..<tab].split(separator: 0x20, omittingEmptySubsequences: true)
    guard fields.count == 4, let id = ObjectID(hex: fields[2]) else { return nil }
    let kind: TreeEntry.Kind
    switch (fields[0].prefix(3).elementsEqual("100".utf8), fields[0].elementsEqual("120000".utf8)) {
    case (true, _):
      // Old trees hold modes like 100664; only "executable by its owner" means something.
      guard let mode = Int(String(decoding: fields[0], as: UTF8.self), radix: 8) else { return nil }
      kind = mode & 0o100 != 0 ? .executable : .file
    case (_, true): kind = .symlink
    default:
      guard fields[0].elementsEqual("160000".utf8) else { return nil }
      kind = .submodule
    }
    let size = Int(String(decoding: fields[3], as: UTF8.self)).flatMap { $0 >= 0 ? $0 : nil }
    return TreeEntry(kind: kind, id: id, size: size, path: Array(record[(tab + 1)...]))
  }

  /// Whether a component is empty, `.`, `..` or `.git`: fsck refuses these when
  /// fetching; a mirror made by other means may still hold them.
  static func isUnsafe(_ path: [UInt8]) -> Bool {
    path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).contains { part in
      part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8)
        || (part.count == 4 && part.map { $0 | 0x20 }.elementsEqual(".git".utf8) && part.first == 0x2E)
    }
  }
}
