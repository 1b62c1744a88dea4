import CodeIndex
import QueryLanguage
import SearchModel

/// Asks the filters of a query of things that are not code: repositories,
/// projects, documents. Words in it count as found.
struct QueryFilter {
  /// What a thing answers; nil means that the question does not apply to it, and it does not match.
  struct Subject {
    var repository: RepositoryFacts?
    var path: String?
    var languages: [String]
  }

  private let query: Query
  private let matchers: [Pattern: PatternMatcher]
  /// Whether some answers depend on a path.
  let asksForPaths: Bool
  /// Whether it lets everything pass.
  let acceptsAll: Bool

  /// - Throws: `UserFacingError` when a pattern in a filter is not a regular expression.
  init(_ query: Query) throws {
    self.query = query
    asksForPaths = Self.asksForPaths(query)
    acceptsAll = Self.acceptsAll(query)
    var patterns: [Pattern: PatternMatcher] = [:]
    try Self.collect(query) { patterns[$0] = try PatternMatcher($0) }
    matchers = patterns
  }

  private static func acceptsAll(_ query: Query) -> Bool {
    switch query {
    case .everything, .text, .content: true
    case .and(let parts): parts.allSatisfy(acceptsAll)
    case .or(let parts): parts.contains(where: acceptsAll)
    default: false
    }
  }

  func accepts(_ subject: Subject) -> Bool { acceptsAll || accepts(subject, query) }

  /// The same of a part of the query.
  func accepts(_ subject: Subject, _ query: Query) -> Bool {
    switch query {
    case .everything: true
    case .nothing: false
    case .and(let parts): parts.allSatisfy { accepts(subject, $0) }
    case .or(let parts): parts.contains { accepts(subject, $0) }
    case .not(let part): !accepts(subject, part)
    case .text, .content: true
    case .symbol: false
    case .repository(let pattern): subject.repository.map { matchers[pattern]?.matches($0.name) ?? false } ?? false
    case .file(let pattern): subject.path.map { matchers[pattern]?.matches($0) ?? false } ?? false
    case .language(let name): subject.languages.contains { $0.lowercased() == name }
    case .branch(let name): subject.repository?.branches.contains { $0.contains(name) } ?? false
    case .owner(let name): subject.repository?.isOwned(by: name) ?? false
    }
  }

  private static func asksForPaths(_ query: Query) -> Bool {
    switch query {
    case .and(let parts), .or(let parts): parts.contains(where: asksForPaths)
    case .not(let part): asksForPaths(part)
    case .file: true
    default: false
    }
  }

  private static func collect(_ query: Query, _ body: (Pattern) throws -> Void) rethrows {
    switch query {
    case .and(let parts), .or(let parts): for part in parts { try collect(part, body) }
    case .not(let part): try collect(part, body)
    case .repository(let pattern), .file(let pattern): try body(pattern)
    default: break
    }
  }
}
