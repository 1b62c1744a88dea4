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
  /// Who may integrate changes to the repository or to a folder of it, or seems to; declared owners first.
  package var owners: [RepositoryOwner]
  package var isFork: Bool
  package var isArchived: Bool
  /// Branches that are indexed, the default branch first.
  package var branches: [String]
  /// Where alone files are searched: a branch, or what the shard of a commit calls it. nil searches all branches.
  package var searchedBranch: String?
  /// How much a hit in this repository counts, 0...1; from use and activity.
  package var weight: Double

  /// `owner` is the team that owns all of it, when that is all that there is to say.
  package init(
    id: RepositoryID, name: String, owner: String? = nil, owners: [RepositoryOwner] = [], isFork: Bool = false,
    isArchived: Bool = false, branches: [String] = ["main"], weight: Double = 0.5
  ) {
    self.id = id
    self.name = name
    self.owners = (owner.map { [RepositoryOwner(kind: .team, key: $0)] } ?? []) + owners
    self.isFork = isFork
    self.isArchived = isArchived
    self.branches = branches
    self.weight = weight
  }
}

extension RepositoryFacts {
  /// The first of those who are declared to own all of it, as people know them; nil when nobody is.
  package var owner: String? { declaredOwners.first?.title }

  /// Those who are declared to own all of it.
  package var declaredOwners: [RepositoryOwner] { owners.filter { $0.folder.isEmpty && !$0.isGuess } }

  /// Whether a team's name or a person's is that of a declared owner, in any case. A guess owns nothing.
  package func isOwned(by name: String) -> Bool {
    let folded = name.lowercased()
    return owners.contains {
      $0.folder.isEmpty && !$0.isGuess && ($0.title.lowercased() == folded || $0.key.lowercased() == folded)
    }
  }

  /// Owners of a folder or file: those of the nearest folder that has some, from itself up to all the repository.
  package func owners(of path: String) -> [RepositoryOwner] {
    let folder = ownedFolder(holding: path)
    return owners.filter { $0.folder == folder }
  }

  /// The nearest folder with owners of its own that holds a folder or file, or is it; empty for the whole repository.
  package func ownedFolder(holding path: String) -> String {
    let folders = Set(owners.lazy.map(\.folder)).subtracting([""])
    var folder = path[...]
    while !folder.isEmpty, !folders.contains(String(folder)) {
      folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
    }
    return String(folder)
  }
}

/// Who may integrate changes to a repository, or seems to.
package struct RepositoryOwner: Sendable, Hashable {
  package enum Kind: String, Sendable, Codable { case team, person }

  package var kind: Kind
  /// The team's name or the person's key, as their page has it; what the file says for somebody unknown.
  package var key: String
  /// As people know them.
  package var title: String
  /// Whether there is a page about them.
  package var isKnown: Bool
  /// From who integrated changes; nobody declared it.
  package var isGuess: Bool
  /// Relative to the repository's root; empty for all of it.
  package var folder: String

  package init(
    kind: Kind, key: String, title: String? = nil, isKnown: Bool = true, isGuess: Bool = false, folder: String = ""
  ) {
    self.kind = kind
    self.key = key
    self.title = title ?? key
    self.isKnown = isKnown
    self.isGuess = isGuess
    self.folder = folder
  }
}

/// The repositories a viewer may see. A repository that is not in the scope does
/// not exist for the search: not in hits, not in counts, not in facets. This is
/// the one place where permission is enforced below every surface.
package struct SearchScope: Sendable {
  /// Copies of a scope have the same one; for what is kept of a scope.
  package final class Identity: Sendable {}

  package let repositories: [RepositoryID: RepositoryFacts]
  /// The numbers of all of them, as tables have them, in no order.
  package let ids: [Int64]
  package let identity = Identity()

  package init(_ repositories: [RepositoryFacts]) {
    self.repositories = Dictionary(repositories.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    ids = self.repositories.keys.map { Int64($0.rawValue) }
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
