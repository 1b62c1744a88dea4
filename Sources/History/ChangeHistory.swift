package import GitRead

/// Who changed which files of a repository's default branch, when: the whole history as tables that refer to each
/// other by position.
package struct ChangeHistory: Sendable {
  /// One commit; parents stand before their children.
  package struct Commit: Sendable, Equatable {
    package var id: ObjectID
    /// Positions in `people`.
    package var author: UInt32
    package var committer: UInt32
    /// Seconds since 1970, as the commit claims them.
    package var authorDate: Int64
    package var committerDate: Int64
    /// Where its parents stand in `parents`.
    package var parents: Range<Int>
    /// Where its helpers stand in `helpers`.
    package var helpers: Range<Int>
    /// Where its tickets stand in `ticketNumbers`.
    package var tickets: Range<Int>
    /// Where its files stand in `changes`.
    package var changes: Range<Int>
    /// Files that are not listed.
    package var omittedChanges: UInt32

    /// Whether it brings together several lines of work; then it lists no files.
    package var isMerge: Bool { parents.count > 1 }
  }

  /// What a commit did to a file.
  package struct Change: Sendable, Equatable {
    /// A position in `paths`.
    package var path: UInt32
    /// The position of the path before a rename; nil where there was none.
    package var previousPath: UInt32?
    /// Lines; nil where git sees no text.
    package var addedLines: UInt32?
    package var deletedLines: UInt32?
    package var kind: FileChange.Kind
  }

  /// Somebody else who had a part in a commit.
  package struct Helper: Sendable, Equatable {
    package enum Role: UInt8, Sendable { case author, reviewer }

    /// A position in `people`.
    package var person: UInt32
    package var role: Role
  }

  package internal(set) var commits: [Commit] = []
  /// Positions of commits; nil for one that is not here, because the history was cut.
  package internal(set) var parents: [UInt32?] = []
  package internal(set) var helpers: [Helper] = []
  /// Positions in `tickets`.
  package internal(set) var ticketNumbers: [UInt32] = []
  package internal(set) var changes: [Change] = []
  /// As names and addresses stand in commits, each pair once.
  package internal(set) var people: [Contribution.Person] = []
  /// Each once; bytes, since nobody promises UTF-8.
  package internal(set) var paths: [[UInt8]] = []
  /// As subjects name them, each once.
  package internal(set) var tickets: [String] = []
  /// The commit that all others lead to.
  package internal(set) var tip: ObjectID?

  init() {}

  /// Bytes in memory, roughly.
  package var footprint: Int {
    commits.count * MemoryLayout<Commit>.stride + changes.count * MemoryLayout<Change>.stride
      + parents.count * MemoryLayout<UInt32?>.stride + helpers.count * MemoryLayout<Helper>.stride
      + ticketNumbers.count * MemoryLayout<UInt32>.stride + tickets.count * 32 + people.count * 200
      + paths.reduce(0) { $0 + $1.count + 48 }
  }
}
