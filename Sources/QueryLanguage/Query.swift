package import SearchModel

/// A text to look for: a literal, or a regular expression in RE2's syntax.
package struct Pattern: Hashable, Sendable {
  package var text: String
  package var isRegex: Bool
  /// Resolved from `case:yes|no|auto`; with `auto`, a pattern ignores case
  /// unless it contains an upper-case letter.
  package var ignoresCase: Bool

  package init(_ text: String, isRegex: Bool = false, ignoresCase: Bool = false) {
    self.text = text
    self.isRegex = isRegex
    self.ignoresCase = ignoresCase
  }
}

/// What is looked for, as a tree. Conjunctions hold per file: `a b` finds files
/// that match both, anywhere in the file or its path. Regular expressions match
/// within one line unless they name a line feed.
package indirect enum Query: Hashable, Sendable {
  /// Matches every file, and none: `type:repo` without terms, and simplified contradictions.
  case everything, nothing
  case and([Query])
  case or([Query])
  case not(Query)
  /// A bare term: in the content or in the path.
  case text(Pattern)
  /// `content:`
  case content(Pattern)
  /// `file:`
  case file(Pattern)
  /// `repo:`
  case repository(Pattern)
  /// `lang:`, the canonical language name in lower case.
  case language(String)
  /// `sym:`, optionally of one kind (`sym:function:name`): the name of a definition.
  case symbol(Pattern, kind: SymbolKind?)
  /// `branch:`, part of a branch name.
  case branch(String)
  /// `team:` and `owner:`, a team's name without regard to case.
  case owner(String)
}

/// `type:`: which kinds of result are asked for.
package enum ResultType: String, Hashable, Sendable, CaseIterable {
  case code, repository = "repo", file, symbol, document = "doc", project, team, person, decision, question
}

/// `fork:` and `archived:`.
package enum Inclusion: String, Hashable, Sendable {
  case no, yes, only
}

/// A whole query: the tree, and what holds for the query as a whole.
package struct ParsedQuery: Hashable, Sendable {
  package var root: Query
  /// nil: all kinds.
  package var type: ResultType?
  package var forks: Inclusion
  package var archived: Inclusion
  /// `count:N`: matching lines to count before stopping; `.max` for `count:all`; nil for the default.
  package var count: Int?
  /// `rev:`: the branch, tag or commit whose files are searched; nil searches the indexed branches.
  package var revision: String?

  package init(
    root: Query, type: ResultType? = nil, forks: Inclusion = .no, archived: Inclusion = .no, count: Int? = nil,
    revision: String? = nil
  ) {
    self.root = root
    self.type = type
    self.forks = forks
    self.archived = archived
    self.count = count
    self.revision = revision
  }
}
