/// Makes queries, and texts that they may match, out of bytes: each byte decides what comes next. Expressions that hang
/// together are rare among mutated ones.
struct Sketch {
  private var bytes: ArraySlice<UInt8>

  /// What stands in texts as well as in expressions, which take it as it is.
  private static let words = [
    "foo", "bar", "kfree", "Kelvin", "\u{212A}", "\u{17F}", "\u{E9}", "\u{C9}", "x", "ab", "TODO", "_1", "0x1f", "aa",
    "func name", " ", "1234567890", "SS",
  ]
  private static let breaks = ["\n", " ", "\r\n", "(", "\u{1E}", "\t", "\n\n", "\u{1D}"]
  private static let classes = [
    "[a-z]", "\\d", "\\w", ".", "[^a]", "\\s", "\\n", "[[:upper:]]", "\\pL", "[^\\n]", "(?s:.)", "[k\u{E9}]", "\\W",
    "[f-o_]", "\\x{212A}", "[^[:space:]]",
  ]
  private static let repetitions = ["*", "+", "?", "{2}", "{0,2}", "{3,}", "*?", "{1,3}?", "{6}", "{0}"]
  private static let anchors = ["^", "$", "\\b", "\\B", "\\A", "\\z", "(?m:^)", "(?-m:$)"]
  private static let groups = ["(", "(?:", "(?i:", "(?-i:", "(?s:", "(?i)("]
  private static let settings = ["", "", "case:yes ", "case:no "]
  private static let fields = ["", "", "", "content:", "-", "f:", "sym:", "-content:"]
  private static let mostDepth = 4

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Less than `count`; 0 when there are no more bytes.
  private mutating func choice(_ count: Int) -> Int { Int(bytes.popFirst() ?? 0) % count }

  private mutating func one(of texts: [String]) -> String { texts[choice(texts.count)] }

  /// An input as `FuzzPlan` takes it: a query, a line feed, texts.
  mutating func input() -> [UInt8] {
    var query = one(of: Self.settings)
    for term in 0...choice(3) {
      if term > 0 { query += choice(3) == 0 ? " or " : " " }
      query += one(of: Self.fields) + (choice(5) == 0 ? one(of: Self.words) : "/" + expression(Self.mostDepth) + "/")
    }
    var text = ""
    while !bytes.isEmpty {
      let number = choice(Self.words.count + Self.breaks.count)
      text += number < Self.words.count ? Self.words[number] : Self.breaks[number - Self.words.count]
    }
    return Array((query + "\n" + text).utf8)
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return one(of: Self.words) }
    switch choice(9) {
    case 0, 1: return one(of: Self.words)
    case 2: return one(of: Self.classes)
    case 3: return one(of: Self.classes) + one(of: Self.repetitions)
    case 4: return expression(depth - 1) + expression(depth - 1)
    case 5: return "(" + expression(depth - 1) + "|" + expression(depth - 1) + ")"
    case 6: return "(" + expression(depth - 1) + ")" + one(of: Self.repetitions)
    case 7: return one(of: Self.groups) + expression(depth - 1) + ")"
    default: return one(of: Self.anchors) + expression(depth - 1)
    }
  }
}
