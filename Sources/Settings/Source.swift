/// Where repositories come from.
package enum Source: Sendable, Hashable {
  /// Addresses to clone from, in the order of the file.
  case git([GitEntry])
  /// Every repository below a folder of this machine.
  case folder(FolderEntry)
}

/// One repository, by its address.
package struct GitEntry: Sendable, Hashable {
  /// As written: what git clones from is judged when it is planned.
  package var url: String
  /// The name people use; nil for what the address says.
  package var name: String?
  /// Branches to index beside the default one.
  package var branches: [String]
  package var isFork: Bool
  package var isArchived: Bool
  /// Paths that are not indexed: texts of `Glob`, each valid.
  package var excludes: [String]

  package init(
    url: String, name: String? = nil, branches: [String] = [], isFork: Bool = false, isArchived: Bool = false,
    excludes: [String] = []
  ) {
    self.url = url
    self.name = name
    self.branches = branches
    self.isFork = isFork
    self.isArchived = isArchived
    self.excludes = excludes
  }
}

/// A folder with repositories below it.
package struct FolderEntry: Sendable, Hashable {
  /// Absolute, without `.` and `..`.
  package var path: String
  /// Stands before the names of its repositories, as `prefix/name`; empty for none.
  package var prefix: String
  /// Branches to index beside the default one, in each repository that has them.
  package var branches: [String]
  /// Paths that are not indexed in any of its repositories: texts of `Glob`, each valid.
  package var excludes: [String]

  package init(path: String, prefix: String = "", branches: [String] = [], excludes: [String] = []) {
    self.path = path
    self.prefix = prefix
    self.branches = branches
    self.excludes = excludes
  }
}
