/// Tells a regular expression typed without slashes from code typed as it stands.
///
/// Code is full of characters that mean something in a regular expression
/// (`a[0]`, `foo(bar)`, `C++`, `*ptr`, `x ? y : z`), so single operators prove
/// nothing. What is taken for an intended expression is what hardly occurs in
/// code: an escape (`\w`, `\(`), `.*`, a class with a range, an alternation, an
/// anchor. The list is in docs/query-syntax.md.
struct RegexSigns: Equatable {
  /// Whether the word is meant as a regular expression.
  var isRegex = false
  /// Whether it might as well be code, so that the reader is told how it was taken.
  var isAmbiguous = false
  /// Whether a regular-expression user may have meant an operator that is taken as text.
  var hasWeakOperator = false

  fileprivate struct Reader {
    let bytes: [UInt8]
    var signs = RegexSigns()
    var index = 0
    /// Starts of the open groups.
    var groups: [Int] = []
    var hasAlternation = false
    var hasEmptyAlternative = false
    var hasOuterAlternation = false
  }

  static func read(_ bytes: [UInt8]) -> RegexSigns {
    var reader = Reader(bytes: bytes)
    reader.readAll()
    return reader.signs
  }
}

extension RegexSigns.Reader {
  mutating func readAll() {
    while index < bytes.count { readPiece() }
    guard hasAlternation, !hasEmptyAlternative else { return }
    signs.isRegex = true
    if hasOuterAlternation { signs.isAmbiguous = true }
  }

  private mutating func readPiece() {
    switch bytes[index] {
    case UInt8(ascii: "\\"): readEscape()
    case UInt8(ascii: "["): readClass()
    case UInt8(ascii: "("): readOpening()
    case UInt8(ascii: ")"): readClosing()
    case UInt8(ascii: "."): readDot()
    case UInt8(ascii: "|"): readBar()
    case UInt8(ascii: "^"): readCaret()
    case UInt8(ascii: "$"): readDollar()
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      if let before = bytes.at(index - 1), before.isWord { signs.hasWeakOperator = true }
      index += 1
    default: index += 1
    }
  }

  private mutating func readEscape() {
    if let next = bytes.at(index + 1), next.isPunctuation || Self.escapes.contains(next) || next.isDigit {
      signs.isRegex = true
      // `"done\n"` is code as often as it is a line feed.
      if next == UInt8(ascii: "n") { signs.isAmbiguous = true }
    }
    index += 2
  }

  private static let escapes = Set("wWdDsSbBAzpPQxnrtfv".utf8)

  private mutating func readClass() {
    guard let end = bytes.endOfClass(from: index, spaces: false) else {
      index += 1
      return
    }
    let isIndex = bytes.at(index - 1).map { $0.isWord || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]") } ?? false
    let body = Array(bytes[(index + 1)..<(end - 1)])
    if Self.isCharacterClass(body) {
      signs.isRegex = true
      if isIndex { signs.isAmbiguous = true }
    } else if !isIndex, !body.isEmpty, startsQuantifier(at: end) {
      signs.isRegex = true
    }
    index = end
  }

  /// Whether the text between brackets lists characters and can hardly be a subscript.
  private static func isCharacterClass(_ body: [UInt8]) -> Bool {
    guard let first = body.first else { return false }
    if first == UInt8(ascii: "^"), body.count > 1 { return true }
    if body.count == 1 { return ".()?+|$^".utf8.contains(first) }
    if body.count == 2, first.isLetter, first ^ 0x20 == body[1] { return true }
    return body.indices.contains { isRange(body, at: $0) || body.endOfNamedClass(from: $0) != nil && body[$0] == 0x5B }
      || hasEscape(body)
  }

  /// `a-z`: two of a kind in rising order.
  private static func isRange(_ body: [UInt8], at index: Int) -> Bool {
    guard let low = body.at(index), body.at(index + 1) == UInt8(ascii: "-"), let high = body.at(index + 2) else {
      return false
    }
    let isOfAKind = (low.isDigit && high.isDigit) || (low.isLower && high.isLower) || (low.isUpper && high.isUpper)
    return isOfAKind && low < high
  }

  private static func hasEscape(_ body: [UInt8]) -> Bool {
    body.indices.contains { index in
      body[index] == UInt8(ascii: "\\")
        && (body.at(index + 1).map { $0.isPunctuation || escapes.contains($0) } ?? false)
    }
  }

  private func startsQuantifier(at index: Int) -> Bool {
    guard let byte = bytes.at(index) else { return false }
    if byte == UInt8(ascii: "{") { return bytes.at(index + 1)?.isDigit ?? false }
    return byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+")
  }

  private mutating func readDot() {
    if startsQuantifier(at: index + 1) || bytes.at(index + 1) == UInt8(ascii: "?") { signs.isRegex = true }
    index += 1
  }

  private mutating func readOpening() {
    if bytes.at(index + 1) == UInt8(ascii: "?"), let next = bytes.at(index + 2), ":PimsU<=!-".utf8.contains(next) {
      signs.isRegex = true
      index += 1
    }
    groups.append(index)
    index += 1
  }

  private mutating func readClosing() {
    defer { index += 1 }
    guard let start = groups.popLast(), start + 1 < index else { return }
    guard let next = bytes.at(index + 1), next.isQuantifier || startsQuantifier(at: index + 1) else { return }
    let isCall = bytes.at(start - 1).map { $0.isWord || ")]>".utf8.contains($0) } ?? false
    // `(int)*p` and `(a)+b` are code; `(ab)+` and `(ab)?c` are not.
    let isOperator =
      next != UInt8(ascii: "?") && (bytes.at(index + 2).map { $0.isWord || "(&*".utf8.contains($0) } ?? false)
    if isCall || isOperator { signs.hasWeakOperator = true } else { signs.isRegex = true }
  }

  private mutating func readBar() {
    let before = bytes.at(index - 1)
    let after = bytes.at(index + 1)
    if let before, let after, !"|(".utf8.contains(before), !"|)=>".utf8.contains(after) {
      hasAlternation = true
      if groups.isEmpty { hasOuterAlternation = true }
    } else {
      // `||`, `|>`, `|x| x + 1`: an alternative without text would match everything.
      hasEmptyAlternative = true
    }
    index += 1
  }

  private mutating func readCaret() {
    let isFirst = index == 0 || "(|".utf8.contains(bytes[index - 1])
    if isFirst, let next = bytes.at(index + 1), !"{=^|)".utf8.contains(next) { signs.isRegex = true }
    index += 1
  }

  private mutating func readDollar() {
    let isLast = bytes.at(index + 1).map { "|)".utf8.contains($0) } ?? true
    if isLast, let before = bytes.at(index - 1), !"$(|,".utf8.contains(before) {
      signs.isRegex = true
      if before.isWord { signs.isAmbiguous = true }
    }
    index += 1
  }
}
