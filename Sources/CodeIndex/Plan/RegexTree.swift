/// A regular expression as far as the planner must know it. Whatever it does not
/// understand exactly it takes for something that matches more.
indirect enum RegexTree: Hashable, Sendable {
  /// Nothing, at places that may depend on what stands around.
  case empty
  /// A character outside ASCII whose case matters: its UTF-8 bytes.
  case bytes([UInt8])
  case set(CharacterSet)
  case sequence([RegexTree])
  case alternatives([RegexTree])
  /// `maximum` nil: without end.
  case repetition(RegexTree, minimum: Int, maximum: Int?)

  /// Any text at all, for what is not understood.
  static let anything = RegexTree.repetition(.set(.any), minimum: 0, maximum: nil)

  /// Whether a match may hold a line feed, in an expression that is matched over lines.
  var mayHoldLineFeed: Bool {
    switch self {
    case .empty, .bytes: false
    case .set(let set): set.contains(UInt8(ascii: "\n"))
    case .sequence(let parts), .alternatives(let parts): parts.contains(where: \.mayHoldLineFeed)
    case .repetition(let part, _, _): part.mayHoldLineFeed
    }
  }
}

/// Reads RE2's syntax, https://github.com/google/re2/wiki/Syntax. RE2 itself
/// judges whether an expression is well formed; this reader only must not take
/// one for something narrower than it is.
struct RegexTreeReader {
  private struct Flags {
    var ignoresCase: Bool
    /// `(?s)`
    var dotTakesLineFeed = false
  }

  private let bytes: [UInt8]
  private var index = 0
  private var flags: Flags
  private var depth = 0
  /// `\A`, `\z` or `(?-m)` occur: the ends of the text are not those of a line.
  private(set) var hasTextAnchors = false
  /// A line feed is named: by `\n` or the like outside of an inverted class, by a `.` under `(?s)`, or by a class of
  /// every character. Then matches may go over lines.
  private(set) var spansLines = false
  /// A carriage return is named, so that it must be seen.
  private(set) var namesCarriageReturn = false
  private var gaveUp = false

  private static let maximumDepth = 250

  init(_ pattern: String, ignoresCase: Bool) {
    bytes = Array(pattern.utf8)
    flags = Flags(ignoresCase: ignoresCase)
  }

