/// Walks Swift source byte by byte past everything that is not a declaration:
/// comments, string and regex literals, balanced brackets.
///
/// Every step moves forward, or looks ahead by a bounded number of bytes, so
/// the time is linear in the size of the file whatever the bytes are.
struct SwiftLexer {
  /// Literals inside interpolations inside literals: deeper ones are read as plain text.
  private static let maximumLiteralNesting = 64
  /// How far a `/.../` literal or a generic argument list in an expression may reach.
  private static let lookahead = 512

  /// What interests a balanced skip; brackets are compared with the pair asked for.
  private static let stops = ByteTable([("\"#/`", 1), ("(){}[]", 2)])
  private static let stringStops = ByteTable([("\"\\\n\r", 1)])
  private static let operatorCharacters = ByteTable([("/=-+!*%<>&|^~?.", 1)], nonASCII: 1)
  /// Words after which an expression starts, so that `/` opens a regex literal.
  private static let expressionWords = WordTable([
    ("return throw in case where if guard while switch else await try is as any some repeat do", 1)
  ])

  let base: UnsafePointer<UInt8>
  let end: Int
  var position = 0
  private var literalNesting = 0
  private let stops = Self.stops
  private let stringStops = Self.stringStops
  private let identifier = ByteTables.identifier

  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    end = count
    position = byteOrderMarkLength(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// The byte at an offset, 0 outside the file.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < end ? base[offset] : 0 }

  /// Moves past white space and comments; says whether a line ended on the way.
  @discardableResult
  mutating func skipTrivia() -> Bool {
    var newline = false
    while position < end {
      switch base[position] {
      case ascii("\n"):
        newline = true
        position += 1
      case ascii(" "), ascii("\t"), ascii("\r"), 0, 0x0B, 0x0C: position += 1
      case ascii("/"):
        if byte(position + 1) == ascii("/") {
          skipLine()
        } else if byte(position + 1) == ascii("*") {
          skipBlockComment()
        } else {
          return newline
        }
      default: return newline
      }
    }
    return newline
  }

  /// Moves to the end of the line, before its line break.
  mutating func skipLine() {
    while position < end, base[position] != ascii("\n") { position += 1 }
  }

  /// Moves past a comment that starts here; comments nest.
  mutating func skipBlockComment() {
    position += 2
    var depth = 1
    while position < end {
      let current = base[position]
      if current == ascii("*"), byte(position + 1) == ascii("/") {
        position += 2
        depth -= 1
        if depth == 0 { return }
      } else if current == ascii("/"), byte(position + 1) == ascii("*") {
        position += 2
        depth += 1
      } else {
        position += 1
      }
    }
  }

  /// The end of the identifier that starts at an offset; the offset itself if none does.
  @inline(__always)
  func identifierEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end, identifier[base[offset]] != 0 { offset += 1 }
    return offset
  }

  func operatorEnd(_ start: Int) -> Int {
    var offset = start
    while offset < end, Self.operatorCharacters[base[offset]] != 0 {
      // A comment ends an operator.
      if base[offset] == ascii("/"), byte(offset + 1) == ascii("/") || byte(offset + 1) == ascii("*") { break }
      offset += 1
    }
    return offset
  }

  /// From behind an opening bracket to behind the one that closes it. Only
  /// this pair is counted: a missing bracket of another sort does no harm.
  mutating func skipBalanced(_ open: UInt8, _ close: UInt8) {
    var depth = 1
    while position < end {
      let current = base[position]
      switch stops[current] {
      case 0: position += 1
      case 1: skipLiteralOrComment()
      default:
        position += 1
        if current == open {
          depth += 1
        } else if current == close {
          depth -= 1
          if depth == 0 { return }
        }
      }
    }
  }

  /// Past whatever starts at one of `"`, `#`, `/`, `` ` ``; at least one byte.
  mutating func skipLiteralOrComment() {
    switch base[position] {
    case ascii("\""): skipString(hashes: 0)
    case ascii("#"): skipHashes()
    case ascii("/"): skipSlash()
    case ascii("`"): skipBackticks()
    default: position += 1
    }
  }

  /// From an opening backtick to behind the closing one, on the same line.
  mutating func skipBackticks() {
    position += 1
    while position < end, base[position] != ascii("`"), base[position] != ascii("\n") { position += 1 }
    if byte(position) == ascii("`") { position += 1 }
  }

  /// From a `#`: a raw string, an extended regex literal, or the hashes alone.
  mutating func skipHashes() {
    let start = position
    while position < end, base[position] == ascii("#") { position += 1 }
    let hashes = position - start
    if byte(position) == ascii("\"") {
      skipString(hashes: hashes)
    } else if byte(position) == ascii("/") {
      skipExtendedRegex(hashes: hashes)
    }
  }

  /// From the opening quote to behind the closing delimiter. An unterminated
  /// one-line literal ends with its line, as the compiler recovers too.
  mutating func skipString(hashes: Int) {
    let isMultiline = opensMultiline(hashes: hashes)
    position += isMultiline ? 3 : 1
    while position < end {
      let current = base[position]
      if stringStops[current] == 0 {
        position += 1
        continue
      }
      switch current {
      case ascii("\""):
        if isMultiline {
          guard byte(position + 1) == current, byte(position + 2) == current, hasHashes(hashes, at: position + 3)
          else {
            position += 1
            continue
          }
          position += 3 + hashes
          return
        }
        position += 1
        if hasHashes(hashes, at: position) {
          position += hashes
          return
        }
      case ascii("\\"): skipEscape(hashes: hashes)
      default:
        if !isMultiline { return }
        position += 1
      }
    }
  }

