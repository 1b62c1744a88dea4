/// What one file declares, whatever its dialect: rules, and what is wrong with its lines.
struct OwnerFile: Sendable {
  /// Rules of one file. The largest real files have some ten thousand.
  static let mostRules = 100_000
  /// Rules that no name leads to, so that every path is held against each of them.
  static let mostGeneralRules = 5_000

  /// A part of a GitLab file that is judged for itself.
  struct Section: Sendable {
    let name: String
    let isOptional: Bool
    /// Approvals that a change needs.
    let approvals: Int
  }

  let dialect: OwnershipDialect
  let path: String
  private(set) var rules: [OwnerRule]
  let sections: [Section]
  /// What `MAINTAINERS` takes out of a section, by the section's number.
  private let exclusions: [Int: [PathPattern]]
  let problems: [OwnershipProblem]
  private let index: RuleIndex

  init(
    dialect: OwnershipDialect, path: String, rules: [OwnerRule], sections: [Section] = [],
    exclusions: [Int: [PathPattern]] = [:], problems: OwnershipProblems
  ) {
    var problems = problems
    let kept = Self.bounded(dialect.precedence == .all ? rules : Self.lastOfEach(rules), dialect.precedence, &problems)
    self.dialect = dialect
    self.path = path
    self.rules = kept
    self.sections = sections
    self.exclusions = exclusions
    self.problems = problems.all
    index = RuleIndex(kept)
  }

  /// Of rules with one pattern only the last can ever count.
  private static func lastOfEach(_ rules: [OwnerRule]) -> [OwnerRule] {
    struct Place: Hashable {
      let section: Int
      let text: String
    }
    var seen: Set<Place> = []
    return rules.reversed().filter { seen.insert(Place(section: $0.section, text: $0.text)).inserted }.reversed()
  }

  private static func bounded(
    _ rules: [OwnerRule], _ precedence: OwnershipDialect.Precedence, _ problems: inout OwnershipProblems
  ) -> [OwnerRule] {
    var general = 0
    var leftOut: (count: Int, line: Int)?
    let kept = rules.filter { rule in
      guard rule.pattern.concernsEveryPath else { return true }
      // Where the last rule counts there is one `*` in each section at most.
      if precedence != .all, case .everything = rule.pattern.form { return true }
      general += 1
      if general > mostGeneralRules { leftOut = ((leftOut?.count ?? 0) + 1, leftOut?.line ?? rule.line) }
      return general <= mostGeneralRules
    }
    if let leftOut {
      problems.add(
        "\(leftOut.count) patterns from here on are left out: only \(mostGeneralRules) "
          + "that begin with a wildcard are read",
        line: leftOut.line)
    }
    return kept
  }

  /// Steps of the programs that every path is run through.
  var costOfOnePath: Int {
    rules.reduce(1) { sum, rule in
      rule.pattern.concernsEveryPath ? sum &+ rule.pattern.size : sum
    }
  }

  /// The rules that decide about a path, none when the file says nothing about it.
  func deciding(_ path: PathParts) -> [OwnerRule] {
    switch dialect.precedence {
    case .last: return index.last(path).map { [$0] } ?? []
    case .lastOfSection:
      var last: [Int: OwnerRule] = [:]
      // An exclusion holds for its section wherever it stands, and nothing takes it back.
      for rule in index.all(path) where last[rule.section]?.isExclusion != true { last[rule.section] = rule }
      return last.values.sorted { $0.section < $1.section }
    case .all:
      let all = index.all(path).filter { rule in !(exclusions[rule.section]?.contains { $0.matches(path) } ?? false) }
      let special = all.filter { !$0.isFallback }
      return (special.isEmpty ? all : special).enumerated()
        .sorted { ($1.element.depth, $0.offset) < ($0.element.depth, $1.offset) }.map(\.element)
    }
  }
}
