extension GitRepository {
  /// What stands at a path of a commit: a file's one entry, or those directly in a folder, each with its whole path;
  /// folders come as `folders`. Empty when there is nothing.
  ///
  /// `path`: relative to the root; empty for the root itself.
  /// - Throws: `GitError`; `tooLarge` when a folder has more than `limit` entries.
  package func entries(
    at path: String, of commit: ObjectID, limit: Int = 20_000, bounds: WorkBounds = .seconds(20)
  ) throws -> (files: [TreeEntry], folders: [String]) {
    let isUnsafe = !path.isEmpty && Self.isUnsafe(Array(path.utf8))
    guard !isUnsafe, !path.utf8.contains(0), path.utf8.count <= 4096 else { return ([], []) }
    let one = try listing(path.isEmpty ? [] : [path], of: commit, limit: limit, bounds)
    // A folder is named once more with a slash to be looked into.
    guard one.files.isEmpty, one.folders == [path], !path.isEmpty else { return one }
    return try listing([path + "/"], of: commit, limit: limit, bounds)
  }

  private func listing(
    _ paths: [String], of commit: ObjectID, limit: Int, _ bounds: WorkBounds
  ) throws -> (files: [TreeEntry], folders: [String]) {
    var found: (files: [TreeEntry], folders: [String]) = ([], [])
    var records = LineSplitter(separator: 0)
    try read(
      ["ls-tree", "-z", "--long", "--full-tree", "--end-of-options", commit.hex] + paths, bounds: bounds
    ) { piece in
      try records.feed(piece) { record in
        guard found.files.count + found.folders.count < limit else {
          throw GitError(
            .tooLarge, repository: name, "\(name): a folder has more than \(limit) files.",
            hint: "Search in it instead of listing it.")
        }
        if let entry = Self.parse(record) {
          found.files.append(entry)
        } else if record.starts(with: "040000 ".utf8), let tab = record.firstIndex(of: 0x09) {
          found.folders.append(String(decoding: record[(tab + 1)...], as: UTF8.self))
        }
      }
    }
    return found
  }
}
