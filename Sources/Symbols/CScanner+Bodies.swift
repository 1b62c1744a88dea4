import SearchModel

/// Braces: bodies that hold declarations are entered, others are skipped.
extension CScanner {
  mutating func openBrace() {
    lexer.position += 1
    if statement.inMemberInitializers, isBraceInitializer() {
      statement.endsInName = false
      return skipBlock(1)
    }
    if let function = statement.function {
      defineFunction(function)
    } else if let aggregate = statement.aggregate {
      openBody(of: aggregate)
    } else if statement.isNamespace {
      if let name = statement.name { add(name, .namespace) }
      push(.namespace)
    } else if statement.isExternC {
      push(.linkage)
    } else if let header = oldStyleFunction, let function = header.function, statement.words == 0 {
      // What looked like variables were its parameters.
      found.truncate(to: oldStyleMark)
      statement = header
      defineFunction(function)
    } else {
      // `Type name{1};`, or code that is no declaration.
      if isPlusPlus, statement.endsInName, !statement.isTypedef { addVariable() }
      let kept = statement
      statement = CStatement()
      skipBlock(1)
      if isPlusPlus, kept.endsInName, !metOuterAlternate {
        statement = kept
        statement.name = nil
      }
    }
  }

  /// In `: a(1), b{2} {` the brace behind a name is b's.
  private func isBraceInitializer() -> Bool { statement.endsInName || lexer.byte(lexer.position - 2) == ascii(">") }

  private mutating func defineFunction(_ function: CStatement.Name) {
    if statement.isBareFunction, isMacroName(function), let argument = definingArgument(function) {
      add(argument, .function)
    } else if !statement.isTypedef {
      let isOperator = keywords.token(lexer.base + function.start, min(8, function.end - function.start))
      let isMember = isInAggregate || function.isQualified
      add(function, isOperator == Word.operatorName ? .operator : isMember ? .method : .function)
    }
    statement = CStatement()
    oldStyleFunction = nil
    skipBlock(1)
  }

  private func isMacroName(_ name: CStatement.Name) -> Bool {
    guard name.end - name.start > 2 else { return false }
    for offset in name.start..<name.end {
      let byte = lexer.base[offset]
      guard byte &- ascii("A") < 26 || isDigit(byte) || byte == ascii("_") else { return false }
    }
    return true
  }

  /// The argument that names what a macro defines: the first, but the last of
  /// test macros, `TEST_F(Fixture, name)`.
  private func definingArgument(_ macro: CStatement.Name) -> CStatement.Name? {
    var cursor = lexer
    cursor.position = statement.functionArguments
    var result: CStatement.Name?
    let takesLast =
      lexer.byte(macro.start) == ascii("T") && macro.end - macro.start >= 4
      && lexer.byte(macro.start + 2) == ascii("S")
    while cursor.position < lexer.position {
      cursor.skipTrivia()
      let start = cursor.position
      let end = cursor.identifierEnd(start)
      guard end > start, !isDigit(cursor.byte(start)) else { return result }
      cursor.position = end
      cursor.skipTrivia()
      let next = cursor.byte(cursor.position)
      guard next == ascii(",") || next == ascii(")") else { return result }
      result = CStatement.Name(start: start, end: end)
      if !takesLast || next == ascii(")") { return result }
      cursor.position += 1
    }
    return result
  }

  private mutating func openBody(of aggregate: SymbolKind) {
    if let name = statement.name ?? statement.tag { add(name, aggregate) }
    if aggregate == .enum {
      scanEnumerators()
      finishBody(statement)
    } else {
      push(.aggregate)
    }
  }

  private mutating func push(_ body: Body) {
    guard levels.count < Self.maximumLevels else {
      let kept = statement
      skipBlock(1)
      if body == .aggregate { finishBody(kept) } else { statement = CStatement() }
      return
    }
    levels.append(Level(body: body, statement: statement))
    if body != .linkage { depth += 1 }
    statement = CStatement()
    oldStyleFunction = nil
  }

  mutating func closeBrace() {
    lexer.position += 1
    oldStyleFunction = nil
    guard let level = levels.popLast() else {
      statement = CStatement()
      return
    }
    if level.body != .linkage { depth -= 1 }
    if level.body == .aggregate { finishBody(level.statement) } else { statement = CStatement() }
  }

  /// Declarators may follow a struct's or enum's body.
  private mutating func finishBody(_ opened: CStatement) {
    statement = CStatement()
    statement.isTypedef = opened.isTypedef
    statement.isExtern = opened.isExtern
    statement.words = 1
  }

  private mutating func scanEnumerators() {
    var expectsName = true
    depth += 1
    defer { depth -= 1 }
    while lexer.position < lexer.end {
      lexer.skipTrivia()
      guard lexer.position < lexer.end else { return }
      let current = lexer.base[lexer.position]
      switch current {
      case ascii("}"):
        lexer.position += 1
        return
      case ascii(","):
        expectsName = true
        lexer.position += 1
      case ascii("("):
        lexer.position += 1
        skipGroup(1)
      case ascii("{"):
        lexer.position += 1
        skipBlock(1)
      case ascii(";"): return
      case ascii("#"): if lexer.startsLine(lexer.position) { scanDirectiveHere() } else { lexer.position += 1 }
      case ascii("\""), ascii("'"): skipLiteralOrComment(current)
      default:
        let end = lexer.identifierEnd(lexer.position)
        guard end > lexer.position else {
          lexer.position += 1
          continue
        }
        if expectsName, !isDigit(current) { readEnumerator(end) }
        expectsName = false
        lexer.position = end
      }
      if metOuterAlternate { return }
    }
  }

  private mutating func readEnumerator(_ end: Int) {
    let start = lexer.position
    lexer.position = end
    lexer.skipTrivia()
    // A macro that expands to enumerators is none itself.
    if lexer.byte(lexer.position) != ascii("(") { add(CStatement.Name(start: start, end: end), .enumCase) }
  }
}
