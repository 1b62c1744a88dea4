/// Checks a regular expression against RE2's syntax without an engine, so that a
/// mistake is told with its place while the query is read.
///
/// The syntax is the one of https://github.com/google/re2/wiki/Syntax, less `\C`
/// (a single byte), which could cut characters in two.
struct RegexSyntax {
  /// What is wrong, and the bytes of the expression to blame.
  struct Problem: Error, Equatable {
    var range: Range<Int>
    var message: String
  }

  /// What a well-formed expression is made of.
  struct Facts: Equatable {
    /// The text it stands for when it has no operators, as in `foo\(bar`.
    var literal: [UInt8]? = []
    /// Whether it asks for an upper-case letter; `\W` and `\p{Lu}` do not count.
    var hasUppercase = false
  }

  /// RE2 refuses more repetitions than this, also multiplied through nested groups.
  static let maximumRepeat = 1000
  /// Deeper nesting than anybody writes; RE2's own limit is 1000.
  static let maximumDepth = 200

  private struct Group {
    var start: Int
    /// The largest product of counted repetitions inside.
    var repeats = 1
  }

  private let bytes: [UInt8]
  private var index = 0
  private var groups: [Group] = [Group(start: 0)]
  private var groupNames: Set<String> = []
  private var facts = Facts()
  /// The counted repetitions of the atom that a quantifier here would repeat; nil when there is none.
  private var atom: Int?
  /// Whether the atom already carries a quantifier.
  private var isQuantified = false

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The facts about a well-formed expression.
  static func check(_ bytes: [UInt8]) throws(Problem) -> Facts {
    var reader = RegexSyntax(bytes)
    while reader.index < bytes.count { try reader.readPiece() }
    if let open = reader.groups.last, reader.groups.count > 1 {
      throw Problem(range: open.start..<open.start + 1, message: "the group is never closed")
    }
    return reader.facts
  }

