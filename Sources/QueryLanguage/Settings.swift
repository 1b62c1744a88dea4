import SearchModel

/// The fields that hold for a query as a whole.
struct Settings {
  var type: ResultType?
  var forks = Inclusion.no
  var archived = Inclusion.no
  var count: Int?
  var revision: String?
  var regexMode = RegexMode.auto
  /// Fields already given, to notice when one is given twice.
  private var seen: [QueryField: String] = [:]

  /// Takes `field:value` in, or says why not.
  ///
  /// - Returns: false when the term is no setting after all (`regex:` with an expression).
  mutating func take(
    _ term: Term, _ field: QueryField, isNegated: Bool, at range: Range<Int>, _ diagnostics: inout Diagnostics
  ) throws(QueryError) -> Bool {
    let text = String(decoding: term.value.bytes, as: UTF8.self)
    let value = text.lowercased()
    switch field {
    case .type: try setType(value, at: range, &diagnostics)
    case .archived, .fork: try setInclusion(value, field, isNegated: isNegated, at: range, &diagnostics)
    case .count: try setCount(value, at: range, &diagnostics)
    case .revision: revision = text
    case .regex:
      guard case .bare = term.value, let mode = Self.regexModes[value] else { return false }
      regexMode = mode
    default: return false
    }
    if isNegated, field != .archived, field != .fork { try Self.refuseNegation(field, at: range, &diagnostics) }
    // Names of branches and tags mind case.
    note(field, field == .revision ? text : value, &diagnostics)
    return true
  }

  mutating func note(_ field: QueryField, _ value: String, _ diagnostics: inout Diagnostics) {
    if let before = seen.updateValue(value, forKey: field), before != value {
      diagnostics.hint("`\(field.name):` is given twice; `\(field.name):\(value)` holds.")
    }
  }

  static func refuseNegation(
    _ field: QueryField, at range: Range<Int>, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    try diagnostics.report(
      QueryError(
        .notNegatable, at: range, "`\(field.name):` holds for the query as a whole and cannot be excluded.",
        suggestion: "Remove the minus sign or `not` before it, and choose another value."))
  }

  private static let regexModes: [String: RegexMode] = [
    "yes": .yes, "on": .yes, "true": .yes, "regexp": .yes, "no": .no, "off": .no, "false": .no, "literal": .no,
    "auto": .auto, "standard": .auto, "keyword": .auto,
  ]

  private static let typeNames: [String: ResultType] = {
    var names: [String: ResultType] = [
      "filematch": .code, "filename": .file, "path": .file, "repository": .repository, "sym": .symbol,
      "docs": .document, "document": .document, "people": .person, "teams": .team,
      "questions": .question,
    ]
    for type in ResultType.allCases { names[type.rawValue] = type }
    return names
  }()

  private mutating func setType(
    _ value: String, at range: Range<Int>, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    guard let type = Self.typeNames[value] else {
      return try Self.refuse(value, .type, ResultType.allCases.map(\.rawValue), at: range, &diagnostics)
    }
    self.type = type
  }

  private mutating func setInclusion(
    _ value: String, _ field: QueryField, isNegated: Bool, at range: Range<Int>, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    guard var inclusion = Self.inclusions[value] else {
      return try Self.refuse(value, field, ["no", "yes", "only"], at: range, &diagnostics)
    }
    // "Not archived" and "not only archived" are what people mean by a minus.
    if isNegated { inclusion = inclusion == .no ? .only : .no }
    if field == .fork { forks = inclusion } else { archived = inclusion }
  }

  private static let inclusions: [String: Inclusion] = [
    "no": .no, "false": .no, "yes": .yes, "true": .yes, "only": .only,
  ]

  private mutating func setCount(
    _ value: String, at range: Range<Int>, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    if value == "all" {
      count = .max
    } else if let number = Int(value), number > 0, value.first != "+" {
      count = number
    } else {
      try Self.refuse(value, .count, ["all", "a whole number from 1 up"], at: range, &diagnostics)
    }
  }

  static func refuse(
    _ value: String, _ field: QueryField, _ allowed: [String], at range: Range<Int>, _ diagnostics: inout Diagnostics
  ) throws(QueryError) {
    let choice = allowed.dropLast().joined(separator: ", ") + " or " + (allowed.last ?? "")
    let meant = NearestName.of(value, among: allowed)
    try diagnostics.report(
      QueryError(
        .badValue, at: range, "`\(field.name):` cannot be `\(value)`.",
        suggestion: (meant.map { "Did you mean `\(field.name):\($0)`? " } ?? "") + "Write \(choice).",
        replacement: meant.map { "\(field.name):\($0)" }))
  }
}