  /// `"""` opens a multi-line literal, except that `#"""#` is a one-line raw
  /// string of one quote: with hashes the rest of the line must be empty.
  private func opensMultiline(hashes: Int) -> Bool {
    guard byte(position + 1) == ascii("\""), byte(position + 2) == ascii("\"") else { return false }
    if hashes == 0 { return true }
    var offset = position + 3
    while offset < end, isBlank(base[offset]) { offset += 1 }
    return offset >= end || base[offset] == ascii("\n")
  }

  private func hasHashes(_ count: Int, at offset: Int) -> Bool {
    guard count <= end - offset else { return false }
    for index in 0..<count where base[offset + index] != ascii("#") { return false }
    return true
  }

  private mutating func skipEscape(hashes: Int) {
    position += 1
    guard hasHashes(hashes, at: position) else { return }
    position += hashes
    let escaped = byte(position)
    if escaped == ascii("("), literalNesting < Self.maximumLiteralNesting {
      position += 1
      literalNesting += 1
      skipBalanced(ascii("("), ascii(")"))
      literalNesting -= 1
    } else if escaped != ascii("\n"), position < end {
      position += 1
    }
  }

  /// From a `/`: a comment, a regex literal, or an operator's byte.
  mutating func skipSlash() {
    let next = byte(position + 1)
    if next == ascii("/") {
      skipLine()
    } else if next == ascii("*") {
      skipBlockComment()
    } else if let regexEnd = regexEnd() {
      position = regexEnd
    } else {
      position += 1
    }
  }

  /// Behind the `/.../` literal that starts here, if it reads like one: where
  /// an expression may start, not followed by a space, closed on its line.
  private func regexEnd() -> Int? {
    let next = byte(position + 1)
    guard position + 1 < end, !isBlank(next), next != ascii("\n"), next != ascii(")"), next != ascii("=") else {
      return nil
    }
    guard expressionMayStart() else { return nil }
    var offset = position + 1
    let limit = min(end, position + Self.lookahead)
    var groups = 0
    var inClass = false
    while offset < limit {
      switch base[offset] {
      case ascii("\n"): return nil
      case ascii("\\"): offset += 1
      case ascii("["): inClass = true
      case ascii("]"): inClass = false
      case ascii("("): if !inClass { groups += 1 }
      case ascii(")"):
        if !inClass { groups -= 1 }
        if groups < 0 { return nil }
      case ascii("/"): return isBlank(base[offset - 1]) ? nil : offset + 1
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// Whether the token before this position leaves an expression to start here.
  private func expressionMayStart() -> Bool {
    var offset = position - 1
    while offset >= 0, isBlank(base[offset]) { offset -= 1 }
    guard offset >= 0 else { return true }
    let previous = base[offset]
    if identifier[previous] != 0 {
      guard offset < position - 1 else { return false }
      var start = offset
      while start > 0, offset - start < 16, identifier[base[start - 1]] != 0 { start -= 1 }
      return Self.expressionWords.token(base + start, offset - start + 1) != 0
    }
    switch previous {
    case ascii(")"), ascii("]"), ascii("}"), ascii("\""), ascii("`"), ascii("."): return false
    // A postfix operator sits right behind its operand, an infix one has space around it.
    case ascii("!"), ascii("?"): return offset > 0 && isBlank(base[offset - 1])
    default: return true
    }
  }

  /// `#/.../#`, on one line or, if a line break follows the opening, on several.
  private mutating func skipExtendedRegex(hashes: Int) {
    let start = position
    position += 1
    var line = position
    while line < end, isBlank(base[line]) { line += 1 }
    let isMultiline = byte(line) == ascii("\n")
    while position < end {
      let current = base[position]
      if current == ascii("/"), hasHashes(hashes, at: position + 1) {
        position += 1 + hashes
        return
      }
      if current == ascii("\n"), !isMultiline { return }
      position += current == ascii("\\") && byte(position + 1) != ascii("\n") ? 2 : 1
    }
    position = min(position, end)
    if position == start { position += 1 }
  }

  /// From a `<` that certainly opens generic parameters or arguments to behind
  /// its `>`; stops before a brace or a semicolon, which no such list contains.
  mutating func skipGenericClause() {
    var depth = 0
    while position < end {
      switch base[position] {
      case ascii("<"):
        depth += 1
        position += 1
      case ascii(">"):
        position += 1
        if byte(position - 2) == ascii("-") { continue }
        depth -= 1
        if depth <= 0 { return }
      case ascii("("):
        position += 1
        skipBalanced(ascii("("), ascii(")"))
      case ascii("{"), ascii("}"), ascii(";"): return
      case ascii("\""), ascii("/"), ascii("#"), ascii("`"): skipLiteralOrComment()
      default: position += 1
      }
    }
  }

  /// Past `<...>` in an expression if it reads like generic arguments: right
  /// behind a name, with nothing inside that a type cannot contain.
  mutating func skipGenericArguments() {
    let start = position
    position += 1
    guard start > 0, identifier[base[start - 1]] != 0 else { return }
    var depth = 1
    var offset = start + 1
    let limit = min(end, start + Self.lookahead)
    while offset < limit {
      let current = base[offset]
      switch current {
      case ascii("<"): depth += 1
      case ascii(">"):
        if base[offset - 1] != ascii("-") { depth -= 1 }
        if depth == 0 {
          position = offset + 1
          return
        }
      case ascii(","), ascii("."), ascii(" "), ascii("\n"), ascii("?"), ascii("!"), ascii("["), ascii("]"),
        ascii(":"), ascii("("), ascii(")"), ascii("-"), ascii("&"), ascii("@"), ascii("~"), ascii("\t"), ascii("`"):
        break
      default: if identifier[current] == 0 { return }
      }
      offset += 1
    }
  }
}
