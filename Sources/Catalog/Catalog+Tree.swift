import Foundation
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
      // "0" follows "/" in ASCII, and a blob follows every text.
      let end: any DatabaseValueConvertible = folder.isEmpty ? Data() : folder + "0"
      let columns = "SELECT * FROM file WHERE repositoryId = ? AND path < ? AND branchMask & ?"
      let from = try db.cachedStatement(sql: "\(columns) AND path >= ? ORDER BY path LIMIT 1")
      let after = try db.cachedStatement(sql: "\(columns) AND path > ? ORDER BY path LIMIT 1")
      var children: [FolderChild] = []
      var next = (statement: from, path: prefix)
      while children.count < limit,
        let file = try FileRecord.fetchOne(
          next.statement, arguments: [repository, end, Int64(1) << Int64(branch), next.path])
      {
        let rest = file.path.utf8.dropFirst(prefix.utf8.count)
        if let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
          let path = String(file.path[..<slash])
          children.append(.folder(path: path))
          next = (from, path + "0")
        } else {
          children.append(.file(file))
          next = (after, file.path)
        }
      }
      return children
    }
  }
}
