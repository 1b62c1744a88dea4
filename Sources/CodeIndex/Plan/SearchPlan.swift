import QueryLanguage
import SearchModel

/// A query made ready: its patterns compiled, each leaf numbered.
struct SearchPlan: Sendable {
  /// The tree over leaves.
  indirect enum Node: Sendable {
    case all, none
    case leaf(Int)
    case and([Node])
    case or([Node])
    case not(Node)
  }

  struct Leaf: Sendable {
    enum Test: Sendable {
      /// In the text, in the path, or in either.
      case text(PatternMatcher, inContent: Bool, inPath: Bool)
      case symbol(PatternMatcher, kind: SymbolKind?)
      case repository(PatternMatcher)
      case owner(String)
      case language(String)
      case branch(String)
    }

    var test: Test
    /// What it finds is shown; not so below a `not`.
    var isShown: Bool
    /// As it stands in the query.
    var text: String
  }

  private(set) var leaves: [Leaf] = []
  private(set) var root: Node = .all
  let forks: Inclusion
  let archived: Inclusion

  /// - Throws: `UserFacingError` when a pattern is no regular expression.
  init(_ query: ParsedQuery) throws {
    forks = query.forks
    archived = query.archived
    root = try node(query.root.simplified, isShown: true)
  }

  private mutating func node(_ query: Query, isShown: Bool) throws -> Node {
    switch query {
    case .everything: .all
    case .nothing: .none
    case .and(let parts): .and(try parts.map { try node($0, isShown: isShown) })
    case .or(let parts): .or(try parts.map { try node($0, isShown: isShown) })
    case .not(let part): .not(try node(part, isShown: false))
    default: .leaf(try add(query, isShown: isShown))
    }
  }

  private mutating func add(_ query: Query, isShown: Bool) throws -> Int {
    let test: Leaf.Test? =
      switch query {
      case .text(let pattern): .text(try PatternMatcher(pattern), inContent: true, inPath: true)
      case .content(let pattern): .text(try PatternMatcher(pattern), inContent: true, inPath: false)
      case .file(let pattern): .text(try PatternMatcher(pattern), inContent: false, inPath: true)
      case .symbol(let pattern, let kind): .symbol(try PatternMatcher(pattern), kind: kind)
      case .repository(let pattern): .repository(try PatternMatcher(pattern))
      case .owner(let name): .owner(name.lowercased())
      case .language(let name): .language(name.lowercased())
      case .branch(let name): .branch(name)
      case .everything, .nothing, .and, .or, .not: nil
      }
    if let test { leaves.append(Leaf(test: test, isShown: isShown, text: "\(query)")) }
    return leaves.count - 1
  }
}

extension SearchPlan.Leaf {
  /// Which blocks of text can hold a match within a line; nil for leaves that are not about text.
  var contentBlocks: BlockQuery? {
    switch test {
    case .text(let matcher, inContent: true, inPath: _): matcher.blocks
    case .symbol(let matcher, kind: _): matcher.blocks
    default: nil
    }
  }

  /// Which documents can hold a match that goes over lines; nil when none does.
  var documents: DocumentQuery? {
    if case .text(let matcher, inContent: true, inPath: _) = test { matcher.documents } else { nil }
  }

  /// Whether each match is kept, and not only the first one of a line.
  var keepsMatches: Bool { isSymbol || documents != nil }

  var pathBlocks: BlockQuery? {
    if case .text(let matcher, inContent: _, inPath: true) = test { matcher.blocks } else { nil }
  }

  var matcher: PatternMatcher? {
    switch test {
    case .text(let matcher, inContent: _, inPath: _): matcher
    case .symbol(let matcher, kind: _): matcher
    default: nil
    }
  }
}

// MARK: - Repositories

extension SearchPlan {
  /// What a repository's facts say of a query: it may be undecided until the files are seen.
  enum Truth { case no, yes, maybe }

  /// Whether files of the repository can match, as far as its facts tell.
  func truth(for facts: RepositoryFacts) -> Truth { truth(of: root, for: facts) }

  func truth(of leaf: Leaf, for facts: RepositoryFacts) -> Truth {
    switch leaf.test {
    case .repository(let matcher): matcher.matches(facts.name) ? .yes : .no
    // Of one without branches nothing was read yet, and what its files will say is not known.
    case .owner(let name): facts.isOwned(by: name) ? .yes : facts.branches.isEmpty ? .maybe : .no
    case .branch(let name): facts.branches.isEmpty || facts.branches.contains { $0.contains(name) } ? .maybe : .no
    default: .maybe
    }
  }

  private func truth(of node: Node, for facts: RepositoryFacts) -> Truth {
    switch node {
    case .all: return .yes
    case .none: return .no
    case .leaf(let number): return truth(of: leaves[number], for: facts)
    case .and(let parts):
      var result = Truth.yes
      for part in parts {
        switch truth(of: part, for: facts) {
        case .no: return .no
        case .maybe: result = .maybe
        case .yes: break
        }
      }
      return result
    case .or(let parts):
      var result = Truth.no
      for part in parts {
        switch truth(of: part, for: facts) {
        case .yes: return .yes
        case .maybe: result = .maybe
        case .no: break
        }
      }
      return result
    case .not(let part):
      switch truth(of: part, for: facts) {
      case .yes: return .no
      case .no: return .yes
      case .maybe: return .maybe
      }
    }
  }
}
