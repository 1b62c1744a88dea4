import Catalog
import Manifests
import SearchModel
import Symbols

/// The functions and types of a repository that others may use: those that are exported and explained before others.
/// Bounded, so that the largest repository leaves room in memory and in the catalogue.
struct SymbolFacts: Sendable {
  /// Of one project.
  static let mostOfProject = 300
  /// Of one file: generated ones that nobody marks as such have thousands.
  private static let mostOfFile = 100
  /// What defines more is a table that some program wrote, as headers of registers are.
  private static let mostOfSources = 2_000
  /// That one worker keeps while it reads.
  private static let mostKept = 20_000

  private struct Found: Sendable {
    var symbol: ProjectSymbol
    var language: String
    var worth: Int
  }

  private var found: [Found] = []

  /// What the symbols of a file say to others; nothing where a file only shows how something is used.
  mutating func keep(_ symbols: [SymbolSpan], path: String, content: [UInt8], language: String) {
    guard !symbols.isEmpty, symbols.count <= Self.mostOfSources, !Self.isExample(path) else { return }
    let described = SymbolDescription.all(in: content, path: path, language: language, symbols: symbols)
    let all = described.map { symbol in
      Found(
        symbol: ProjectSymbol(
          kind: symbol.kind.name, name: symbol.name, path: path, line: symbol.line,
          text: symbol.comment.isEmpty ? symbol.signature : symbol.comment), language: language,
        worth: Self.worth(symbol))
    }
    found += Self.best(all, Self.mostOfFile)
    if found.count > 2 * Self.mostKept { found = Self.best(found, Self.mostKept) }
  }

  /// What several workers kept.
  static func merged(_ parts: [SymbolFacts]) -> SymbolFacts {
    var all = SymbolFacts()
    all.found = best(parts.flatMap(\.found), .max)
    return all
  }

  /// By the number of the project, the most telling first: a symbol belongs to the nearest project around its file, to
  /// the first where several stand in one folder. Of overloads one is enough.
  /// What is written in another language than the project's is often somebody else's code, copied in: it comes after.
  func byProject(of drafts: [ProjectDraft], in folders: ProjectFolders, _ code: OwnCode) -> [Int: [ProjectSymbol]] {
    let numbers = Dictionary(
      drafts.enumerated().map { ($0.element.folder, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let languages = numbers.mapValues { number in
      Self.languages[drafts[number].manifest?.ecosystem ?? ""] ?? [code.language(in: drafts[number].folder)]
    }
    var symbols: [Int: [ProjectSymbol]] = [:]
    var names: [Int: Set<String>] = [:]
    let placed = found.map { ($0, folders.folder(of: $0.symbol.path)) }
    let isOwn = { (found: Found, folder: String) in languages[folder]?.contains(found.language) ?? false }
    for (found, folder) in placed.filter(isOwn) + placed.filter({ !isOwn($0, $1) }) {
      guard let number = numbers[folder],
        symbols[number, default: []].count < Self.mostOfProject,
        names[number, default: []].insert(found.symbol.name).inserted
      else { continue }
      symbols[number, default: []].append(found.symbol)
    }
    return symbols
  }

  /// What a project of an ecosystem is written in.
  private static let languages: [String: Set<String>] = [
    "swift": ["Swift"], "cargo": ["Rust"], "golang": ["Go"], "pypi": ["Python"], "gem": ["Ruby"], "composer": ["PHP"],
    "npm": ["JavaScript", "TypeScript", "TSX", "JSX"], "maven": ["Java", "Kotlin", "Scala", "Groovy"],
    "nuget": ["C#", "F#", "Visual Basic .NET"],
  ]

  private static func best(_ found: [Found], _ most: Int) -> [Found] {
    let sorted = found.sorted { left, right in
      (right.worth, left.symbol.path, left.symbol.line) < (left.worth, right.symbol.path, right.symbol.line)
    }
    return Array(sorted.prefix(most))
  }

  /// How much a symbol tells to somebody who looks for a use: it is exported, explained, and explained at some length.
  private static func worth(_ symbol: SymbolDescription) -> Int {
    var worth = symbol.isExported ? 4 : 0
    if symbol.comment.utf8.count >= 20 { worth += 3 }
    if symbol.comment.utf8.count >= 80 { worth += 1 }
    // A type's name says what there is; a method's only within its type.
    if ![.function, .method, .macro].contains(symbol.kind) { worth += 3 }
    if !symbol.name.contains(".") { worth += 1 }
    return worth
  }

  /// Whether a file shows or measures how something is used.
  private static func isExample(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains { folder in
      ["example", "sample", "demo", "benchmark", "fuzz", "snippet", "tutorial", "mock"].contains {
        folder.lowercased().hasPrefix($0)
      }
    }
  }
}
