/// Reads the regular expressions of Go (RE2 syntax), as Gitea and Kubernetes take them, and
/// those of `N:` lines, which use the same small part. Found by a matcher that never backtracks.
struct GoExpression {
  /// Characters; nested brackets.
  static let longest = 1_024
  static let deepest = 50

  private let text: [Unicode.Scalar]
  private var position = 0
  private var ignoresCase = false
  private var dotTakesNewline = false

  private init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// - Returns: the pattern of all paths in which the expression is found.
  static func pattern(_ text: String) throws(OwnershipFailure) -> PathPattern {
    guard text.utf8.count <= longest else {
      throw OwnershipFailure("the regular expression is longer than \(longest) bytes")
    }
    // Most `N:` lines are a word.
    if text.utf8.allSatisfy({ byte in wordSigns.contains { $0.contains(UInt32(byte)) } }) {
      return PathPattern(.found(Array(text.utf8)))
    }
    var reader = GoExpression(text)
    let inner = try reader.choice(depth: 0)
    guard reader.position == reader.text.count else { throw OwnershipFailure("a ')' has no '('") }
    let found = PathExpression.sequence(
      beginsAtStart(inner) ? [inner, .many(.any)] : [.many(.any), inner, .many(.any)])
    return PathPattern(.program(try PathMatcher(found), folder: ""))
  }

  private static func beginsAtStart(_ expression: PathExpression) -> Bool {
    switch expression {
    case .start: true
    case .sequence(let parts): parts.first.map(beginsAtStart) ?? false
    default: false
    }
  }

  private var current: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func take(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    guard text[position...].starts(with: scalars) else { return false }
    position += scalars.count
    return true
  }

  private mutating func choice(depth: Int) throws(OwnershipFailure) -> PathExpression {
    guard depth < Self.deepest else { throw OwnershipFailure("the brackets nest deeper than \(Self.deepest)") }
    var parts = [try sequence(depth: depth)]
    while take("|") { parts.append(try sequence(depth: depth)) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence(depth: Int) throws(OwnershipFailure) -> PathExpression {
    var parts: [PathExpression] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      if take("\\Q") {
        while current != nil, !take("\\E") {
          parts.append(one(text[position]))
          position += 1
        }
        continue
      }
      let atom = try atom(depth: depth)
      parts.append(try repeated(atom))
    }
    return .sequence(parts)
  }

  private mutating func repeated(_ atom: PathExpression) throws(OwnershipFailure) -> PathExpression {
    guard let scalar = current else { return atom }
    let result: PathExpression
    switch scalar {
    case "*": result = .many(atom)
    case "+": result = .repeated(atom, least: 1, most: nil)
    case "?": result = .maybe(atom)
    case "{":
      guard let bounds = counts() else { return atom }
      guard bounds.least <= 1_000, (bounds.most ?? 0) <= 1_000, bounds.least <= bounds.most ?? 1_000 else {
        throw OwnershipFailure("a repetition counts beyond 1000 or backwards")
      }
      result = .repeated(atom, least: bounds.least, most: bounds.most)
    default: return atom
    }
    position += 1
    // Which match is preferred changes nothing about whether there is one.
    _ = take("?")
    if let next = current, "*+?".unicodeScalars.contains(next) {
      throw OwnershipFailure("a repetition is repeated: '\(next)' follows another one")
    }
    return result
  }

  /// `{2}`, `{2,}`, `{2,5}`, up to the closing brace; nil when the brace stands for itself.
  private mutating func counts() -> (least: Int, most: Int?)? {
    guard let end = text[position...].firstIndex(of: "}"), end - position <= 20 else { return nil }
    let inner = String(String.UnicodeScalarView(text[(position + 1)..<end]))
    let parts = inner.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let least = Self.number(first) else { return nil }
    var most: Int? = least
    if parts.count == 2 {
      most = Self.number(parts[1])
      if most == nil, !parts[1].isEmpty { return nil }
    }
    position = end
    return (least, most)
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text) ?? Int.max
  }

  private mutating func atom(depth: Int) throws(OwnershipFailure) -> PathExpression {
    guard let scalar = current else { return .nothing }
    position += 1
    switch scalar {
    case ".": return .one(ScalarSet(excluding: dotTakesNewline ? [] : [0x0A...0x0A]))
    case "^": return .start
    case "$": return .end
    case "(": return try group(depth: depth)
    case "[": return .one(try set())
    case "\\": return try escape()
    case "*", "+", "?": throw OwnershipFailure("'\(scalar)' has nothing to repeat")
    default: return one(scalar)
    }
  }

  private mutating func group(depth: Int) throws(OwnershipFailure) -> PathExpression {
    let flags = (ignoresCase, dotTakesNewline)
    if take("?P<") || take("?<") {
      guard current != "=", current != "!", let end = text[position...].firstIndex(of: ">") else {
        throw OwnershipFailure("looking around with (?< is not part of Go's regular expressions")
      }
      position = end + 1
    } else if take("?") {
      if try setFlags() == ")" { return .nothing }
    }
    let inner = try choice(depth: depth + 1)
    guard take(")") else { throw OwnershipFailure("a '(' is not closed") }
    (ignoresCase, dotTakesNewline) = flags
    return inner
  }

  /// The letters between `(?` and `:` or `)`; which of the two ended them.
  private mutating func setFlags() throws(OwnershipFailure) -> Unicode.Scalar {
    var isOn = true
    while let scalar = current {
      position += 1
      switch scalar {
      case ":", ")": return scalar
      case "-": isOn = false
      case "i": ignoresCase = isOn
      case "s": dotTakesNewline = isOn
      // One line more or less, and which match is preferred: a path has one line.
      case "m", "U": break
      default: throw OwnershipFailure("'(?\(scalar)' is not part of Go's regular expressions")
      }
    }
    throw OwnershipFailure("a '(' is not closed")
  }

