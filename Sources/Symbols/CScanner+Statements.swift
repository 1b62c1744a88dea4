import SearchModel

/// Ends of declarators and statements, where definitions are recorded.
extension CScanner {
  mutating func add(_ name: CStatement.Name, _ kind: SymbolKind) {
    found.add(start: name.start, length: name.end - name.start, kind: kind, depth: depth)
  }

  var isInAggregate: Bool { levels.last?.body == .aggregate }

  mutating func endStatement() {
    lexer.position += 1
    endDeclaratorName()
    if statement.function != nil {
      let mayBeOldStyle = statement.wordsSinceGroup >= 2 && !statement.isExtern && !statement.isTypedef
      oldStyleFunction = mayBeOldStyle && !isInAggregate ? statement : nil
      oldStyleMark = found.count
    }
    statement = CStatement()
  }

  mutating func endDeclarator() {
    lexer.position += 1
    guard !statement.inBaseClause, !statement.inTail else { return }
    endDeclaratorName()
    statement.name = nil
    statement.pointerName = nil
    statement.function = nil
    statement.endsInName = false
  }

  /// At `,` or `;`: a typedef's or a variable's name is complete.
  private mutating func endDeclaratorName() {
    if statement.isTypedef {
      if let name = statement.pointerName ?? statement.function ?? statement.name { add(name, .typeAlias) }
      return
    }
    guard !statement.isExtern || statement.isExternC, statement.function == nil else { return }
    addVariable()
  }

  mutating func addVariable() {
    guard !isInAggregate, !statement.isUsing, !statement.isNamespace, !statement.inBaseClause, statement.words >= 2,
      let name = statement.pointerName ?? statement.name
    else { return }
    add(name, .variable)
  }

  /// From a `=` to before what ends the initial value.
  mutating func scanInitializer() {
    lexer.position += 1
    if lexer.byte(lexer.position) == ascii("=") {
      lexer.position += 1
      return
    }
    if statement.isUsing || statement.isConcept {
      if let name = statement.name { add(name, statement.isUsing ? .typeAlias : .type) }
    } else if !statement.isTypedef, !statement.inTail, statement.function == nil || statement.pointerName != nil {
      addVariable()
    }
    statement.name = nil
    statement.pointerName = nil
    statement.endsInName = false
    skipInitializer()
  }

  private mutating func skipInitializer() {
    let stops = Self.initializerStops
    while lexer.position < lexer.end {
      let current = lexer.base[lexer.position]
      switch stops[current] {
      case 0: lexer.position += 1
      case 2:
        if current == ascii("#") {
          if lexer.startsLine(lexer.position) { scanDirectiveHere() } else { lexer.position += 1 }
          if metOuterAlternate { return }
        } else {
          skipLiteralOrComment(current)
        }
      default:
        switch current {
        case ascii("{"):
          lexer.position += 1
          skipBlock(1)
        case ascii("("):
          lexer.position += 1
          skipGroup(1)
        case ascii("["):
          lexer.position += 1
          skipBrackets()
        case ascii(";"), ascii(","), ascii("}"): return
        default: lexer.position += 1
        }
        if metOuterAlternate { return }
      }
    }
  }

  mutating func skipBrackets() {
    var nesting = 1
    while lexer.position < lexer.end {
      let current = lexer.base[lexer.position]
      switch current {
      case ascii("["): nesting += 1
      case ascii("]"):
        nesting -= 1
        if nesting == 0 {
          lexer.position += 1
          return
        }
      case ascii(";"), ascii("{"), ascii("}"): return
      case ascii("#"): if lexer.startsLine(lexer.position) { return }
      case ascii("\""), ascii("'"), ascii("/"):
        skipLiteralOrComment(current)
        continue
      default: break
      }
      lexer.position += 1
    }
  }
}
