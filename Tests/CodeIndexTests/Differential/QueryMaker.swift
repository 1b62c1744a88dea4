import CodeIndex
import QueryLanguage
import SearchModel
import TestSupport

/// Makes queries up that a corpus may answer.
struct QueryMaker {
  /// What is looked for in the text, as ripgrep is asked for it.
  struct Leaf {
    var rust: String
    var ignoresCase: Bool
    var overLines: Bool
    /// Whether ripgrep tells every match of a line.
    var tellsPlaces: Bool
  }

  let corpus: DifferentialCorpus
  var random: Seeded
  /// By the pattern that Guildhall is asked for.
  private(set) var leaves: [Pattern: Leaf] = [:]

  init(_ corpus: DifferentialCorpus, seed: UInt64) {
    self.corpus = corpus
    random = Seeded(seed)
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

  private mutating func pick<Element>(_ choice: [Element]) -> Element {
    choice[Int.random(in: choice.indices, using: &random)]
  }

  // MARK: Queries

  mutating func query(depth: Int = 0) throws -> Query {
    switch Int.random(in: depth > 1 ? 4..<14 : 0..<14, using: &random) {
    case 0: return .and(try (0..<2).map { _ in try query(depth: depth + 1) })
    case 1: return .or(try (0..<Int.random(in: 2...3, using: &random)).map { _ in try query(depth: depth + 1) })
    case 2: return .and([try query(depth: depth + 1), .not(try query(depth: depth + 1))])
    case 3: return .and([.content(try pattern()), filter()])
    case 4: return .text(try pattern())
    default: return .content(try pattern())
    }
  }

  private mutating func filter() -> Query {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .language(pick(["c", "swift", "markdown"]))
    case 1: .file(Pattern(pick(["src", "odd", "f1", "NIO", "Tests/"]), ignoresCase: true))
    default: .file(Pattern(pick(["\\.c$", "^src", "f[0-4]+\\.", "\\.(swift|md)$"]), isRegex: true))
    }
  }

  /// A pattern as the language reads it; what the same means to ripgrep is kept in `leaves`.
  private mutating func pattern() throws -> Pattern {
    let mode = pick(["yes", "no", "auto", "auto"])
    switch Int.random(in: 0..<10, using: &random) {
    case 0...2: return try literal(mode)
    case 8: return try expression(sketchOverLines(), mode)
    case 9: return try chance(3) ? literal(mode, overLines: true) : expression(sketchOverLines(), mode)
    case 3: return try expression(.sequence([.wordEdge, .text(word()), .wordEdge]), mode, isWord: true)
    default: return try expression(sketch(depth: 0), mode)
    }
  }

  private mutating func literal(_ mode: String, overLines: Bool = false) throws -> Pattern {
    let text =
      overLines ? piece(longest: 40, overLines: true) + "\n" : piece(longest: 30, mutated: chance(4))
    let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let pattern = try parsed("case:\(mode) content:\"\(quoted)\"")
    keep(pattern, rust: text.unicodeScalars.map(RegexSketch.escaped).joined(), overLines: overLines)
    return pattern
  }

  private mutating func expression(
    _ sketch: RegexSketch, _ mode: String, isWord: Bool = false
  ) throws -> Pattern {
    var typed = sketch.written(in: .re2).replacing("/", with: "\\/")
    // White space behind the slash makes it a text.
    if typed.hasPrefix(" ") || typed.hasPrefix("*") { typed = "\\" + typed }
    let pattern = try parsed("case:\(mode) content:/\(typed)/")
    keep(
      pattern, rust: sketch.written(in: .rust), overLines: sketch.namesLineFeed,
      tellsPlaces: isWord || !sketch.hasWordEdges)
    return pattern
  }

  private mutating func keep(_ pattern: Pattern, rust: String, overLines: Bool, tellsPlaces: Bool = true) {
    let foldsASCII = !pattern.isRegex && !overLines && pattern.ignoresCase && pattern.text.utf8.allSatisfy { $0 < 0x80 }
    leaves[pattern] = Leaf(
      rust: foldsASCII ? RegexSketch.ignoringCaseOfASCII(pattern.text) : rust,
      ignoresCase: pattern.ignoresCase && !foldsASCII, overLines: overLines, tellsPlaces: tellsPlaces)
  }

  private struct NoPattern: Error { var query: String }

  private func parsed(_ text: String) throws -> Pattern {
    guard case .content(let pattern) = try QueryParser.parse(text, languages: { $0 }).query.root else {
      throw NoPattern(query: text)
    }
    return pattern
  }

  // MARK: Texts

  /// Some characters of a document in a row, on one line unless told otherwise.
  private mutating func piece(longest: Int, mutated: Bool = false, overLines: Bool = false) -> String {
    let length = Int.random(in: 1...longest, using: &random)
    for _ in 0..<20 {
      let content = corpus.documents[Int.random(in: corpus.documents.indices, using: &random)].content
      guard content.count > 4 else { continue }
      let start = Int.random(in: 0..<content.count - 1, using: &random)
      let bytes = content[start...].prefix(length).prefix { $0 >= 32 || $0 == 9 || overLines && $0 == 10 }
      guard var text = String(validating: bytes, as: UTF8.self)?.unicodeScalars, !text.isEmpty else { continue }
      if mutated {
        let place = text.index(text.startIndex, offsetBy: Int.random(in: 0..<text.count, using: &random))
        text.replaceSubrange(place...place, with: [pick(Array("aZ_0 \u{17F}k\"\\".unicodeScalars))])
      }
      return String(text)
    }
    return pick(["kfree", "foo", "in"])
  }

