import GitRead
import Settings

/// A repository that the configuration names, to be synced.
struct PlannedRepository: Sendable {
  /// The files table has a bit for each branch.
  static let mostBranches = 64

  var name: String
  var address: SourceAddress
  /// Branches to index beside the default one: names, or patterns as `Glob` has them.
  var branches: [String]
  var isFork: Bool
  var isArchived: Bool
  /// Paths that are not indexed, as globs.
  var excludes: [String]

  /// The branches to index, the default one first, then the configured ones that
  /// exist in the order of the configuration; empty when the source has no commits.
  func branchesToIndex(of update: Mirror.Update) -> [IndexedBranch] {
    Array(wantedBranches(of: update).prefix(Self.mostBranches))
  }

  /// How many of the branches that the configuration asks for are too many.
  func branchesLeftOut(of update: Mirror.Update) -> Int { max(0, wantedBranches(of: update).count - Self.mostBranches) }

  /// What the configuration asks for and the source does not have, or more than can be indexed.
  func branchProblems(of update: Mirror.Update) -> [PlanProblem] {
    guard !update.isEmpty else { return [] }
    var problems = branches.filter { matches($0, in: update).isEmpty }.map { branch in
      PlanProblem(
        severity: .warning, subject: name,
        message: "\(name) has no branch \(branch), which is configured to be indexed.",
        hint: "Correct the branches of the repository in guildhall.yaml.")
    }
    let wanted = wantedBranches(of: update).count
    if wanted > Self.mostBranches {
      problems.append(
        PlanProblem(
          severity: .warning, subject: name,
          message: "\(name): \(wanted) branches are to be indexed, and only the first \(Self.mostBranches) are.",
          hint: "Write a narrower pattern for its branches in guildhall.yaml."))
    }
    return problems
  }

  private func wantedBranches(of update: Mirror.Update) -> [IndexedBranch] {
    let standard = update.branches.filter { $0.name == update.defaultRef }.prefix(1)
    var seen: Set<String> = []
    return (standard + branches.flatMap { matches($0, in: update) })
      .map { IndexedBranch(name: $0.branch ?? IndexedBranch.detached, commit: $0.target) }
      .filter { seen.insert($0.name).inserted }
  }

  /// A branch of just that name comes before a pattern's reading of it.
  private func matches(_ wanted: String, in update: Mirror.Update) -> [Ref] {
    let exact = update.branches.filter { $0.branch == wanted }
    guard exact.isEmpty, wanted.contains(where: { "*?[".contains($0) }), let glob = try? Glob(wanted) else {
      return exact
    }
    return update.branches.filter { $0.branch.map(glob.matches) ?? false }
  }
}

/// A branch and the commit at which it is indexed.
struct IndexedBranch: Sendable, Equatable {
  /// Stands for the branch where a source has a commit and no branch, as the checkout of a build server.
  static let detached = "HEAD"

  var name: String
  var commit: ObjectID
}
