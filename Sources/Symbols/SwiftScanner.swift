package import SearchModel

/// Finds the definitions in a Swift file in one pass over its bytes, without a
/// parse tree: types, extensions, functions, initialisers, subscripts,
/// operators, properties, enum cases, macros, type aliases.
///
/// What counts:
/// - Declarations at file level and in type bodies, nested to any depth. What
///   stands inside a function, accessor or closure body is local and left out.
/// - `init` and `subscript` have no name of their own: the keyword is the name.
/// - An extension is named by the last component of the type it extends
///   (`extension NIO.Channel` is found as `Channel`), like that type's own
///   declaration inside its parent.
/// - A name in backticks is recorded without them.
/// - Every branch of `#if` is read.
///
/// Any bytes are accepted; broken source yields fewer definitions, never a trap.
package struct SwiftScanner {
  /// Type bodies inside type bodies; a deeper one is skipped as a whole.
  private static let maximumNesting = 255

  private enum Word {
    static let importDeclaration: UInt8 = 1
    static let structure: UInt8 = 2
    static let classOrModifier: UInt8 = 3
    static let enumeration: UInt8 = 4
    static let actor: UInt8 = 5
    static let protocolType: UInt8 = 6
    static let extensionOf: UInt8 = 7
    static let alias: UInt8 = 8
    static let function: UInt8 = 9
    static let initializer: UInt8 = 10
    static let subscripting: UInt8 = 11
    static let operatorName: UInt8 = 12
    static let precedence: UInt8 = 13
    static let macro: UInt8 = 14
    static let constant: UInt8 = 15
    static let variable: UInt8 = 16
    static let enumCase: UInt8 = 17
    static let conditional: UInt8 = 18
    static let modifier: UInt8 = 19
    static let deinitializer: UInt8 = 20
  }

  private static let words = WordTable([
    ("import", Word.importDeclaration), ("struct", Word.structure), ("class", Word.classOrModifier),
    ("enum", Word.enumeration), ("actor", Word.actor), ("protocol", Word.protocolType),
    ("extension", Word.extensionOf), ("typealias associatedtype", Word.alias), ("func", Word.function),
    ("init", Word.initializer), ("deinit", Word.deinitializer), ("subscript", Word.subscripting),
    ("operator", Word.operatorName), ("precedencegroup", Word.precedence), ("macro", Word.macro),
    ("let", Word.constant), ("var", Word.variable), ("case", Word.enumCase),
    ("if guard while for switch catch", Word.conditional),
    (
      "public private fileprivate internal open package static final override mutating nonmutating lazy dynamic "
        + "required convenience nonisolated distributed prefix postfix infix weak unowned",
      Word.modifier
    ),
  ])

  /// What the next brace at this level opens.
  private enum Brace {
    case code
    case enumeration
    case type
  }

  private var lexer: SwiftLexer
  private var found = SymbolCollector()
  /// The type bodies around this place: whether each is an enum's.
  private var enclosing: [Bool] = []
  private var brace = Brace.code
  /// After `let` or `var`: a comma at this level starts another binding.
  private var bindingKind: SymbolKind?
  private let keywords = Self.words

  /// The definitions in `bytes`, by start. Nothing is read behind 4 GiB.
  package static func symbols(in bytes: UnsafeRawBufferPointer) -> [SymbolSpan] {
    guard let base = bytes.baseAddress else { return [] }
    var scanner = SwiftScanner(
      lexer: SwiftLexer(
        base: base.assumingMemoryBound(to: UInt8.self), count: min(bytes.count, SymbolCollector.maximumContent)))
    scanner.scan()
    return scanner.found.finish()
  }

  private init(lexer: SwiftLexer) { self.lexer = lexer }

  private mutating func scan() {
    while true {
      lexer.skipTrivia()
      guard lexer.position < lexer.end else { return }
      let current = lexer.base[lexer.position]
      switch current {
      case ascii("{"):
        lexer.position += 1
        openBrace()
      case ascii("}"):
        lexer.position += 1
        _ = enclosing.popLast()
        endHeader()
      case ascii("("): skipBrackets(ascii("("), ascii(")"))
      case ascii("["): skipBrackets(ascii("["), ascii("]"))
      case ascii("@"): skipAttribute()
      case ascii("#"): skipDirective()
      case ascii(","):
        lexer.position += 1
        if let bindingKind { scanBinding(bindingKind) }
      case ascii("<"):
        if bindingKind == nil { lexer.position += 1 } else { lexer.skipGenericArguments() }
      case ascii(";"):
        lexer.position += 1
        endHeader()
      case ascii("\""), ascii("/"), ascii("`"): lexer.skipLiteralOrComment()
      default:
        if ByteTables.identifier[current] != 0 { scanWord() } else { lexer.position += 1 }
      }
    }
  }

  private mutating func endHeader() {
    brace = .code
    bindingKind = nil
  }

  private mutating func skipBrackets(_ open: UInt8, _ close: UInt8) {
    lexer.position += 1
    lexer.skipBalanced(open, close)
  }

  private mutating func openBrace() {
    let opened = brace
    brace = .code
    if opened == .code || enclosing.count >= Self.maximumNesting {
      lexer.skipBalanced(ascii("{"), ascii("}"))
    } else {
      enclosing.append(opened == .enumeration)
      bindingKind = nil
    }
  }

  /// `@name`, `@Module.name<T>(arguments)`; arguments only right behind the
  /// name, since `@Sendable () -> Void` is a type.
  private mutating func skipAttribute() {
    lexer.position += 1
    while true {
      lexer.position = lexer.identifierEnd(lexer.position)
      if lexer.byte(lexer.position) == ascii("<") { lexer.skipGenericClause() }
      guard lexer.byte(lexer.position) == ascii(".") else { break }
      lexer.position += 1
    }
    if lexer.byte(lexer.position) == ascii("(") { skipBrackets(ascii("("), ascii(")")) }
  }

  /// `#if` and its kin end a header; `#"..."#`, `#/.../#` and `#macro` are expressions.
  private mutating func skipDirective() {
    lexer.skipHashes()
    let start = lexer.position
    let end = lexer.identifierEnd(start)
    guard end > start, lexer.byte(start - 1) == ascii("#") else { return }
    lexer.position = end
    endHeader()
  }

  // MARK: Words

  private mutating func scanWord() {
    let start = lexer.position
    let end = lexer.identifierEnd(start)
    lexer.position = end
    // Behind a dot any word is a member's name.
    if lexer.byte(start - 1) == ascii("."), lexer.byte(start - 2) != ascii(".") { return }
    let token = keywords.token(lexer.base + start, end - start)
    switch token {
    case 0, Word.modifier: break
    case Word.importDeclaration: skipImport()
    case Word.structure: scanType(.struct, .type)
    case Word.enumeration: scanType(.enum, .enumeration)
    case Word.protocolType: scanType(.protocol, .type)
    case Word.classOrModifier: scanClass()
    case Word.actor: scanActor()
    case Word.extensionOf: scanExtension()
    case Word.alias: scanNamed(.typeAlias)
    case Word.function: scanFunction()
    case Word.initializer, Word.subscripting: scanUnnamed(start, end, isInitializer: token == Word.initializer)
    case Word.deinitializer: endHeader()
    case Word.operatorName: scanOperator()
    case Word.precedence: scanPrecedenceGroup()
    case Word.macro: scanMacro()
    case Word.constant, Word.variable: scanProperty(isConstant: token == Word.constant)
    case Word.enumCase: if enclosing.last == true { scanCases() }
    case Word.conditional: skipCondition()
    default: break
    }
  }

  /// The next name: an identifier, or what stands between backticks.
  private func peekName() -> (start: Int, end: Int, next: Int)? {
    let start = lexer.position
    if lexer.byte(start) == ascii("`") {
      var end = start + 1
      while end < lexer.end, lexer.base[end] != ascii("`"), lexer.base[end] != ascii("\n") { end += 1 }
      return lexer.byte(end) == ascii("`") && end > start + 1 ? (start + 1, end, end + 1) : nil
    }
    let end = lexer.identifierEnd(start)
    return end > start && !isDigit(lexer.byte(start)) ? (start, end, end) : nil
  }

  private mutating func add(_ start: Int, _ end: Int, _ kind: SymbolKind) {
    found.add(start: start, length: end - start, kind: kind, depth: enclosing.count)
  }

  /// Records the name that comes next; false if none does.
  @discardableResult
  private mutating func scanNamed(_ kind: SymbolKind) -> Bool {
    endHeader()
    lexer.skipTrivia()
    guard let name = peekName() else { return false }
    add(name.start, name.end, kind)
    lexer.position = name.next
    return true
  }

  private mutating func scanType(_ kind: SymbolKind, _ opens: Brace) {
    guard scanNamed(kind) else { return }
    brace = opens
    lexer.skipTrivia()
    if lexer.byte(lexer.position) == ascii("<") { lexer.skipGenericClause() }
  }

  /// `class Name`; but `class func` is a modifier, and `: class` a constraint.
  private mutating func scanClass() {
    lexer.skipTrivia()
    guard let name = peekName() else { return }
    if lexer.byte(lexer.position) != ascii("`"), keywords.token(lexer.base + name.start, name.end - name.start) != 0,
      !isContextual(name.start, name.end)
    {
      return
    }
    scanType(.class, .type)
  }

  /// Words of the table that may also name a type.
  private func isContextual(_ start: Int, _ end: Int) -> Bool {
    let token = keywords.token(lexer.base + start, end - start)
    return token == Word.actor || token == Word.macro
  }

  /// `actor` is an ordinary name unless a name follows, and then a type's header.
  private mutating func scanActor() {
    let start = lexer.position
    guard !lexer.skipTrivia(), let name = peekName() else {
      lexer.position = start
      return
    }
    lexer.position = name.next
    lexer.skipTrivia()
    let next = lexer.byte(lexer.position)
    lexer.position = name.start == start ? start : name.start - (name.next > name.end ? 1 : 0)
    let isHeader = next == ascii("{") || next == ascii(":") || next == ascii("<") || next == ascii("w")
    guard isHeader else { return }
    let token = keywords.token(lexer.base + name.start, name.end - name.start)
    if token == 0 || name.next > name.end { scanType(.class, .type) }
  }

  private mutating func scanExtension() {
    endHeader()
    lexer.skipTrivia()
    while lexer.byte(lexer.position) == ascii("@") {
      skipAttribute()
      lexer.skipTrivia()
    }
    brace = .type
    var last: (start: Int, end: Int, next: Int)?
    while let name = peekName() {
      last = name
      lexer.position = name.next
      if lexer.byte(lexer.position) == ascii("<") { lexer.skipGenericClause() }
      guard lexer.byte(lexer.position) == ascii(".") else { break }
      lexer.position += 1
    }
    if let last { add(last.start, last.end, .extension) }
  }

  private mutating func scanFunction() {
    endHeader()
    lexer.skipTrivia()
    if let name = peekName() {
      add(name.start, name.end, enclosing.isEmpty ? .function : .method)
      lexer.position = name.next
    } else {
      let start = lexer.position
      var end = lexer.operatorEnd(start)
      // `func ==<T>(...)`: the last `<` opens the generic parameters.
      if end - start > 1, lexer.base[end - 1] == ascii("<"), ByteTables.identifier[lexer.byte(end)] != 0 { end -= 1 }
      add(start, end, .operator)
      lexer.position = end
    }
    lexer.skipTrivia()
    if lexer.byte(lexer.position) == ascii("<") { lexer.skipGenericClause() }
  }

  private mutating func scanUnnamed(_ start: Int, _ end: Int, isInitializer: Bool) {
    lexer.skipTrivia()
    let next = lexer.byte(lexer.position)
    let isDeclaration =
      next == ascii("(") || next == ascii("<")
      || (isInitializer && (next == ascii("?") || next == ascii("!")))
    guard isDeclaration, !enclosing.isEmpty else { return }
    endHeader()
    add(start, end, isInitializer ? .initializer : .subscript)
    if next == ascii("?") || next == ascii("!") { lexer.position += 1 }
    if lexer.byte(lexer.position) == ascii("<") { lexer.skipGenericClause() }
  }

  private mutating func scanOperator() {
    lexer.skipTrivia()
    let start = lexer.position
    let end = lexer.operatorEnd(start)
    guard end > start, lexer.byte(start) != ascii("=") || end > start + 1 else { return }
    endHeader()
    add(start, end, .operator)
    lexer.position = end
  }

  private mutating func scanPrecedenceGroup() { scanNamed(.other) }

  /// `macro` is an ordinary name unless a name and its parameters follow.
  private mutating func scanMacro() {
    let start = lexer.position
    lexer.skipTrivia()
    guard let name = peekName() else { return }
    let next = lexer.byte(name.next)
    guard next == ascii("(") || next == ascii("<") else {
      lexer.position = start
      return
    }
    scanNamed(.macro)
    if lexer.byte(lexer.position) == ascii("<") { lexer.skipGenericClause() }
  }

  // MARK: Properties

  private mutating func scanProperty(isConstant: Bool) {
    endHeader()
    let kind: SymbolKind = enclosing.isEmpty ? (isConstant ? .constant : .variable) : .property
    bindingKind = kind
    scanBinding(kind)
  }

  private mutating func scanBinding(_ kind: SymbolKind) {
    lexer.skipTrivia()
    if lexer.byte(lexer.position) == ascii("(") {
      scanTuplePattern(kind)
    } else if let name = peekName() {
      lexer.position = name.next
      if !isUnderscore(name.start, name.end) { add(name.start, name.end, kind) }
    }
  }

  private func isUnderscore(_ start: Int, _ end: Int) -> Bool {
    end - start == 1 && lexer.byte(start) == ascii("_")
  }

  /// `(a, (b, _), label: c)`: every name but the labels.
  private mutating func scanTuplePattern(_ kind: SymbolKind) {
    var depth = 0
    while lexer.position < lexer.end {
      lexer.skipTrivia()
      let current = lexer.byte(lexer.position)
      if current == ascii("(") {
        depth += 1
      } else if current == ascii(")") {
        depth -= 1
        if depth == 0 {
          lexer.position += 1
          return
        }
      } else if let name = peekName() {
        lexer.position = name.next
        lexer.skipTrivia()
        if lexer.byte(lexer.position) != ascii(":"), !isUnderscore(name.start, name.end) {
          add(name.start, name.end, kind)
        }
        continue
      } else if current != ascii(","), current != ascii(":") {
        return
      }
      lexer.position += 1
    }
  }

  // MARK: Enum cases

  /// `case a, b(Int), c = "x"`: every name; stops before what follows the last.
  private mutating func scanCases() {
    endHeader()
    while true {
      lexer.skipTrivia()
      guard let name = peekName() else { return }
      add(name.start, name.end, .enumCase)
      lexer.position = name.next
      lexer.skipTrivia()
      if lexer.byte(lexer.position) == ascii("(") {
        skipBrackets(ascii("("), ascii(")"))
        lexer.skipTrivia()
      }
      if lexer.byte(lexer.position) == ascii("=") {
        lexer.position += 1
        skipRawValue()
      }
      guard lexer.byte(lexer.position) == ascii(",") else { return }
      lexer.position += 1
    }
  }

  private mutating func skipRawValue() {
    lexer.skipTrivia()
    while lexer.position < lexer.end {
      let current = lexer.base[lexer.position]
      if current == ascii("\"") || current == ascii("#") {
        lexer.skipLiteralOrComment()
      } else if ByteTables.identifier[current] != 0 || current == ascii(".") || current == ascii("-")
        || current == ascii("+")
      {
        lexer.position += 1
      } else {
        break
      }
    }
    lexer.skipTrivia()
  }

  // MARK: Statements

  /// `import struct Module.Name` declares nothing.
  private mutating func skipImport() {
    endHeader()
    for _ in 0..<2 {
      guard !lexer.skipTrivia(), let name = peekName() else { return }
      lexer.position = name.next
      if keywords.token(lexer.base + name.start, name.end - name.start) == 0 { return }
    }
  }

  /// From behind `if`, `guard`, `while`, `for`, `switch`, `catch` to the brace
  /// of its body, past bindings in the condition. Such words stand at this
  /// level only in scripts and in initial values.
  private mutating func skipCondition() {
    while true {
      let newline = lexer.skipTrivia()
      guard lexer.position < lexer.end else { return }
      let current = lexer.base[lexer.position]
      switch current {
      case ascii("{"):
        brace = .code
        return
      case ascii("}"), ascii(";"): return
      case ascii("("): skipBrackets(ascii("("), ascii(")"))
      case ascii("["): skipBrackets(ascii("["), ascii("]"))
      case ascii("\""), ascii("#"), ascii("/"), ascii("`"): lexer.skipLiteralOrComment()
      default:
        let end = lexer.identifierEnd(lexer.position)
        if end == lexer.position {
          lexer.position += 1
        } else if newline, startsDeclaration(lexer.position, end) {
          return
        } else {
          lexer.position = end
        }
      }
    }
  }

  private func startsDeclaration(_ start: Int, _ end: Int) -> Bool {
    switch keywords.token(lexer.base + start, end - start) {
    case Word.structure, Word.classOrModifier, Word.enumeration, Word.extensionOf, Word.protocolType, Word.function,
      Word.importDeclaration, Word.modifier:
      true
    default: false
    }
  }
}