  private mutating func word() -> String {
    let letters = piece(longest: 8).unicodeScalars.filter { $0.properties.isAlphabetic || $0 == "_" }
    return letters.isEmpty ? pick(["int", "foo", "return"]) : String(String.UnicodeScalarView(letters))
  }

  // MARK: Expressions

  private mutating func sketch(depth: Int) -> RegexSketch {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return .sequence([.lineStart, sequence(depth: depth)])
    case 1: return .sequence([sequence(depth: depth), .lineEnd])
    case 2: return .sequence([.wordEdge, sequence(depth: depth)])
    case 3:
      return .sequence([.text(word()), .repeated(.any, minimum: 0, maximum: nil, isLazy: chance(2)), .text(word())])
    case 4:
      return pick([
        .sequence([.lineStart, .lineEnd]), .repeated(characterClass(), minimum: 4, maximum: nil, isLazy: false),
      ])
    case 5: return .alternatives((0..<Int.random(in: 2...4, using: &random)).map { _ in .text(word()) })
    default: return sequence(depth: depth)
    }
  }

  private mutating func sketchOverLines() -> RegexSketch {
    let anything = RegexSketch.repeated(
      pick([.anyOrLineFeed, .alternatives([.any, .lineFeed])]), minimum: 0, maximum: pick([nil, 40, 9]), isLazy: true)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return .sequence([.text(word()), anything, .text(word())])
    case 1:
      return .sequence([part(depth: 1), .repeated(.lineFeed, minimum: 1, maximum: 3, isLazy: false), part(depth: 1)])
    case 2: return .sequence([.lineEnd, .lineFeed, .lineStart, sequence(depth: 2)])
    case 3:
      return .sequence([
        .text(piece(longest: 3)), .repeated(characterClass(), minimum: 0, maximum: nil, isLazy: false), .lineFeed,
      ])
    case 4:
      return pick([
        .lineFeed, .sequence([.lineFeed, .lineFeed]), .sequence([.lineFeed, .lineEnd]),
        .repeated(.sequence([.any, .lineFeed]), minimum: 1, maximum: 2, isLazy: false),
      ])
    case 5: return .alternatives([.text(word()), .sequence([.text(piece(longest: 2)), .lineFeed, .any])])
    default: return .sequence([sequence(depth: 2), .lineFeed, sequence(depth: 2)])
    }
  }

  private mutating func sequence(depth: Int) -> RegexSketch {
    .sequence((0..<Int.random(in: 1...4, using: &random)).map { _ in part(depth: depth) })
  }

  private mutating func part(depth: Int) -> RegexSketch {
    switch Int.random(in: 0..<(depth > 2 ? 10 : 14), using: &random) {
    case 0...3: return .text(piece(longest: 6))
    case 4, 5: return repeated(characterClass())
    case 6: return repeated(.any)
    case 7: return characterClass()
    case 8:
      return pick([.wordEdge, .noWordEdge, .any, .repeated(.text(word()), minimum: 0, maximum: 1, isLazy: false)])
    case 9: return repeated(.text(piece(longest: 1)))
    case 10: return .alternatives((0..<Int.random(in: 2...3, using: &random)).map { _ in sequence(depth: depth + 1) })
    case 11: return .captured(sequence(depth: depth + 1))
    default: return repeated(sequence(depth: depth + 1))
    }
  }

  private mutating func repeated(_ part: RegexSketch) -> RegexSketch {
    guard !part.canBeEmpty else { return part }
    let (minimum, maximum): (Int, Int?) = pick([(0, nil), (1, nil), (0, 1), (2, 2), (1, 3), (2, nil), (3, 6)])
    return .repeated(part, minimum: minimum, maximum: maximum, isLazy: chance(4))
  }

  private mutating func characterClass() -> RegexSketch {
    let isInverted = chance(4)
    // Rust refuses a class that takes nothing, like `[^\w\W]`, and one that takes everything names a line feed.
    if !isInverted, chance(5) { return .oneOf([.perl(pick(["D", "W", "S"]))], isInverted: false) }
    let items = (0..<Int.random(in: 1...3, using: &random)).map { _ in classItem() }
    return .oneOf(items, isInverted: isInverted)
  }

  private mutating func classItem() -> RegexSketch.ClassItem {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .one(piece(longest: 1).unicodeScalars.first ?? "a")
    case 1: pick([.range("a", "f"), .range("0", "9"), .range("A", "Z"), .range("α", "ω"), .range("j", "t")])
    case 2: .perl(pick(["d", "w", "s"]))
    case 3: .posix(pick(["alpha", "digit", "upper", "punct", "space", "xdigit", "word"]))
    case 4: .property(pick(["Lu", "Greek", "L", "Nd"]))
    default: .one(pick(["_", "-", "]", "^", "\\", ".", "k", "s", "/"]))
    }
  }
}
