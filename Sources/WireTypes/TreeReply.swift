package import Services

/// What `/api/v1/tree/...` answers: one folder.
package struct TreeReply: Codable, Sendable {
  package var repository: String
  /// The branch asked for; absent for the default branch.
  package var branch: String?
  /// The folder, empty for the root.
  package var path: String
  package var entries: [TreeEntryItem]
  package var total: Int
  package var next: String?

  package init(repository: String, branch: String?, path: String, entries: [TreeEntry], total: Int, next: String?) {
    self.repository = repository
    self.branch = branch
    self.path = path
    self.entries = entries.map(TreeEntryItem.init)
    self.total = total
    self.next = next
  }
}

package struct TreeEntryItem: Codable, Sendable, Equatable {
  package var name: String
  package var path: String
  /// `folder`, `file`, `link` or `submodule`.
  package var kind: String
  /// Bytes; 0 for folders.
  package var size: Int
  package var language: String
  /// Why the content is not searched; absent when it is.
  package var skipped: String?

  init(_ entry: TreeEntry) {
    name = entry.name
    path = entry.path
    kind = entry.kind.rawValue
    size = entry.size
    language = entry.language
    skipped = entry.skipped
  }
}
