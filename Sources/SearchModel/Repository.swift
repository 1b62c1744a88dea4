/// The number under which the catalogue knows a repository. Stable over syncs;
/// never reused within one data folder.
package struct RepositoryID: Hashable, Comparable, Sendable, Codable {
  package let rawValue: UInt32

  package init(_ rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (left: RepositoryID, right: RepositoryID) -> Bool { left.rawValue < right.rawValue }
}

/// What search needs to know of a repository beside its files: the facts that
/// configuration may change without any file being indexed anew.
package struct RepositoryFacts: Sendable, Equatable {
  package var id: RepositoryID
  /// The name people use, as `owner/name` or any `/`-separated path.
  package var name: String
  /// The team that may integrate changes; nil when nobody is known.
  package var owner: String?
  package var isFork: Bool
  package var isArchived: Bool
  /// Branches that are indexed, the default branch first.
  package var branches: [String]
  /// How much a hit in this repository counts, 0...1; from use and activity.
  package var weight: Double

  package init(
    id: RepositoryID, name: String, owner: String? = nil, isFork: Bool = false, isArchived: Bool = false,
    branches: [String] = ["main"], weight: Double = 0.5
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.isFork = isFork
    self.isArchived = isArchived
    self.branches = branches
    self.weight = weight
  }
}

/// The repositories a viewer may see. A repository that is not in the scope does
/// not exist for the search: not in hits, not in counts, not in facets. This is
/// the one place where permission is enforced below every surface.
package struct SearchScope: Sendable {
  package let repositories: [RepositoryID: RepositoryFacts]

  package init(_ repositories: [RepositoryFacts]) {
    self.repositories = Dictionary(repositories.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package subscript(id: RepositoryID) -> RepositoryFacts? { repositories[id] }
}

/// Who asks. Decides which repositories are in scope.
package enum Viewer: Hashable, Sendable {
  /// Runs the program on the machine that holds the data: sees everything.
  case `operator`
  /// Somebody of the organisation, with the teams they belong to; an anonymous
  /// visitor belongs to none.
  case member(teams: Set<String>)

  package static let anonymous = Viewer.member(teams: [])
}
