/// Applies `or`, `and`, `not` and parentheses to the tokens. Works with a stack
/// of its own, so that no input can exhaust the program's.
struct TreeBuilder {
  private struct Group {
    var open: Range<Int>?
    var alternatives: [TermTree] = []
    var terms: [TermTree] = []
    /// Whether a field that filters nothing (`type:`) stands in the present alternative.
    var hasSetting = false
    var caseMode: CaseMode?
    /// `not` before the next term, and where it stands.
    var isNegated = false
    var negation: Range<Int>?
    /// `and` or `or` that still lacks its right side.
    var pending: (word: String, range: Range<Int>)?
  }

  private var groups: [Group] = [Group()]

  static func tree(
    of tokens: [Token], _ settings: inout Settings, _ diagnostics: inout Diagnostics
  ) throws(QueryError) -> TermTree {
    var builder = TreeBuilder()
    for token in tokens { try builder.take(token, &settings, &diagnostics) }
    while builder.groups.count > 1 { try builder.close(&diagnostics) }
    return try builder.finish(builder.groups[0], &diagnostics) ?? .and([])
  }

  private var top: Group {
    get { groups[groups.count - 1] }
    set { groups[groups.count - 1] = newValue }
  }

  private mutating func take(
    _ token: Token, _ settings: inout Settings, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    switch token.kind {
    case .open: groups.append(Group(open: token.range))
    case .close: if groups.count > 1 { try close(&diagnostics, end: token.range) }
    case .or: try takeOr(token.range, &diagnostics)
    case .and: try takeAnd(token.range, &diagnostics)
    case .not:
      top.isNegated.toggle()
      top.negation = token.range
    case .term(let term): try takeTerm(term, token.range, &settings, &diagnostics)
    }
  }

  // MARK: Operators

  private var hasLeftSide: Bool { !top.terms.isEmpty || top.hasSetting }

  private mutating func takeOr(_ range: Range<Int>, _ diagnostics: inout Diagnostics) throws(QueryError) {
    try checkNegation(&diagnostics)
    guard top.pending == nil, hasLeftSide else { return try dangling("or", range, &diagnostics) }
    endAlternative()
    top.pending = ("or", range)
  }

  private mutating func takeAnd(_ range: Range<Int>, _ diagnostics: inout Diagnostics) throws(QueryError) {
    try checkNegation(&diagnostics)
    guard top.pending == nil, hasLeftSide else { return try dangling("and", range, &diagnostics) }
    top.pending = ("and", range)
  }

  private mutating func endAlternative() {
    if !top.terms.isEmpty { top.alternatives.append(.and(top.terms)) }
    top.terms = []
    top.hasSetting = false
  }

  private mutating func checkNegation(_ diagnostics: inout Diagnostics) throws(QueryError) {
    guard let negation = top.negation else { return }
    top.isNegated = false
    top.negation = nil
    try dangling(negation.count == 1 ? "-" : "not", negation, &diagnostics)
  }

  private func dangling(
    _ word: String, _ range: Range<Int>, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    let sides = word == "or" || word == "and" ? "on both sides" : "behind it"
    try diagnostics.report(
      QueryError(
        .danglingOperator, at: range, "`\(word)` needs a term \(sides).",
        suggestion: "Add one, or put `\"\(word)\"` in double quotes to search for the word."))
  }

  // MARK: Operands

  private mutating func takeTerm(
    _ term: Term, _ range: Range<Int>, _ settings: inout Settings, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    guard let field = term.field, field.isSetting else { return add(.term(term, range)) }
    let isSetting: Bool
    if field == .caseMode {
      try setCase(term, range, &diagnostics)
      isSetting = true
    } else {
      isSetting = try settings.take(term, field, isNegated: top.isNegated, at: range, &diagnostics)
    }
    if isSetting { addSetting() } else { add(.term(term, range)) }
  }

  private mutating func setCase(
    _ term: Term, _ range: Range<Int>, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    let value = String(decoding: term.value.bytes, as: UTF8.self).lowercased()
    guard let mode = CaseMode(rawValue: value) else {
      return try Settings.refuse(value, .caseMode, ["yes", "no", "auto"], at: range, &diagnostics)
    }
    if top.isNegated { try Settings.refuseNegation(.caseMode, at: range, &diagnostics) }
    if let before = top.caseMode, before != mode {
      diagnostics.hint("`case:` is given twice; `case:\(mode.rawValue)` holds.")
    }
    top.caseMode = mode
  }

  private mutating func addSetting() {
    top.hasSetting = true
    top.isNegated = false
    top.negation = nil
    top.pending = nil
  }

  private mutating func add(_ tree: TermTree) {
    top.terms.append(top.isNegated ? .not(tree) : tree)
    top.isNegated = false
    top.negation = nil
    top.pending = nil
  }

  // MARK: Groups

  private mutating func close(_ diagnostics: inout Diagnostics, end: Range<Int>? = nil) throws(QueryError) {
    let group = top
    let tree = try finish(group, &diagnostics)
    groups.removeLast()
    if let tree { return add(tree) }
    guard group.hasSetting else {
      let range = (group.open?.lowerBound ?? 0)..<(end?.upperBound ?? group.open?.upperBound ?? 0)
      top.isNegated = false
      top.negation = nil
      return try diagnostics.report(
        QueryError(
          .emptyParentheses, at: range, "Nothing stands between these parentheses.",
          suggestion: "Remove them, or put them in double quotes to search for them."))
    }
    addSetting()
  }

  /// The tree of a group that ends here; nil when it filters nothing.
  private mutating func finish(_ group: Group, _ diagnostics: inout Diagnostics) throws(QueryError) -> TermTree? {
    try checkNegation(&diagnostics)
    if let (word, range) = group.pending { try dangling(word, range, &diagnostics) }
    endAlternative()
    let alternatives = top.alternatives
    let tree: TermTree
    switch alternatives.count {
    case 0: return nil
    case 1: tree = alternatives[0]
    default: tree = .or(alternatives)
    }
    return group.caseMode.map { .cased($0, tree) } ?? tree
  }
}
