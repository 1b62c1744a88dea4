import GRDB

/// A direct child of a folder.
package enum FolderChild: Sendable, Equatable {
  /// The folder's path from the root.
  case folder(path: String)
  case file(FileRecord)
}

extension Catalog {
  /// What stands directly in a folder (empty for the root) on one branch, in
  /// path order. Costs one index seek per child, however much lies below.
  package func children(
    of repository: Int64, branch: Int, folder: String, limit: Int
  ) async throws -> [FolderChild] {
    try await read { db in
      let prefix = folder.isEmpty ? "" : folder + "/"
      // "0" follows "/" in ASCII, and nothing follows U+10FFFF: the ends of the two ranges.
      let end = folder.isEmpty ? "\u{10FFFF}" : folder + "0"
      let statement = try db.cachedStatement(
        sql: """
          SELECT * FROM file WHERE repositoryId = ? AND path >= ? AND path < ? AND branchMask & ?
          ORDER BY path LIMIT 1
          """)
      var children: [FolderChild] = []
      var position = prefix
      while children.count < limit,
        let file = try FileRecord.fetchOne(
          statement, arguments: [repository, position, end, Int64(1) << Int64(branch)])
      {
        let rest = file.path.utf8.dropFirst(prefix.utf8.count)
        if let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
          let path = String(file.path[..<slash])
          children.append(.folder(path: path))
          position = path + "0"
        } else {
          children.append(.file(file))
          position = file.path + "\u{0}"
        }
      }
      return children
    }
  }
}
