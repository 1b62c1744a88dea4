extension GitRepository {
  /// The commit that `revision` is.
  /// - Throws: `GitError`; `unknownRevision` when there is none.
  package func commit(_ revision: Revision, bounds: WorkBounds = WorkBounds()) throws -> Commit {
    let fields = try fields(["-1"], of: revision, path: nil, bounds: bounds)
    guard let commit = Commit(fields: fields.prefix(Commit.fieldCount)) else {
      throw GitError(
        .corrupt, repository: name,
        "\(name): git gave no readable commit for \(PrintableText.clean(revision.description)).")
    }
    return commit
  }

  /// The commits that changed the file or folder at `path`, newest first: at most `limit` behind the first `skip`.
  /// The path is as in `TreeEntry` and taken literally; the empty one stands for all commits.
  package func history(
    of path: [UInt8], at revision: Revision, limit: Int, skip: Int = 0, followingRenames: Bool = true,
    bounds: WorkBounds = WorkBounds()
  ) throws -> [FileRevision] {
    // An argument of a program cannot hold invalid UTF-8 when it comes from a
    // String; such a path has no history rather than another file's.
    guard let pathText = String(validating: path, as: UTF8.self), !path.contains(0) else { return [] }
    let skip = max(0, skip)
    let (wanted, overflows) = max(0, limit).addingReportingOverflow(skip)
    var options = ["--max-count=\(overflows ? Int.max : wanted)"]
    if !path.isEmpty {
      // Git cannot skip when it follows renames: it has to see them all.
      options += ["--raw", "--no-abbrev"] + (followingRenames ? ["--follow", "-M"] : ["--no-renames"])
    }
    let fields = try fields(options, of: revision, path: path.isEmpty ? nil : pathText, bounds: bounds)
    return Array(FileHistoryParser(fields: fields, path: path).revisions().dropFirst(skip))
  }

  /// Longer fields are cut; nobody reads a subject to its end.
  private static let longestField = 16 << 10

  /// The NUL-separated output of `git log` with the format of `Commit`.
  private func fields(
    _ options: [String], of revision: Revision, path: String?, bounds: WorkBounds
  ) throws -> [ArraySlice<UInt8>] {
    var fields: [ArraySlice<UInt8>] = []
    var splitter = LineSplitter(separator: 0, keeping: Self.longestField)
    try read(
      ["log", "-z", "--no-ext-diff", "--no-textconv", "--no-show-signature", "--format=" + Commit.format] + options
        + ["--end-of-options", revision.description, "--"] + (path.map { [$0] } ?? []),
      bounds: bounds
    ) { piece in
      try splitter.feed(piece) { fields.append(ArraySlice(Array($0))) }
    }
    if !splitter.remainder.isEmpty { fields.append(splitter.remainder) }
    return fields
  }

  /// The paths that differ between two commits (or trees), renames as deletion and addition.
  package func changes(
    from old: ObjectID, to new: ObjectID, bounds: WorkBounds = WorkBounds(),
    _ body: (TreeChange) throws -> Void
  ) throws {
    var records = LineSplitter(separator: 0)
    var pending: TreeChange?
    try read(
      ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--end-of-options", old.hex, new.hex, "--"],
      bounds: bounds
    ) { piece in
      try records.feed(piece) { record in
        if var change = pending {
          change.path = Array(record)
          pending = nil
          try body(change)
        } else {
          pending = TreeChange(header: record)
        }
      }
    }
  }
}

/// A path that differs between two commits.
package struct TreeChange: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case added, deleted, changed }

  package var kind: Kind
  package var path: [UInt8]
  /// The new object; nil when the path was deleted.
  package var id: ObjectID?

  /// `:100644 100644 OLD NEW M`; nil when it is not that.
  init?(header: ArraySlice<UInt8>) {
    let fields = header.split(separator: 0x20)
    guard fields.count == 5, header.first == UInt8(ascii: ":"), let new = ObjectID(hex: fields[3]) else { return nil }
    switch fields[4].first {
    case UInt8(ascii: "A"): kind = .added
    case UInt8(ascii: "D"): kind = .deleted
    default: kind = .changed
    }
    id = new.isNull ? nil : new
    path = []
  }
}

/// Reads `git log -z --raw --format=Commit.format`: seven fields of a commit,
/// then for each changed file `\n:modes ids STATUS`, and one or two paths.
struct FileHistoryParser {
  var fields: [ArraySlice<UInt8>]
  var path: [UInt8]

  func revisions() -> [FileRevision] {
    var tokens = fields[...]
    var result: [FileRevision] = []
    var current = path
    while tokens.count >= Commit.fieldCount {
      guard let commit = Commit(fields: tokens.prefix(Commit.fieldCount)) else { break }
      tokens = tokens.dropFirst(Commit.fieldCount)
      var revision = FileRevision(commit: commit, path: current)
      while let header = tokens.first, let status = Self.status(header) {
        tokens = tokens.dropFirst()
        guard let first = tokens.popFirst() else { break }
        if status == UInt8(ascii: "R") || status == UInt8(ascii: "C") {
          guard let second = tokens.popFirst() else { break }
          revision.previousPath = Array(first)
          revision.path = Array(second)
          current = Array(first)
        } else {
          revision.path = Array(first)
        }
      }
      result.append(revision)
    }
    return result
  }

  /// The status letter of a raw line (the first of a commit follows a line break).
  private static func status(_ token: ArraySlice<UInt8>) -> UInt8? {
    let line = token.first == 0x0A ? token.dropFirst() : token
    guard line.first == UInt8(ascii: ":"), let space = line.lastIndex(of: 0x20), space + 1 < line.endIndex else {
      return nil
    }
    return line[space + 1]
  }
}
