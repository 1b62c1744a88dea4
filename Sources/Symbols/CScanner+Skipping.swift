/// Bodies and lists that hold no definitions, skipped with their conditionals in balance.
extension CScanner {
  mutating func skipLiteralOrComment(_ current: UInt8) {
    switch current {
    case ascii("\""): skipStringLiteral()
    case ascii("'"): lexer.skipCharacter()
    case ascii("/"): lexer.skipSlash()
    default: lexer.position += 1
    }
  }

  /// Past the rest of a block whose `nesting` braces are open. If the file
  /// ends first, the braces were unbalanced by macros or broken code: the block
  /// then ends at the first brace in column 0, as most layouts have it.
  /// `inside` is how many of the open `#if`s stand outside of the block.
  mutating func skipBlock(_ nesting: Int, inside: Int? = nil) {
    let start = lexer.position
    let symbols = found.count
    let outer = conditionals
    let outerCount = inside ?? outer.count
    if skipBlock(nesting, outerCount, byLayout: false) || rescues >= Self.maximumRescues { return }
    rescues += 1
    lexer.position = start
    found.truncate(to: symbols)
    conditionals = outer
    _ = skipBlock(nesting, outerCount, byLayout: true)
  }

  mutating func skipBlock(_ nesting: Int, _ outer: Int, byLayout: Bool) -> Bool {
    var nesting = nesting
    while lexer.position < lexer.end {
      let current = lexer.base[lexer.position]
      switch blockStops[current] {
      case 0: lexer.position += 1
      case 1:
        lexer.position += 1
        if current == ascii("{") {
          nesting += 1
        } else {
          nesting -= 1
          if byLayout ? lexer.byte(lexer.position - 2) == ascii("\n") : nesting <= 0 { return true }
        }
      default:
        guard current == ascii("#") else {
          skipLiteralOrComment(current)
          continue
        }
        guard lexer.startsLine(lexer.position) else {
          lexer.position += 1
          continue
        }
        switch readDirective() {
        case .opened: remember(braces: nesting, parentheses: 0)
        case .alternate:
          if conditionals.count > outer, let last = conditionals.last {
            nesting = max(1, last.braces)
          } else if conditionals.isEmpty || surplusConditionals > 0 {
            continue
          } else {
            metOuterAlternate = true
            return true
          }
        case .closed: forget()
        case .other: break
        }
      }
    }
    return false
  }

  /// Past the rest of a list in parentheses; a brace in column 0 ends it too,
  /// since a function's body starts there and never an argument.
  mutating func skipGroup(_ nesting: Int, inside: Int? = nil) {
    var nesting = nesting
    let outer = inside ?? conditionals.count
    let stops = Self.groupStops
    while lexer.position < lexer.end {
      let current = lexer.base[lexer.position]
      switch stops[current] {
      case 0: lexer.position += 1
      case 1:
        lexer.position += 1
        nesting += current == ascii("(") ? 1 : -1
        if nesting <= 0 { return }
      case 3:
        if lexer.byte(lexer.position - 1) == ascii("\n") { return }
        lexer.position += 1
      default:
        guard current == ascii("#") else {
          skipLiteralOrComment(current)
          continue
        }
        guard lexer.startsLine(lexer.position) else {
          lexer.position += 1
          continue
        }
        switch readDirective() {
        case .opened: remember(braces: 0, parentheses: nesting)
        case .alternate:
          if conditionals.count > outer, let last = conditionals.last {
            nesting = max(1, last.parentheses)
          } else if conditionals.isEmpty || surplusConditionals > 0 {
            continue
          } else {
            metOuterAlternate = true
            return
          }
        case .closed: forget()
        case .other: break
        }
      }
    }
  }
}