  private mutating func readPiece() throws(Problem) {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "\\"): try readEscape()
    case UInt8(ascii: "["): try readClass()
    case UInt8(ascii: "("): try openGroup()
    case UInt8(ascii: ")"): try closeGroup()
    case UInt8(ascii: "|"):
      index += 1
      atom = nil
      isQuantified = false
      facts.literal = nil
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      try quantify(end: index + 1, times: 1)
    case UInt8(ascii: "{"): try readRepeat()
    case UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"):
      facts.literal = nil
      addAtom(end: index + 1)
    default: readCharacter()
    }
  }

  private mutating func addAtom(end: Int, repeats: Int = 1) {
    index = end
    atom = repeats
    isQuantified = false
  }

  private mutating func readCharacter() {
    var end = index + 1
    while let byte = bytes.at(end), byte & 0xC0 == 0x80 { end += 1 }
    facts.literal?.append(contentsOf: bytes[index..<end])
    if CaseRule.hasUppercase(bytes[index..<end]) { facts.hasUppercase = true }
    addAtom(end: end)
  }

  // MARK: Repetition

  private mutating func quantify(end: Int, times: Int) throws(Problem) {
    let range = index..<end
    guard let repeated = atom else {
      throw Problem(range: range, message: "`\(bytes.text(range))` has nothing to repeat")
    }
    guard !isQuantified else {
      throw Problem(range: range, message: "`\(bytes.text(range))` repeats a repetition")
    }
    let (product, overflow) = repeated.multipliedReportingOverflow(by: max(1, times))
    guard !overflow, product <= Self.maximumRepeat else {
      throw Problem(range: range, message: "more than \(Self.maximumRepeat) repetitions")
    }
    groups[groups.count - 1].repeats = max(groups[groups.count - 1].repeats, product)
    facts.literal = nil
    index = end
    if bytes.at(index) == UInt8(ascii: "?") { index += 1 }
    isQuantified = true
  }

  /// `{2}`, `{2,}`, `{2,5}`; any other brace is a character.
  private mutating func readRepeat() throws(Problem) {
    var end = index + 1
    guard let lower = readNumber(&end) else { return readCharacter() }
    var upper: Int? = lower
    if bytes.at(end) == UInt8(ascii: ",") {
      end += 1
      upper = readNumber(&end)
    }
    guard bytes.at(end) == UInt8(ascii: "}") else { return readCharacter() }
    end += 1
    guard lower <= Self.maximumRepeat, (upper ?? 0) <= Self.maximumRepeat else {
      throw Problem(range: index..<end, message: "more than \(Self.maximumRepeat) repetitions")
    }
    guard upper ?? lower >= lower else {
      throw Problem(range: index..<end, message: "`\(bytes.text(index..<end))` counts downwards")
    }
    try quantify(end: end, times: upper ?? lower)
  }

  /// A number, held at a value above every limit when it is longer.
  private func readNumber(_ end: inout Int) -> Int? {
    let start = end
    var value = 0
    while let byte = bytes.at(end), byte.isDigit {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000)
      end += 1
    }
    return end > start ? value : nil
  }

  // MARK: Groups

  private mutating func openGroup() throws(Problem) {
    facts.literal = nil
    guard groups.count <= Self.maximumDepth else {
      throw Problem(range: index..<index + 1, message: "groups nest deeper than \(Self.maximumDepth)")
    }
    guard bytes.at(index + 1) == UInt8(ascii: "?") else {
      pushGroup(end: index + 1)
      return
    }
    switch bytes.at(index + 2) {
    case UInt8(ascii: "P"): try readGroupName()
    case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "!"):
      let end = min(index + 4, bytes.count)
      throw Problem(
        range: index..<end, message: "`\(bytes.text(index..<end))` looks around, which takes unbounded time")
    default: try readFlags()
    }
  }

  private mutating func pushGroup(end: Int) {
    groups.append(Group(start: index))
    index = end
    atom = nil
    isQuantified = false
  }

  private mutating func readGroupName() throws(Problem) {
    var end = index + 4
    while let byte = bytes.at(end), byte.isWord, byte < 0x80 { end += 1 }
    guard bytes.at(index + 3) == UInt8(ascii: "<"), bytes.at(end) == UInt8(ascii: ">"), end > index + 4 else {
      throw Problem(range: index..<min(end, bytes.count), message: "a group's name is written `(?P<name>`")
    }
    guard groupNames.insert(bytes.text(index + 4..<end)).inserted else {
      throw Problem(range: index..<end, message: "two groups have the name `\(bytes.text(index + 4..<end))`")
    }
    pushGroup(end: end + 1)
  }

  /// `(?i)`, `(?i-s:`, `(?:`
  private mutating func readFlags() throws(Problem) {
    var end = index + 2
    var sawMinus = false
    var sawFlag = true
    while let byte = bytes.at(end) {
      switch byte {
      case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "U"): sawFlag = true
      case UInt8(ascii: "-") where !sawMinus:
        sawMinus = true
        sawFlag = false
      case UInt8(ascii: ":") where sawFlag: return pushGroup(end: end + 1)
      case UInt8(ascii: ")") where sawFlag && end > index + 2:
        index = end + 1
        atom = nil
        isQuantified = false
        return
      default: throw Problem(range: index..<end + 1, message: "`\(bytes.text(index..<end + 1))` is no group")
      }
      end += 1
    }
    throw Problem(range: index..<index + 1, message: "the group is never closed")
  }

  private mutating func closeGroup() throws(Problem) {
    facts.literal = nil
    guard groups.count > 1, let group = groups.popLast() else {
      throw Problem(range: index..<index + 1, message: "`)` closes no group")
    }
    groups[groups.count - 1].repeats = max(groups[groups.count - 1].repeats, group.repeats)
    addAtom(end: index + 1, repeats: group.repeats)
  }

  // MARK: Escapes

  private mutating func readEscape() throws(Problem) {
    guard let next = bytes.at(index + 1) else {
      throw Problem(range: index..<index + 1, message: "the backslash escapes nothing")
    }
    switch next {
    case UInt8(ascii: "Q"): return readQuotation()
    case UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "b"), UInt8(ascii: "B"):
      facts.literal = nil
      addAtom(end: index + 2)
    default:
      let (end, value) = try escape(at: index)
      if let value, next.isPunctuation { facts.literal?.append(value) } else { facts.literal = nil }
      addAtom(end: end)
    }
  }

  /// `\Q...\E`: everything between is a character.
  private mutating func readQuotation() {
    facts.literal = nil
    index += 2
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), bytes.at(index + 1) == UInt8(ascii: "E") {
        index += 2
        return
      }
      readCharacter()
    }
  }

  /// An escape that may also stand in a character class: its end, and the byte it
  /// stands for when it is one ASCII character.
  private func escape(at start: Int) throws(Problem) -> (end: Int, byte: UInt8?) {
    guard let next = bytes.at(start + 1) else {
      throw Problem(range: start..<bytes.count, message: "the backslash escapes nothing")
    }
    if next.isPunctuation { return (start + 2, next) }
    switch next {
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
      UInt8(ascii: "W"):
      return (start + 2, nil)
    case UInt8(ascii: "a"): return (start + 2, 0x07)
    case UInt8(ascii: "f"): return (start + 2, 0x0C)
    case UInt8(ascii: "n"): return (start + 2, 0x0A)
    case UInt8(ascii: "r"): return (start + 2, 0x0D)
    case UInt8(ascii: "t"): return (start + 2, 0x09)
    case UInt8(ascii: "v"): return (start + 2, 0x0B)
    case UInt8(ascii: "x"): return (try endOfHex(start), nil)
    case UInt8(ascii: "p"), UInt8(ascii: "P"): return (try endOfProperty(start), nil)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return (try endOfOctal(start), nil)
    default: break
    }
    var end = start + 2
    while let byte = bytes.at(end), byte & 0xC0 == 0x80 { end += 1 }
    throw Problem(range: start..<end, message: "`\(bytes.text(start..<end))` is no escape")
  }

  private func endOfOctal(_ start: Int) throws(Problem) -> Int {
    func isOctal(_ index: Int) -> Bool { bytes.at(index).map { $0 >= 0x30 && $0 <= 0x37 } ?? false }
    guard bytes[start + 1] == UInt8(ascii: "0") || isOctal(start + 2) else {
      throw Problem(
        range: start..<start + 2, message: "`\(bytes.text(start..<start + 2))` refers back, which takes unbounded time")
    }
    guard isOctal(start + 2) else { return start + 2 }
    return isOctal(start + 3) ? start + 4 : start + 3
  }

  private func endOfHex(_ start: Int) throws(Problem) -> Int {
    func digit(_ index: Int) -> Int? { bytes.at(index).flatMap { Character(Unicode.Scalar($0)).hexDigitValue } }
    if bytes.at(start + 2) == UInt8(ascii: "{") {
      var end = start + 3
      var value = 0
      while let next = digit(end), value <= 0x10FFFF {
        value = value * 16 + next
        end += 1
      }
      if end > start + 3, value <= 0x10FFFF, bytes.at(end) == UInt8(ascii: "}") { return end + 1 }
    } else if digit(start + 2) != nil, digit(start + 3) != nil {
      return start + 4
    }
    throw Problem(range: start..<start + 2, message: "`\\x` needs two hexadecimal digits, or more in braces")
  }

  private func endOfProperty(_ start: Int) throws(Problem) -> Int {
    let name: Range<Int>
    let end: Int
    if bytes.at(start + 2) == UInt8(ascii: "{") {
      guard let close = bytes[(start + 3)...].firstIndex(of: UInt8(ascii: "}")) else {
        throw Problem(range: start..<start + 3, message: "the brace is never closed")
      }
      let from = bytes[start + 3] == UInt8(ascii: "^") ? start + 4 : start + 3
      (name, end) = (from..<close, close + 1)
    } else {
      guard start + 2 < bytes.count else {
        throw Problem(range: start..<start + 2, message: "a property's name is missing")
      }
      (name, end) = (start + 2..<start + 3, start + 3)
    }
    guard UnicodeProperties.names.contains(bytes.text(name)) else {
      throw Problem(range: start..<min(end, bytes.count), message: "there is no such Unicode property")
    }
    return end
  }

  // MARK: Character classes

  private mutating func readClass() throws(Problem) {
    let start = index
    facts.literal = nil
    var position = index + 1
    if bytes.at(position) == UInt8(ascii: "^") { position += 1 }
    var isFirst = true
    while let byte = bytes.at(position) {
      if byte == UInt8(ascii: "]"), !isFirst { return addAtom(end: position + 1) }
      isFirst = false
      if byte == UInt8(ascii: "["), bytes.at(position + 1) == UInt8(ascii: ":"),
        let end = try endOfPosixClass(from: position)
      {
        position = end
      } else if let end = try endOfClassShorthand(from: position) {
        position = end
      } else {
        position = try readClassRange(from: position)
      }
    }
    throw Problem(range: start..<start + 1, message: "the `[` is never closed")
  }

  private static let posixClasses: Set<String> = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
  ]

  private func endOfPosixClass(from start: Int) throws(Problem) -> Int? {
    // RE2 looks for `:]` anywhere behind, and only then insists on a known name.
    var close = start + 2
    while close + 1 < bytes.count, !(bytes[close] == UInt8(ascii: ":") && bytes[close + 1] == UInt8(ascii: "]")) {
      close += 1
    }
    guard close + 1 < bytes.count else { return nil }
    let from = bytes[start + 2] == UInt8(ascii: "^") ? start + 3 : start + 2
    guard from <= close, Self.posixClasses.contains(bytes.text(from..<close)) else {
      throw Problem(range: start..<close + 2, message: "`\(bytes.text(start..<close + 2))` is no character class")
    }
    return close + 2
  }

  private func endOfClassShorthand(from start: Int) throws(Problem) -> Int? {
    guard bytes[start] == UInt8(ascii: "\\"), let next = bytes.at(start + 1) else { return nil }
    switch next {
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
      UInt8(ascii: "W"), UInt8(ascii: "p"), UInt8(ascii: "P"):
      return try escape(at: start).end
    default: return nil
    }
  }

  /// One character, or two with a dash between.
  private mutating func readClassRange(from start: Int) throws(Problem) -> Int {
    let low = try classCharacter(at: start)
    guard bytes.at(low.end) == UInt8(ascii: "-"), let after = bytes.at(low.end + 1), after != UInt8(ascii: "]") else {
      return low.end
    }
    let high = try classCharacter(at: low.end + 1)
    guard high.value >= low.value else {
      throw Problem(range: start..<high.end, message: "the range `\(bytes.text(start..<high.end))` runs downwards")
    }
    return high.end
  }

  private mutating func classCharacter(at start: Int) throws(Problem) -> (end: Int, value: UInt32) {
    if bytes[start] == UInt8(ascii: "\\") {
      switch bytes.at(start + 1) {
      case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
        UInt8(ascii: "W"), UInt8(ascii: "p"), UInt8(ascii: "P"):
        throw Problem(range: start..<start + 2, message: "a class cannot end a range")
      default: break
      }
      let (end, byte) = try escape(at: start)
      return (end, byte.map(UInt32.init) ?? numericValue(start + 1..<end))
    }
    var end = start + 1
    while let byte = bytes.at(end), byte & 0xC0 == 0x80 { end += 1 }
    if CaseRule.hasUppercase(bytes[start..<end]) { facts.hasUppercase = true }
    return (end, bytes.text(start..<end).unicodeScalars.first?.value ?? 0)
  }

  /// The value of `x41`, `x{41}` or an octal escape, without its backslash.
  private func numericValue(_ range: Range<Int>) -> UInt32 {
    let digits = bytes.text(range).filter { $0 != "x" && $0 != "{" && $0 != "}" }
    return UInt32(digits, radix: bytes[range.lowerBound] == UInt8(ascii: "x") ? 16 : 8) ?? 0
  }
}
