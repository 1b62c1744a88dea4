import SearchModel

/// Words: those that start a declaration, and names.
extension CScanner {
  mutating func scanWord() {
    let start = lexer.position
    let end = lexer.identifierEnd(start)
    lexer.position = end
    switch keywords.token(lexer.base + start, end - start) {
    case 0: readName(start, end)
    case Word.ignored: break
    case Word.builtinType: addTypeWord()
    case Word.typedef: statement.isTypedef = true
    case Word.external: statement.isExtern = true
    case Word.structure: openAggregate(.struct)
    // The index has no kind of its own for unions.
    case Word.union: openAggregate(.struct)
    case Word.enumeration: openAggregate(.enum)
    case Word.classType: if statement.aggregate != .enum { openAggregate(.class) }
    case Word.namespace: if !statement.isUsing { statement.isNamespace = true }
    case Word.using: statement.isUsing = true
    case Word.concept: statement.isConcept = true
    case Word.template: scanTemplate()
    case Word.operatorName: scanOperator(start)
    case Word.attributeWithArguments: skipArguments()
    case Word.typeOf:
      skipArguments()
      addTypeWord()
    case Word.control: statement.endsInName = false
    case Word.access:
      lexer.skipBlanks()
      if lexer.byte(lexer.position) == ascii(":"), lexer.byte(lexer.position + 1) != ascii(":") {
        lexer.position += 1
        statement = CStatement()
      }
    default: break
    }
  }

  private mutating func addTypeWord() {
    statement.words += 1
    statement.wordsSinceGroup += 1
    statement.endsInName = false
  }

  private mutating func readName(_ wordStart: Int, _ end: Int) {
    guard !statement.inBaseClause, !statement.inTail else {
      statement.endsInName = true
      return
    }
    var start = wordStart
    let isQualified = lexer.byte(start - 1) == ascii(":") && lexer.byte(start - 2) == ascii(":")
    if lexer.byte(start - 1) == ascii("~") { start -= 1 }
    let isQualifiedDestructor = start < wordStart && lexer.byte(start - 1) == ascii(":")
    let name = CStatement.Name(start: start, end: end, isQualified: isQualified || isQualifiedDestructor)
    if statement.aggregate != nil, statement.tag == nil {
      statement.tag = name
      addTypeWord()
      return
    }
    if !isPlusPlus, statement.isEmpty, switchesToPlusPlus(start, end) { return }
    if name.isQualified, statement.name != nil {
      // The qualifier was no declarator after all.
      statement.wordsSinceGroup = max(1, statement.wordsSinceGroup)
    } else {
      statement.words += 1
      statement.wordsSinceGroup += 1
    }
    statement.name = name
    statement.endsInName = true
  }

  /// C headers are shared with C++: `class X {`, `namespace x {`, `template <`
  /// at a statement's start settle that this file is C++.
  private mutating func switchesToPlusPlus(_ start: Int, _ end: Int) -> Bool {
    let token = Self.plusPlusWords.token(lexer.base + start, end - start)
    guard token == Word.classType || token == Word.namespace || token == Word.template else { return false }
    let position = lexer.position
    lexer.skipTrivia()
    let next = lexer.byte(lexer.position)
    lexer.position = position
    let fits =
      token == Word.template
      ? next == ascii("<") : identifier[next] != 0 || (token == Word.namespace && next == ascii("{"))
    guard fits else { return false }
    isPlusPlus = true
    keywords = Self.plusPlusWords
    lexer.position = start
    scanWord()
    return true
  }

  private mutating func openAggregate(_ kind: SymbolKind) {
    // A macro call without a semicolon, or an old-style parameter, came before.
    if statement.function != nil, oldStyleFunction == nil {
      oldStyleFunction = statement
      oldStyleMark = found.count
    }
    statement.function = nil
    statement.aggregate = kind
    statement.tag = nil
    statement.name = nil
    statement.inBaseClause = false
    statement.endsInName = false
  }

  private mutating func scanTemplate() {
    lexer.skipTrivia()
    if lexer.byte(lexer.position) == ascii("<") { skipTemplateList() }
  }

  /// From a `<` to behind its `>`; stops before a brace or a semicolon.
  mutating func skipTemplateList() {
    var nesting = 0
    while lexer.position < lexer.end {
      let current = lexer.base[lexer.position]
      switch current {
      case ascii("<"): nesting += 1
      case ascii(">"): if lexer.byte(lexer.position - 1) != ascii("-") { nesting -= 1 }
      case ascii("("):
        lexer.position += 1
        skipGroup(1)
        if metOuterAlternate { return }
        continue
      case ascii("{"), ascii("}"), ascii(";"), ascii("#"): return
      case ascii("\""):
        skipStringLiteral()
        continue
      case ascii("'"):
        lexer.skipCharacter()
        continue
      case ascii("/"):
        lexer.skipSlash()
        continue
      default: break
      }
      lexer.position += 1
      if nesting <= 0 { return }
    }
  }

  /// `operator==`, `operator()`, `operator bool`, `operator new[]`.
  private mutating func scanOperator(_ start: Int) {
    lexer.skipBlanks()
    if lexer.byte(lexer.position) == ascii("(") {
      lexer.position += 1
      lexer.skipBlanks()
      if lexer.byte(lexer.position) == ascii(")") { lexer.position += 1 }
    }
    var end = lexer.position
    while lexer.position < lexer.end {
      let current = lexer.base[lexer.position]
      if current == ascii("(") || current == ascii(";") || current == ascii("{") || current == ascii("}")
        || current == ascii("\n") || current == ascii("#")
      {
        break
      }
      lexer.position += 1
      if !isBlank(current) { end = lexer.position }
    }
    let isQualified = lexer.byte(start - 1) == ascii(":")
    statement.name = CStatement.Name(start: start, end: end, isQualified: isQualified)
    statement.words += 1
    statement.wordsSinceGroup += 1
    statement.endsInName = true
  }

  private mutating func skipArguments() {
    let position = lexer.position
    lexer.skipTrivia()
    if lexer.byte(lexer.position) == ascii("(") {
      lexer.position += 1
      skipGroup(1)
    } else {
      lexer.position = position
    }
  }
}
