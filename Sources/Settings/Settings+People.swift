extension Settings {
  /// Two addresses that are two people, whatever speaks for one.
  package struct Separation: Sendable, Hashable {
    package var first: String
    package var second: String

    package init(first: String, second: String) {
      self.first = first
      self.second = second
    }
  }

  /// Which files of repositories are believed when they say who belongs where.
  package struct OrgChart: Sendable, Hashable {
    /// The repository with `org-data.json` or DevLake's CSV files, and the folder in it, empty for the root;
    /// nil when no repository's files are believed.
    package var repository: String?
    package var folder: String
    /// The repositories whose catalogue files may declare groups and users; nil for all.
    package var groups: [Glob]?

    package init(repository: String? = nil, folder: String = "", groups: [Glob]? = nil) {
      self.repository = repository
      self.folder = folder
      self.groups = groups
    }

    package func believesGroups(of repository: String) -> Bool {
      groups.map { $0.contains { $0.matches(repository) } } ?? true
    }
  }
}
