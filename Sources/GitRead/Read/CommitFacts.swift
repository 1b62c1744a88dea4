/// Who did what in one commit: what `git log --raw --numstat -M` says of it.
package struct CommitFacts: Sendable, Equatable {
  package var id: ObjectID
  package var parents: [ObjectID]
  package var author: Contribution.Person
  package var committer: Contribution.Person
  /// Seconds since 1970 as the commit claims them: negative before, and of any size.
  package var authorDate: Int64
  package var committerDate: Int64
  /// From its `Co-authored-by` trailers, in order.
  package var coAuthors: [Contribution.Person]
  /// From its `Reviewed-by` trailers, in order.
  package var reviewers: [Contribution.Person]
  /// That its subject names, as `CF-1042`.
  package var tickets: [String]
  /// Against its parent, in git's order; a merge has none.
  package var changes: [FileChange]
  /// Changes that are not listed: of paths that are too long, or of too many.
  package var omittedChanges: Int

  package init(
    id: ObjectID, parents: [ObjectID], author: Contribution.Person, committer: Contribution.Person, authorDate: Int64,
    committerDate: Int64, coAuthors: [Contribution.Person] = [], reviewers: [Contribution.Person] = [],
    tickets: [String] = [], changes: [FileChange] = [], omittedChanges: Int = 0
  ) {
    self.id = id
    self.parents = parents
    self.author = author
    self.committer = committer
    self.authorDate = authorDate
    self.committerDate = committerDate
    self.coAuthors = coAuthors
    self.reviewers = reviewers
    self.tickets = tickets
    self.changes = changes
    self.omittedChanges = omittedChanges
  }
}

/// What a commit did to one file.
package struct FileChange: Sendable, Hashable {
  package enum Kind: UInt8, Sendable { case modified, added, deleted, renamed, other }

  package var kind: Kind
  /// The path after the change; before it, for a deleted file.
  package var path: [UInt8]
  /// Where it was before it was renamed.
  package var previousPath: [UInt8]?
  /// Lines; nil where git sees no text.
  package var addedLines: Int?
  package var deletedLines: Int?

  package init(
    kind: Kind, path: [UInt8], previousPath: [UInt8]? = nil, addedLines: Int? = nil, deletedLines: Int? = nil
  ) {
    self.kind = kind
    self.path = path
    self.previousPath = previousPath
    self.addedLines = addedLines
    self.deletedLines = deletedLines
  }
}

/// How much is read of the changes of a history.
package struct ChangeLimits: Sendable, Equatable {
  /// Only so many of the newest commits.
  package var commits: Int
  /// Without so many of the newest.
  package var skippedCommits: Int
  /// Files of one commit.
  package var filesPerCommit: Int
  package var seconds: Int

  package init(
    commits: Int = 5_000_000, skippedCommits: Int = 0, filesPerCommit: Int = 50_000, seconds: Int = 7_200
  ) {
    self.commits = commits
    self.skippedCommits = skippedCommits
    self.filesPerCommit = filesPerCommit
    self.seconds = seconds
  }
}

extension GitRepository {
  /// Calls `body` for the commits that `head` can reach and `known` cannot, parents before their children, while git
  /// is still comparing trees. Renames are found as `git log` finds them.
  ///
  /// `withLines` false counts no lines and finds only renames without a change: then git reads no file, so that a
  /// partial clone, or one with damaged files, has a history too.
  /// - Throws: `GitError`, of kind `deadline` after `limits.seconds`, `corrupt` for a file that cannot be read; and what
  ///   `body` throws.
  package func forEachCommitFacts(
    of head: ObjectID, notIn known: ObjectID? = nil, withLines: Bool = true, limits: ChangeLimits = ChangeLimits(),
    bounds: WorkBounds = WorkBounds(), _ body: (CommitFacts) throws -> Void
  ) throws {
    var parser = CommitFactsParser(mostChanges: max(0, limits.filesPerCommit))
    var records = LineSplitter(separator: 0, keeping: CommitFactsParser.longestField)
    // Not by `read`: a file that is missing is no reason to fetch a mirror anew, as long as trees can be read.
    try git.run(
      [
        "log", "-z", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--topo-order", "--reverse", "--raw",
        "--no-abbrev",
      ] + (withLines ? ["--numstat", "-M"] : ["-M100%"]) + [
        "--format=" + CommitFactsParser.format, "--max-count=\(max(0, limits.commits))",
        "--skip=\(max(0, limits.skippedCommits))", "--end-of-options", head.hex,
      ] + (known.map { ["^" + $0.hex] } ?? []) + ["--"], in: directory, name: name,
      bounds: bounds.within(seconds: limits.seconds)
    ) { piece in
      try records.feed(piece) { field in if let facts = parser.feed(field) { try body(facts) } }
    }
    // The last name has a separator behind it, as all have; a commit without files ends without one.
    if !records.remainder.isEmpty, let facts = parser.feed(records.remainder) { try body(facts) }
    if let facts = parser.finish() { try body(facts) }
  }

  /// How many commits `head` can reach and `known` cannot.
  package func commitCount(
    of head: ObjectID, notIn known: ObjectID? = nil, bounds: WorkBounds = WorkBounds()
  ) throws -> Int {
    let digits = try git.output(
      ["rev-list", "--count", "--end-of-options", head.hex] + (known.map { ["^" + $0.hex] } ?? []) + ["--"],
      in: directory, name: name, bounds: bounds, limit: 64)
    return Int(String(decoding: digits, as: UTF8.self).filter(\.isNumber)) ?? 0
  }

  /// Whether `commit` is `head` or one of its ancestors; false too where it is no longer there.
  package func isAncestor(
    _ commit: ObjectID, of head: ObjectID, bounds: WorkBounds = WorkBounds()
  ) throws -> Bool {
    try git.run(
      ["merge-base", "--is-ancestor", "--end-of-options", commit.hex, head.hex], in: directory, name: name,
      bounds: bounds, accepted: [0, 1, 128]) == 0
  }
}
