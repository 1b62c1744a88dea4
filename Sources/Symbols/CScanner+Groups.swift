/// What stands in parentheses at the level of declarations.
extension CScanner {
  mutating func scanGroup() {
    lexer.position += 1
    if statement.inTail || statement.inBaseClause {
      statement.endsInName = false
      return skipGroup(1)
    }
    if statement.endsInName, let name = statement.name {
      if statement.isTypedef, let declared = nameInParentheses() {
        statement.isBareFunction = false
        statement.function = declared
      } else {
        readFunctionHeader(name)
      }
    } else if statement.function == nil {
      readDeclaratorGroup()
    }
    statement.endsInName = false
    statement.wordsSinceGroup = 0
    skipGroup(1)
  }

  /// The `name` of `typedef result (name)(int);`, where the result's type is a name too.
  private func nameInParentheses() -> CStatement.Name? {
    var cursor = lexer
    cursor.skipTrivia()
    let start = cursor.position
    let end = cursor.identifierEnd(start)
    guard end > start, keywords.token(lexer.base + start, end - start) == 0 else { return nil }
    cursor.position = end
    cursor.skipTrivia()
    guard cursor.byte(cursor.position) == ascii(")") else { return nil }
    cursor.position += 1
    cursor.skipTrivia()
    return cursor.byte(cursor.position) == ascii("(") ? CStatement.Name(start: start, end: end) : nil
  }

  /// The first parentheses behind a name are its parameters; later ones belong
  /// to trailing attributes, unless a type stands between: then the first were
  /// a macro's, as in `EXPORT(x) int main(void)`.
  private mutating func readFunctionHeader(_ name: CStatement.Name) {
    let isReserved = lexer.byte(name.start) == ascii("_") && lexer.byte(name.start + 1) == ascii("_")
    guard statement.function == nil || (statement.wordsSinceGroup >= 2 && !isReserved) else { return }
    statement.isBareFunction = statement.words == 1
    statement.function = name
    statement.functionArguments = lexer.position
  }

  /// `(*name)`, `(*name[3])`, `(*name(int))` and `(name)`.
  private mutating func readDeclaratorGroup() {
    let start = lexer.position
    defer { lexer.position = start }
    var stars = 0
    while lexer.position < lexer.end {
      lexer.skipTrivia()
      let current = lexer.byte(lexer.position)
      if current == ascii("*") || current == ascii("^") || current == ascii("&") {
        stars += 1
        lexer.position += 1
        continue
      }
      if current == ascii("("), stars > 0 {
        lexer.position += 1
        continue
      }
      let name = CStatement.Name(start: lexer.position, end: lexer.identifierEnd(lexer.position))
      guard name.end > name.start, !isDigit(current) else { return }
      lexer.position = name.end
      let token = keywords.token(lexer.base + name.start, name.end - name.start)
      if token == Word.ignored { continue }
      guard token == 0 else { return }
      lexer.skipTrivia()
      let next = lexer.byte(lexer.position)
      if next == ascii("*"), stars == 0 {
        // A calling convention: `(WINAPI *name)`; or a multiplication.
        continue
      }
      if stars > 0 {
        if identifier[next] != 0 { continue }
        if next == ascii("("), statement.words > 0 {
          statement.isBareFunction = false
          statement.function = name
          statement.functionArguments = lexer.position + 1
        } else {
          statement.pointerName = name
        }
      } else if next == ascii(")"), statement.words > 0 {
        lexer.position += 1
        lexer.skipTrivia()
        guard lexer.byte(lexer.position) == ascii("(") else { return }
        statement.isBareFunction = false
        statement.function = name
        statement.functionArguments = lexer.position + 1
      }
      return
    }
  }
}
