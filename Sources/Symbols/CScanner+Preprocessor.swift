import SearchModel

/// Directives: conditionals, whose branches start from the same state, and macros.
extension CScanner {
  mutating func remember(braces: Int, parentheses: Int) {
    guard conditionals.count < Self.maximumConditionals else {
      surplusConditionals += 1
      return
    }
    conditionals.append(
      Conditional(statement: statement, levels: levels.count, braces: braces, parentheses: parentheses))
  }

  mutating func forget() {
    if surplusConditionals > 0 { surplusConditionals -= 1 } else { _ = conditionals.popLast() }
  }

  /// A `#` between declarations.
  mutating func scanDirectiveHere() {
    guard lexer.startsLine(lexer.position) else {
      lexer.position += 1
      return
    }
    switch readDirective() {
    case .opened: remember(braces: 0, parentheses: 0)
    case .alternate: if surplusConditionals == 0, !conditionals.isEmpty { metOuterAlternate = true }
    case .closed: forget()
    case .other: break
    }
  }

  /// After an `#else`: reads on from the state at its `#if`.
  mutating func resumeAlternate() {
    metOuterAlternate = false
    guard let last = conditionals.last else { return }
    while levels.count > last.levels, let level = levels.popLast() {
      if level.body != .linkage { depth -= 1 }
    }
    statement = last.statement
    // The skip goes on inside this same `#if`, so it has to see it as its own.
    let inner = conditionals.count - 1
    if last.braces > 0 {
      skipBlock(last.braces, inside: inner)
    } else if last.parentheses > 0 {
      skipGroup(last.parentheses, inside: inner)
    }
  }

  /// Reads the preprocessor line at a `#`, records a macro, skips `#if 0`.
  mutating func readDirective() -> Directive {
    lexer.position += 1
    lexer.skipBlanks()
    let start = lexer.position
    let end = lexer.identifierEnd(start)
    lexer.position = end
    let result: Directive
    switch (lexer.byte(start), end - start) {
    case (ascii("d"), 6):
      defineMacro()
      result = .other
    case (ascii("i"), 2):
      if isZero() { return skipDisabled() }
      result = .opened
    case (ascii("i"), 5), (ascii("i"), 6):
      result = lexer.byte(start + 1) == ascii("f") ? .opened : .other
    case (ascii("e"), 4), (ascii("e"), 7), (ascii("e"), 8):
      result = lexer.byte(start + 1) == ascii("l") ? .alternate : .other
    case (ascii("e"), 5): result = lexer.byte(start + 1) == ascii("n") ? .closed : .other
    default: result = .other
    }
    lexer.skipDirectiveLine()
    return result
  }

  private mutating func defineMacro() {
    lexer.skipBlanks()
    let start = lexer.position
    let end = lexer.identifierEnd(start)
    if end > start, !isDigit(lexer.byte(start)) { add(CStatement.Name(start: start, end: end), .macro) }
    lexer.position = end
  }

  private func isZero() -> Bool {
    var cursor = lexer
    cursor.skipBlanks()
    guard cursor.byte(cursor.position) == ascii("0") else { return false }
    let next = cursor.byte(cursor.position + 1)
    return next == ascii("\n") || isBlank(next) || next == ascii("/") || next == 0
  }

  /// From `#if 0` past its `#endif`, or to its `#else`, whose branch counts.
  private mutating func skipDisabled() -> Directive {
    var nesting = 1
    lexer.skipDirectiveLine()
    while lexer.position < lexer.end {
      lexer.skipTrivia()
      guard lexer.byte(lexer.position) == ascii("#"), lexer.startsLine(lexer.position) else {
        lexer.skipDirectiveLine()
        if lexer.position < lexer.end { lexer.position += 1 }
        continue
      }
      lexer.position += 1
      lexer.skipBlanks()
      let start = lexer.position
      let end = lexer.identifierEnd(start)
      lexer.position = end
      let first = lexer.byte(start)
      let second = lexer.byte(start + 1)
      lexer.skipDirectiveLine()
      if first == ascii("i"), second == ascii("f") {
        nesting += 1
      } else if first == ascii("e"), second == ascii("n"), end - start == 5 {
        nesting -= 1
        if nesting == 0 { return .other }
      } else if first == ascii("e"), second == ascii("l"), nesting == 1 {
        return .opened
      }
    }
    return .other
  }
}
