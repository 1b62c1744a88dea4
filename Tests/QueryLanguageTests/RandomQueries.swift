import QueryLanguage
import SearchModel

/// A repeatable source of chance (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Random trees and texts.
struct RandomQueries {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }

  private static let words = [
    "a", "foo", "Foo", "or", "NOT", "and", "a b", " lead", "trail ", "\"", "\\", "\\\"", "a\\", "(", ")", "()", "foo(",
    "-x", "-", "--y", "lang:c", "repo:", "x:y", "/usr/bin", "/a/", "a.b", "C++", "a->b", "[a-z]", "a|b", ".*", "^x",
    "x$",
    "größe", "Ärger", "日本", "\t", "a\nb", "#", "$HOME", "[", "{2}", "*", "?", "*.swift", "1", "'", "`", "yes", "no",
  ]

  private static let expressions = [
    "a+", "a.*b", "[a-z]+", "(a|b)", "^x", "x$", "a/b+", "[/]+", #"\w+"#, #"foo\(.*"#, "A+", #"\bX\b"#, "a b+", " a+",
    "a+ ", "\"+", "(?i)x", "[[:alpha:]]", ".", "ä+", "(a) (b)", ":+", "-+", "a|b",
  ]

  mutating func pattern() -> Pattern {
    let ignoresCase = Bool.random(using: &generator)
    if Int.random(in: 0..<3, using: &generator) == 0 {
      return Pattern(pick(Self.expressions), isRegex: true, ignoresCase: ignoresCase)
    }
    return Pattern(pick(Self.words), ignoresCase: ignoresCase)
  }

  /// A pattern as paths have it, where `.` and `+` alone make no expression.
  private mutating func pathPattern() -> Pattern {
    var pattern = pattern()
    if pattern.isRegex { pattern.text = "x?" + pattern.text }
    return pattern
  }

  mutating func tree(depth: Int) -> Query {
    guard depth > 0, Int.random(in: 0..<3, using: &generator) > 0 else { return leaf() }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0, 1: return .and(trees(depth: depth - 1))
    case 2, 3: return .or(trees(depth: depth - 1))
    default: return .not(tree(depth: depth - 1))
    }
  }

  private mutating func trees(depth: Int) -> [Query] {
    (0..<Int.random(in: 0...4, using: &generator)).map { _ in tree(depth: depth) }
  }

  private mutating func leaf() -> Query {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return .language(pick(["swift", "c++", "objective-c", "jupyter notebook", "c"]))
    case 1: return .branch(pick(Self.words))
    case 2: return .owner(pick(Self.words))
    case 3:
      var name = pathPattern()
      name.ignoresCase = true
      return .repository(name)
    case 4: return .file(pathPattern())
    case 5: return .content(pattern())
    case 6: return .symbol(pattern(), kind: pick([nil, .function, .enumCase, .struct]))
    default: return .text(pattern())
    }
  }

  mutating func query(depth: Int) -> ParsedQuery {
    ParsedQuery(
      root: tree(depth: depth), type: pick([nil, nil, .file, .symbol]), forks: pick([.no, .no, .yes, .only]),
      archived: pick([.no, .no, .yes, .only]), count: pick([nil, nil, 1, 500, .max]))
  }

  /// Queries that people type, to be mutated.
  static let seeds = [
    #"case:yes spin_lock_irqsave\(&\w+->lock"#, #"case:yes "return -EINVAL;""#, "(a or b) -c not (d e)",
    #"file:^drivers/net/.*\.c$ netif_napi_add"#, "repo:^apple/swift-nio$ lang:swift EventLoop",
    "sym:function:/^make/ x",
    #"/foo bar[/]/ "a \"b\" \\" type:file count:all fork:yes archived:only"#, "func retry(", "foo(bar, baz) or {",
    "lang:c++ team:\"Data Platform\" branch:main -file:*.md", "regex:yes a.b or c+ (case:no X)", "größe 日本語 İ ß",
  ]

  private static let pieces =
    words + expressions + [
      " ", "  ", "(", ")", "((", "))", "\"", "/", "\\", "[", "]", "{", "}", "or ", " and ", "not ", "-", ":", "|",
      "case:",
      "case:yes", "type:", "repo:", "file:", "sym:", "sym:function:", "count:", "regex:", "regex:yes", "\u{0}", "\r\n",
      "\u{301}", "\u{202E}", "(?P<", "\\Q", "\\E", "\\x{", "[[:", "{1000}", "*?", "--", "\u{10FFFF}", "👩‍👩‍👧",
    ]

  /// Pieces of the language in any order.
  mutating func soup() -> String {
    (0..<Int.random(in: 0...24, using: &generator)).map { _ in pick(Self.pieces) }.joined()
  }

  /// Any bytes, invalid UTF-8 among them, which becomes U+FFFD.
  mutating func noise() -> String {
    let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A good query with some bytes changed, lost, doubled or moved.
  mutating func mutation() -> String {
    var bytes = Array(pick(Self.seeds).utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: pick(Self.pieces).utf8, at: place)
      case 3: bytes.removeLast(bytes.count - place)
      default: bytes += bytes[place...]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
