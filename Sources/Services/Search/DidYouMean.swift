import CodeIndex
import QueryLanguage
import SearchModel

/// Finds the repository, the team or the identifier that somebody meant who mistyped it, where nothing was found.
struct DidYouMean {
  /// Terms of a query that are looked at; each costs up to three searches.
  private static let mostTerms = 4
  /// Letters of an identifier: shorter ones are near to everything, longer ones are no slips.
  private static let lengths = 6...48
  private static let candidates = 50

  let snapshot: IndexSnapshot
  let scope: SearchScope
  let deadline: ContinuousClock.Instant

  /// The query with what was mistyped put right; nil where nothing near is known.
  func query(for parsed: ParsedQuery) async throws -> ParsedQuery? {
    var corrected = parsed
    let leaves = parsed.root.positiveLeaves
    for leaf in leaves.prefix(Self.mostTerms) {
      if let meant = try await meant(by: leaf, isAlone: leaves.count == 1) {
        corrected.root = corrected.root.replacing(leaf, with: meant)
      }
    }
    return corrected != parsed ? corrected : nil
  }

  private func meant(by leaf: Query, isAlone: Bool) async throws -> Query? {
    switch leaf {
    case .repository(let pattern) where !pattern.isRegex:
      return repository(like: pattern.text).map { .repository(Pattern($0, ignoresCase: true)) }
    case .owner(let name):
      return team(like: name).map { .owner($0) }
    case .symbol(let pattern, let kind):
      return try await identifier(like: pattern, kind: kind).map { .symbol(Pattern(asTyped: $0), kind: kind) }
    case .text(let pattern):
      // Where there is nothing else, it has found nothing already.
      if !isAlone, try await finds(leaf) { return nil }
      return try await identifier(like: pattern, kind: nil).map { .text(Pattern(asTyped: $0)) }
    default: return nil
    }
  }

  /// A whole name, or its last part, where no name holds what was typed.
  private func repository(like typed: String) -> String? {
    let names = scope.repositories.values.map(\.name).sorted()
    guard !names.contains(where: { $0.lowercased().contains(typed.lowercased()) }) else { return nil }
    let lastParts = names.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return NearestName.of(typed, among: lastParts + names)
  }

  private func team(like typed: String) -> String? {
    let owners = scope.repositories.values.flatMap { facts in facts.owners.filter { $0.kind == .team }.map(\.key) }
    guard !owners.contains(where: { $0.lowercased() == typed.lowercased() }) else { return nil }
    return NearestName.of(typed, among: Set(owners).sorted())
  }

  /// The best definition whose name is one slip away.
  private func identifier(like pattern: Pattern, kind: SymbolKind?) async throws -> String? {
    let letters = Array(pattern.text.utf8)
    guard !pattern.isRegex, Self.lengths.contains(letters.count), letters.allSatisfy(\.isWord) else {
      return nil
    }
    let near = Pattern(OneSlip.expression(pattern.text), isRegex: true, ignoresCase: true)
    let names = try await search(.symbol(near, kind: kind), files: Self.candidates).flatMap { file in
      file.lines.compactMap { line in
        line.ranges.first.map { Identifier.around($0, in: Array(line.text.utf8)) }
      }
    }
    return NearestName.of(pattern.text, among: names.filter { $0.lowercased() != pattern.text.lowercased() })
  }

  private func finds(_ leaf: Query) async throws -> Bool { try await !search(leaf, files: 1).isEmpty }

  private func search(_ root: Query, files: Int) async throws -> [FileMatch] {
    let limits = SearchLimits(files: files, matchedLines: 200, deadline: deadline)
    return try await snapshot.search(ParsedQuery(root: root), scope: scope, limits: limits).files
  }
}

/// The texts that one slip of the keyboard makes of another: a letter is missing, replaced, too many, or swapped with its
/// neighbour.
private enum OneSlip {
  /// A regular expression that all of them match as whole names, and some others. One slip leaves one half of a name as
  /// it is, but for a swap in the middle; by that half the index is asked.
  static func expression(_ name: String) -> String {
    let letters = name.unicodeScalars.map(String.init)
    let middle = letters.count / 2
    let (start, end) = (letters[..<middle], letters[middle...])
    let swapped = start.dropLast() + [letters[middle], letters[middle - 1]] + end.dropFirst()
    let branches = [
      start.joined() + "\\w{\(end.count - 1),\(end.count + 1)}",
      "\\w{\(start.count - 1),\(start.count + 1)}" + end.joined(), swapped.joined(),
    ]
    return "^(?:\(branches.joined(separator: "|")))$"
  }
}

extension Query {
  /// What must hold, in order of writing: terms and filters that are not excluded.
  fileprivate var positiveLeaves: [Query] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.positiveLeaves)
    case .not: []
    default: [self]
    }
  }

  fileprivate func replacing(_ leaf: Query, with other: Query) -> Query {
    switch self {
    case .and(let parts): .and(parts.map { $0.replacing(leaf, with: other) })
    case .or(let parts): .or(parts.map { $0.replacing(leaf, with: other) })
    case .not(let part): .not(part.replacing(leaf, with: other))
    default: self == leaf ? other : self
    }
  }
}