  mutating func read() -> RegexTree {
    let tree = alternatives()
    return index < bytes.count || gaveUp ? .anything : tree
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func peek(_ offset: Int) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

  private mutating func alternatives() -> RegexTree {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      gaveUp = true
      index = bytes.count
      return .anything
    }
    var parts = [sequence()]
    while next == UInt8(ascii: "|") {
      index += 1
      parts.append(sequence())
    }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() -> RegexTree {
    var parts: [RegexTree] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if byte == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "Q") {
        quotation(into: &parts)
      } else {
        let atom = atom()
        parts.append(repeated(atom))
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// `\Q…\E`; a quantifier behind it belongs to its last character.
  private mutating func quotation(into parts: inout [RegexTree]) {
    index += 2
    while index < bytes.count, !(bytes[index] == UInt8(ascii: "\\") && peek(1) == UInt8(ascii: "E")) {
      parts.append(character())
    }
    index = min(bytes.count, index + 2)
    if let last = parts.popLast() { parts.append(repeated(last)) }
  }

  // MARK: Repetition

  private mutating func repeated(_ atom: RegexTree) -> RegexTree {
    var tree = atom
    while let (minimum, maximum, end) = quantifier() {
      index = end
      if next == UInt8(ascii: "?") { index += 1 }
      tree = .repetition(tree, minimum: minimum, maximum: maximum)
    }
    return tree
  }

  private func quantifier() -> (Int, Int?, Int)? {
    switch next {
    case UInt8(ascii: "*"): return (0, nil, index + 1)
    case UInt8(ascii: "+"): return (1, nil, index + 1)
    case UInt8(ascii: "?"): return (0, 1, index + 1)
    case UInt8(ascii: "{"): break
    default: return nil
    }
    var end = index + 1
    guard let minimum = number(&end) else { return nil }
    var maximum: Int? = minimum
    if end < bytes.count, bytes[end] == UInt8(ascii: ",") {
      end += 1
      maximum = number(&end)
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return nil }
    return (minimum, maximum, end + 1)
  }

  private func number(_ end: inout Int) -> Int? {
    let start = end
    var value = 0
    while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 {
      value = min(100_000, value * 10 + Int(bytes[end] - 0x30))
      end += 1
    }
    return end > start ? value : nil
  }

  // MARK: Atoms

  private mutating func atom() -> RegexTree {
    switch next {
    case UInt8(ascii: "("): return group()
    case UInt8(ascii: "["): return characterClass()
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "."):
      index += 1
      if flags.dotTakesLineFeed { spansLines = true }
      return .set(flags.dotTakesLineFeed ? .any : .any.withoutLineFeed)
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      index += 1
      return .empty
    default: return character()
    }
  }

  private mutating func character() -> RegexTree {
    let start = index
    index += 1
    note(bytes[start])
    guard bytes[start] >= 0x80 else { return .set(ascii(bytes[start])) }
    while let byte = next, byte & 0xC0 == 0x80 { index += 1 }
    let sequence = Array(bytes[start..<index])
    return flags.ignoresCase || UnicodeFolding.isLetter(sequence) ? .set(.any.withoutLineFeed) : .bytes(sequence)
  }

  /// A character that is named as such.
  private mutating func note(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") { spansLines = true }
    if byte == UInt8(ascii: "\r") { namesCarriageReturn = true }
  }

  private func ascii(_ byte: UInt8) -> CharacterSet {
    var set = CharacterSet(byte...byte)
    if flags.ignoresCase { set.ignoreCase() }
    return set
  }

  private mutating func group() -> RegexTree {
    let outer = flags
    index += 1
    if next == UInt8(ascii: "?") {
      index += 1
      if next == UInt8(ascii: "P") || next == UInt8(ascii: "<") {
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
      } else if !readFlags() {
        return .empty  // `(?i)`: the flags hold to the end of the group around
      }
    }
    let tree = alternatives()
    if next == UInt8(ascii: ")") { index += 1 } else { gaveUp = true }
    flags = outer
    return tree
  }

  /// Reads up to `:` or `)`; true at `:`, when a group follows.
  private mutating func readFlags() -> Bool {
    var isSetting = true
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "-"): isSetting = false
      case UInt8(ascii: "i"): flags.ignoresCase = isSetting
      case UInt8(ascii: "s"): flags.dotTakesLineFeed = isSetting
      case UInt8(ascii: "m"): if !isSetting { hasTextAnchors = true }
      case UInt8(ascii: ":"): return true
      case UInt8(ascii: ")"): return false
      default: break
      }
    }
    gaveUp = true
    return false
  }

  // MARK: Escapes

  private mutating func escape() -> RegexTree {
    guard let letter = peek(1) else {
      gaveUp = true
      index += 1
      return .anything
    }
    switch letter {
    case UInt8(ascii: "A"), UInt8(ascii: "z"):
      hasTextAnchors = true
      index += 2
      return .empty
    case UInt8(ascii: "b"), UInt8(ascii: "B"):
      index += 2
      return .empty
    default:
      guard var set = escapedSet() else {
        gaveUp = true
        return .anything
      }
      if flags.ignoresCase { set.ignoreCase() }
      return .set(set)
    }
  }

  /// The characters that the escape here stands for, in or outside of a class; moves behind it.
  private mutating func escapedSet() -> CharacterSet? {
    guard let letter = peek(1) else {
      index += 1
      return nil
    }
    index += 2
    switch letter {
    case UInt8(ascii: "d"): return .digits
    case UInt8(ascii: "D"): return CharacterSet.digits.inverted
    case UInt8(ascii: "w"): return .word
    case UInt8(ascii: "W"): return CharacterSet.word.inverted
    case UInt8(ascii: "s"): return .space
    case UInt8(ascii: "S"): return CharacterSet.space.inverted
    case UInt8(ascii: "a"): return CharacterSet(0x07...0x07)
    case UInt8(ascii: "f"): return CharacterSet(0x0C...0x0C)
    case UInt8(ascii: "n"): return single(0x0A)
    case UInt8(ascii: "r"): return single(0x0D)
    case UInt8(ascii: "t"): return CharacterSet(0x09...0x09)
    case UInt8(ascii: "v"): return CharacterSet(0x0B...0x0B)
    case UInt8(ascii: "x"): return hexadecimal()
    case UInt8(ascii: "p"), UInt8(ascii: "P"): return property()
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      return octal()
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return CharacterSet(letter...letter)
    default: return nil
    }
  }

  private mutating func hexadecimal() -> CharacterSet? {
    var value: UInt32 = 0
    if next == UInt8(ascii: "{") {
      index += 1
      while let byte = next, byte != UInt8(ascii: "}") {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, value <= 0x10FFFF else { return nil }
        value = value * 16 + UInt32(digit)
        index += 1
      }
      index += 1
    } else {
      for _ in 0..<2 {
        guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
        value = value * 16 + UInt32(digit)
        index += 1
      }
    }
    return single(value)
  }

  private mutating func octal() -> CharacterSet? {
    var value: UInt32 = 0
    var digits = 0
    while digits < 3, let byte = next, byte >= 0x30, byte <= 0x37 {
      value = value * 8 + UInt32(byte - 0x30)
      index += 1
      digits += 1
    }
    return single(value)
  }

  private mutating func single(_ scalar: UInt32) -> CharacterSet {
    guard let byte = UInt8(exactly: scalar), byte < 128 else {
      // Outside ASCII; when case is ignored it may stand for an ASCII letter.
      guard !flags.ignoresCase else { return .unknown }
      var others = CharacterSet()
      others.acceptsOthers = true
      return others
    }
    note(byte)
    return CharacterSet(byte...byte)
  }

  /// `\pN`, `\p{Greek}`: any of them may hold some of ASCII.
  private mutating func property() -> CharacterSet? {
    guard let byte = next else { return nil }
    index += 1
    if byte == UInt8(ascii: "{") {
      while index < bytes.count, bytes[index] != UInt8(ascii: "}") { index += 1 }
      index += 1
    } else {
      while let byte = next, byte & 0xC0 == 0x80 { index += 1 }
    }
    return .unknown
  }

  // MARK: Classes

  private mutating func characterClass() -> RegexTree {
    let named = (spansLines, namesCarriageReturn)
    index += 1
    var isInverted = false
    if next == UInt8(ascii: "^") {
      isInverted = true
      index += 1
    }
    var set = CharacterSet()
    var isFirst = true
    while let byte = next, byte != UInt8(ascii: "]") || isFirst {
      isFirst = false
      guard readClassItem(byte, into: &set) else {
        gaveUp = true
        return .anything
      }
    }
    if next == nil { gaveUp = true }
    index += 1
    // `[^\n]` says that a line is not left, `[\s\S]` that it may be.
    if isInverted { (spansLines, namesCarriageReturn) = named } else if set.isEverything { spansLines = true }
    if flags.ignoresCase { set.ignoreCase() }
    return .set(isInverted ? set.inverted : set)
  }

  private mutating func readClassItem(_ byte: UInt8, into set: inout CharacterSet) -> Bool {
    if byte == UInt8(ascii: "["), peek(1) == UInt8(ascii: ":"), let end = endOfPosixName() {
      let isInverted = peek(2) == UInt8(ascii: "^")
      let name = String(decoding: bytes[(index + (isInverted ? 3 : 2))..<end], as: UTF8.self)
      guard let named = CharacterSet.posix(name) else { return false }
      set.formUnion(isInverted ? named.inverted : named)
      index = end + 2
      return true
    }
    guard let low = classCharacter() else { return false }
    guard next == UInt8(ascii: "-"), let after = peek(1), after != UInt8(ascii: "]") else {
      set.formUnion(low)
      return true
    }
    index += 1
    guard let high = classCharacter() else { return false }
    formRange(from: low, to: high, into: &set)
    return true
  }

  private func endOfPosixName() -> Int? {
    var end = index + 2
    while end + 1 < bytes.count {
      if bytes[end] == UInt8(ascii: ":"), bytes[end + 1] == UInt8(ascii: "]") { return end }
      end += 1
    }
    return nil
  }

  /// One character, or an escape that stands for several.
  private mutating func classCharacter() -> CharacterSet? {
    guard let byte = next else { return nil }
    if byte == UInt8(ascii: "\\") { return escapedSet() }
    index += 1
    note(byte)
    guard byte >= 0x80 else { return CharacterSet(byte...byte) }
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return single(0x80)
  }

  private func formRange(from low: CharacterSet, to high: CharacterSet, into set: inout CharacterSet) {
    let first = (0..<UInt8(128)).first(where: low.contains)
    let last = (0..<UInt8(128)).last(where: high.contains)
    if let first, let last, first <= last, !high.acceptsOthers {
      set.insert(first...last)
    } else {
      if let first { set.insert(first...127) }
      set.acceptsOthers = true
      if flags.ignoresCase { set.formUnion(.unknown) }
    }
  }
}