  private func one(_ scalar: Unicode.Scalar) -> PathExpression {
    .one(folded(ScalarSet([scalar.value...scalar.value])))
  }

  /// Letters of ASCII in both cases, where case is ignored.
  private func folded(_ set: ScalarSet) -> ScalarSet {
    guard ignoresCase else { return set }
    var set = set
    for range in set.ranges {
      for (first, last, other) in [(UInt32(0x41), UInt32(0x5A), UInt32(0x61)), (0x61, 0x7A, 0x41)] {
        let low = max(range.lowerBound, first)
        let high = min(range.upperBound, last)
        if low <= high { set.ranges.append((low - first + other)...(high - first + other)) }
      }
    }
    return set
  }

  private mutating func escape() throws(OwnershipFailure) -> PathExpression {
    guard let scalar = current else { throw OwnershipFailure("the regular expression ends with a backslash") }
    switch scalar {
    case "A":
      position += 1
      return .start
    case "z":
      position += 1
      return .end
    case "b", "B": throw OwnershipFailure("'\\\(scalar)' (a border of a word) is not read here")
    default: return .one(folded(try escapedSet()))
    }
  }

  private static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  private static let wordSigns: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
  private static let spaces: [ClosedRange<UInt32>] = [0x09...0x0A, 0x0C...0x0D, 0x20...0x20]

  /// What follows a backslash, inside of brackets and outside.
  private mutating func escapedSet() throws(OwnershipFailure) -> ScalarSet {
    guard let scalar = current else { throw OwnershipFailure("the regular expression ends with a backslash") }
    position += 1
    switch scalar {
    case "d": return ScalarSet(Self.digits)
    case "w": return ScalarSet(Self.wordSigns)
    case "s": return ScalarSet(Self.spaces)
    case "D": return ScalarSet(excluding: Self.digits)
    case "W": return ScalarSet(excluding: Self.wordSigns)
    case "S": return ScalarSet(excluding: Self.spaces)
    case "n": return ScalarSet([0x0A...0x0A])
    case "r": return ScalarSet([0x0D...0x0D])
    case "t": return ScalarSet([0x09...0x09])
    case "x": return try hexadecimal()
    default:
      let isWord = Self.wordSigns.contains { $0.contains(scalar.value) }
      guard scalar.isASCII, !isWord || scalar == "_" else {
        throw OwnershipFailure("'\\\(scalar)' is not read here")
      }
      return ScalarSet([scalar.value...scalar.value])
    }
  }

  private mutating func hexadecimal() throws(OwnershipFailure) -> ScalarSet {
    var digits = ""
    if take("{") {
      while let scalar = current, scalar != "}", digits.utf8.count < 8 {
        digits.unicodeScalars.append(scalar)
        position += 1
      }
      guard take("}") else { throw OwnershipFailure("'\\x{' is not closed") }
    } else {
      for _ in 0..<2 where current != nil {
        digits.unicodeScalars.append(text[position])
        position += 1
      }
      guard digits.unicodeScalars.count == 2 else { throw OwnershipFailure("'\\x' needs two digits") }
    }
    guard let value = UInt32(digits, radix: 16), Unicode.Scalar(value) != nil else {
      throw OwnershipFailure("'\\x' is not followed by the number of a character")
    }
    return ScalarSet([value...value])
  }

  private static let classes: [String: [ClosedRange<UInt32>]] = [
    "alpha": [0x41...0x5A, 0x61...0x7A], "digit": digits, "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
    "lower": [0x61...0x7A], "upper": [0x41...0x5A], "space": [0x09...0x0D, 0x20...0x20], "word": wordSigns,
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66], "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E],
  ]

  private mutating func set() throws(OwnershipFailure) -> ScalarSet {
    var set = ScalarSet([])
    set.isInverted = take("^")
    var isFirst = true
    while let scalar = current {
      if scalar == "]", !isFirst {
        position += 1
        return folded(set)
      }
      isFirst = false
      if scalar == "[", let ranges = try namedClass() {
        set.ranges += ranges
        continue
      }
      let low = try member()
      guard current == "-", position + 1 < text.count, text[position + 1] != "]" else {
        set.ranges += low
        continue
      }
      position += 1
      let high = try member()
      guard low.count == 1, high.count == 1, let first = low.first, let last = high.first,
        first.count == 1, last.count == 1, first.lowerBound <= last.lowerBound
      else { throw OwnershipFailure("a range in '[ ]' runs backwards") }
      set.ranges.append(first.lowerBound...last.lowerBound)
    }
    throw OwnershipFailure("a '[' is not closed")
  }

  private mutating func namedClass() throws(OwnershipFailure) -> [ClosedRange<UInt32>]? {
    guard take("[:") else { return nil }
    var name = ""
    while let scalar = current, scalar != ":", name.utf8.count < 20 {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard take(":]"), let ranges = Self.classes[name] else {
      throw OwnershipFailure("'[:\(name):]' is not a class of characters")
    }
    return ranges
  }

  private mutating func member() throws(OwnershipFailure) -> [ClosedRange<UInt32>] {
    guard let scalar = current else { throw OwnershipFailure("a '[' is not closed") }
    position += 1
    guard scalar == "\\" else { return [scalar.value...scalar.value] }
    let set = try escapedSet()
    guard set.isInverted else { return set.ranges }
    return Self.complement(set.ranges)
  }

  /// All scalars outside of ranges that are sorted and apart.
  private static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var next: UInt32 = 0
    var result: [ClosedRange<UInt32>] = []
    for range in ranges {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    return result + [next...0x10FFFF]
  }
}
