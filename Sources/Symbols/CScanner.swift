package import SearchModel

/// Finds the definitions in a C or C++ file in one pass over its bytes,
/// without preprocessing it and without a parse tree.
///
/// Found: functions with a body (K&R ones too), `struct`, `union`, `enum` and
/// `class` with a body and a name, enumerators, typedefs, macros, variables of
/// file or namespace level that are not merely declared `extern`; in C++ also
/// namespaces, methods, operators, `using` aliases and concepts.
///
/// Left out on purpose: prototypes, locals, and data members (they would be
/// the larger half of a C index, and whoever looks for one types the struct).
///
/// - A macro that defines a function, like `SYSCALL_DEFINE3(open, ...) {`, is
///   recorded under its argument's name, `open`, which is what people look for.
/// - Every branch of `#if` is read, except `#if 0`. A branch continues from
///   the state that the first branch started from, so that bodies and headers
///   split over branches keep their braces balanced.
///
/// Any bytes are accepted; broken source yields fewer definitions, never a trap.
package struct CScanner {
  package enum Dialect: Sendable {
    case c
    case cPlusPlus
  }

  /// The bodies that declarations stand in.
  enum Body {
    case namespace
    case linkage
    case aggregate
  }

  struct Level {
    var body: Body
    /// The statement that the body belongs to: `typedef struct {...} name;` goes on after it.
    var statement: CStatement
  }

  /// What to go back to at the `#else` of an `#if`.
  struct Conditional {
    var statement: CStatement
    var levels: Int
    var braces: Int
    var parentheses: Int
  }

  enum Directive {
    case other
    case opened
    case alternate
    case closed
  }

  static let maximumLevels = 255
  static let maximumConditionals = 255
  /// How often a body whose braces do not balance may be read again by its layout.
  static let maximumRescues = 8

  static let blockStops = ByteTable([("{}", 1), ("\"'/#", 2)])
  static let groupStops = ByteTable([("()", 1), ("\"'/#", 2), ("{}", 3)])
  static let initializerStops = ByteTable([("\"'/#", 2), ("{}()[];,", 1)])

  var lexer: CLexer
  var found = SymbolCollector()
  var statement = CStatement()
  var levels: [Level] = []
  var depth = 0
  var conditionals: [Conditional] = []
  /// `#if`s deeper than are remembered.
  var surplusConditionals = 0
  /// A body or a list ended at the `#else` of an `#if` outside of it.
  var metOuterAlternate = false
  /// A function header that parameter declarations in the old style may follow.
  var oldStyleFunction: CStatement?
  /// How many definitions there were before those parameters.
  var oldStyleMark = 0
  var rescues = 0
  var isPlusPlus: Bool
  var keywords: WordTable
  let identifier = ByteTables.identifier
  let blockStops = Self.blockStops

  /// The definitions in `bytes`, by start. Nothing is read behind 4 GiB.
  package static func symbols(in bytes: UnsafeRawBufferPointer, dialect: Dialect) -> [SymbolSpan] {
    guard let base = bytes.baseAddress else { return [] }
    var scanner = CScanner(
      lexer: CLexer(
        base: base.assumingMemoryBound(to: UInt8.self), count: min(bytes.count, SymbolCollector.maximumContent)),
      dialect: dialect)
    scanner.scan()
    return scanner.found.finish()
  }

  private init(lexer: CLexer, dialect: Dialect) {
    self.lexer = lexer
    isPlusPlus = dialect == .cPlusPlus
    keywords = isPlusPlus ? Self.plusPlusWords : Self.commonWords
  }

  // MARK: Declarations

  private mutating func scan() {
    while lexer.position < lexer.end {
      if metOuterAlternate { resumeAlternate() }
      lexer.skipTrivia()
      guard lexer.position < lexer.end else { return }
      let current = lexer.base[lexer.position]
      if identifier[current] != 0 {
        if isDigit(current) { skipNumber() } else { scanWord() }
      } else {
        scanPunctuation(current)
      }
    }
  }

  private mutating func skipNumber() {
    lexer.position = lexer.identifierEnd(lexer.position)
    statement.endsInName = false
  }

  private mutating func scanPunctuation(_ current: UInt8) {
    switch current {
    case ascii("("): scanGroup()
    case ascii("{"): openBrace()
    case ascii("}"): closeBrace()
    case ascii(";"): endStatement()
    case ascii("="): scanInitializer()
    case ascii(","): endDeclarator()
    case ascii("["):
      lexer.position += 1
      skipBrackets()
      statement.endsInName = false
    case ascii("*"), ascii("&"), ascii("^"):
      lexer.position += 1
      statement.endsInName = false
      if statement.words > 0 { statement.wordsSinceGroup += 1 }
    case ascii("#"): scanDirectiveHere()
    case ascii("\""): scanString()
    case ascii("'"): lexer.skipCharacter()
    case ascii(":"): scanColon()
    case ascii("<"):
      if isPlusPlus, statement.endsInName || statement.aggregate != nil {
        skipTemplateList()
      } else {
        lexer.position += 1
      }
    case ascii("-"):
      lexer.position += 1
      if lexer.byte(lexer.position) == ascii(">"), statement.function != nil { statement.inTail = true }
    default:
      lexer.position += 1
      if current != ascii("~") { statement.endsInName = false }
    }
  }

  private mutating func scanString() {
    if statement.isExtern, statement.words == 0 { statement.isExternC = true }
    skipStringLiteral()
    statement.endsInName = false
  }

  mutating func skipStringLiteral() {
    if isPlusPlus, lexer.byte(lexer.position - 1) == ascii("R") {
      lexer.skipRawString()
    } else {
      lexer.skipString()
    }
  }

  private mutating func scanColon() {
    lexer.position += 1
    if lexer.byte(lexer.position) == ascii(":") {
      lexer.position += 1
      return
    }
    if statement.function != nil {
      statement.inTail = true
      statement.inMemberInitializers = true
    } else if statement.aggregate != nil {
      statement.inBaseClause = true
    } else if statement.words <= 1, !statement.isTypedef, levels.isEmpty || isPlusPlus {
      statement = CStatement()
    }
    statement.endsInName = false
  }

  // MARK: Words
  // MARK: Parentheses
  // MARK: Statement ends
  // MARK: Braces
  // MARK: Preprocessor
}
