/// The fields of the language: what may stand before a colon.
package enum QueryField: String, Hashable, Sendable, CaseIterable {
  case repository = "repo"
  case file
  case language = "lang"
  case symbol = "sym"
  case content
  case caseMode = "case"
  case branch
  case revision = "rev"
  case type
  case team
  case owner
  case archived
  case fork
  case count
  case regex

  /// The name people see in messages and printed queries.
  package var name: String { rawValue }

  /// Fields that hold for the query (or, for `case:`, its group) as a whole instead of filtering files.
  var isSetting: Bool {
    switch self {
    case .caseMode, .type, .archived, .fork, .count, .regex, .revision: true
    default: false
    }
  }

  /// Names that are always read as a field when a colon follows.
  static let names: [String: QueryField] = {
    var names: [String: QueryField] = [
      "r": .repository, "f": .file, "l": .language, "language": .language, "symbol": .symbol, "c": .content,
      "b": .branch, "t": .type,
    ]
    for field in allCases { names[field.rawValue] = field }
    return names
  }()

  /// Names from neighbouring tools. They are also common in code (`path: "x"`), so
  /// they count as fields only when a value follows the colon directly.
  static let borrowedNames: [String: QueryField] = [
    "repository": .repository, "path": .file, "revision": .revision, "own": .owner, "regexp": .regex,
    "patterntype": .regex,
  ]

  /// The name somebody meant by `word`: two letters swapped, one too many or one
  /// missing. A replaced letter makes another word too easily (`base:`, `form:`,
  /// `context:`) to call it a mistake.
  static func meant(by word: String) -> String? {
    let typed = Array(word.utf8)
    let candidates = (Array(names.keys) + Array(borrowedNames.keys)).filter { $0.utf8.count >= 3 }.sorted()
    return candidates.first { isSlip(typed, of: Array($0.utf8)) }
  }

  private static func isSlip(_ typed: [UInt8], of name: [UInt8]) -> Bool {
    if typed.count == name.count { return isSwap(typed, of: name) }
    guard typed.count >= 4, name.count >= 4 else { return false }
    if typed.count == name.count + 1 { return isOneMissing(name, from: typed) }
    if typed.count + 1 == name.count { return isOneMissing(typed, from: name) }
    return false
  }

  private static func isSwap(_ typed: [UInt8], of name: [UInt8]) -> Bool {
    guard let first = typed.indices.first(where: { typed[$0] != name[$0] }), first + 1 < typed.count else {
      return false
    }
    return typed[first] == name[first + 1] && typed[first + 1] == name[first]
      && typed[(first + 2)...] == name[(first + 2)...]
  }

  private static func isOneMissing(_ short: [UInt8], from long: [UInt8]) -> Bool {
    let first = short.indices.first { short[$0] != long[$0] } ?? short.count
    return short[first...].elementsEqual(long[(first + 1)...])
  }
}
