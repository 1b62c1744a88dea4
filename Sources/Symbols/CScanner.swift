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

  private enum Word {
    static let typedef: UInt8 = 1
    static let structure: UInt8 = 2
    static let union: UInt8 = 3
    static let enumeration: UInt8 = 4
    static let classType: UInt8 = 5
    static let namespace: UInt8 = 6
    static let external: UInt8 = 7
    static let template: UInt8 = 8
    static let using: UInt8 = 9
    static let operatorName: UInt8 = 10
    static let attributeWithArguments: UInt8 = 11
    static let ignored: UInt8 = 12
    static let control: UInt8 = 13
    static let builtinType: UInt8 = 14
    static let concept: UInt8 = 15
    static let access: UInt8 = 16
    static let typeOf: UInt8 = 17
  }

  private static let common: [(words: String, token: UInt8)] = [
    ("typedef", Word.typedef), ("struct", Word.structure), ("union", Word.union), ("enum", Word.enumeration),
    ("extern", Word.external),
    (
      "__attribute__ __attribute __declspec alignas _Alignas __asm__ __asm asm __section __aligned __printf __scanf "
        + "__acquires __releases __must_hold __acquire __release __cond_lock __alloc_size __assume_aligned "
        + "__counted_by __nonnull __format_arg noexcept throw requires explicit __declaration "
        + "_Static_assert static_assert __malloc __no_sanitize __diag_push __diag_pop __diag_ignore __guarded_by "
        + "__extension__ __pragma _Pragma",
      Word.attributeWithArguments
    ),
    (
      "const volatile static inline register restrict auto __restrict __restrict__ __inline __inline__ __const "
        + "__const__ __volatile__ __always_inline __gnu_inline noinline noinstr notrace asmlinkage __init __exit "
        + "__initdata __initconst __exitdata __read_mostly __ro_after_init __maybe_unused __always_unused __used "
        + "__unused __packed __cold __hot __weak __pure __user __iomem __rcu __percpu __force __kernel __private "
        + "__bitwise __must_check __sched __kprobes __ref __refdata __refconst __noreturn __deprecated __visible "
        + "__meminit __meminitdata __cpuinit __cpuinitdata __devinit __devexit __devinitdata __devinitconst "
        + "__net_init __net_exit __net_initdata __latent_entropy __nocfi __no_kcsan __cpuidle __nosavedata __lockfunc "
        + "__randomize_layout __designated_init __cdecl __stdcall __fastcall __noclone __ksym __kconfig __hidden "
        + "__no_sanitize_address __init_memblock __initdata_memblock __init_or_module __initdata_or_module "
        + "__cacheline_aligned ____cacheline_aligned __cacheline_aligned_in_smp ____cacheline_aligned_in_smp "
        + "__page_aligned_data __page_aligned_bss __signed__ __flatten "
        + "_Noreturn _Thread_local __thread thread_local constexpr consteval constinit mutable virtual friend "
        + "override final typename",
      Word.ignored
    ),
    ("if else for while do switch case default return goto break continue sizeof _Alignof alignof", Word.control),
    (
      "void char short int long float double signed unsigned bool _Bool wchar_t char8_t char16_t char32_t __int128 "
        + "_Complex __signed",
      Word.builtinType
    ),
    ("typeof __typeof__ __typeof decltype _Atomic", Word.typeOf),
  ]
  private static let commonWords = WordTable(common)
  private static let plusPlusWords = WordTable(
    common + [
      ("class", Word.classType), ("namespace", Word.namespace), ("template", Word.template), ("using", Word.using),
      ("operator", Word.operatorName), ("concept", Word.concept),
      ("public private protected signals slots Q_SIGNALS Q_SLOTS", Word.access), ("new delete", Word.control),
    ])

  /// The bodies that declarations stand in.
  private enum Body {
    case namespace
    case linkage
    case aggregate
  }

  private struct Level {
    var body: Body
    /// The statement that the body belongs to: `typedef struct {...} name;` goes on after it.
    var statement: CStatement
  }

  /// What to go back to at the `#else` of an `#if`.
  private struct Conditional {
    var statement: CStatement
    var levels: Int
    var braces: Int
    var parentheses: Int
  }

  private enum Directive {
    case other
    case opened
    case alternate
    case closed
  }

  private static let maximumLevels = 255
  private static let maximumConditionals = 255
  /// How often a body whose braces do not balance may be read again by its layout.
  private static let maximumRescues = 8

  private static let blockStops = ByteTable([("{}", 1), ("\"'/#", 2)])
  private static let groupStops = ByteTable([("()", 1), ("\"'/#", 2), ("{}", 3)])
  private static let initializerStops = ByteTable([("\"'/#", 2), ("{}()[];,", 1)])

  private var lexer: CLexer
  private var found = SymbolCollector()
  private var statement = CStatement()
  private var levels: [Level] = []
  private var depth = 0
  private var conditionals: [Conditional] = []
  /// `#if`s deeper than are remembered.
  private var surplusConditionals = 0
  /// A body or a list ended at the `#else` of an `#if` outside of it.
  private var metOuterAlternate = false
  /// A function header that parameter declarations in the old style may follow.
  private var oldStyleFunction: CStatement?
  /// How many definitions there were before those parameters.
  private var oldStyleMark = 0
  private var rescues = 0
  private var isPlusPlus: Bool
  private var keywords: WordTable
  private let identifier = ByteTables.identifier
  private let blockStops = Self.blockStops

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

  private mutating func skipStringLiteral() {
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

  private mutating func scanWord() {
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
  private mutating func skipTemplateList() {
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

  // MARK: Parentheses

  private mutating func scanGroup() {
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

  // MARK: Statement ends

  private mutating func add(_ name: CStatement.Name, _ kind: SymbolKind) {
    found.add(start: name.start, length: name.end - name.start, kind: kind, depth: depth)
  }

  private var isInAggregate: Bool { levels.last?.body == .aggregate }

  private mutating func endStatement() {
    lexer.position += 1
    endDeclaratorName()
    if statement.function != nil {
      let mayBeOldStyle = statement.wordsSinceGroup >= 2 && !statement.isExtern && !statement.isTypedef
      oldStyleFunction = mayBeOldStyle && !isInAggregate ? statement : nil
      oldStyleMark = found.count
    }
    statement = CStatement()
  }

  private mutating func endDeclarator() {
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

  private mutating func addVariable() {
    guard !isInAggregate, !statement.isUsing, !statement.isNamespace, !statement.inBaseClause, statement.words >= 2,
      let name = statement.pointerName ?? statement.name
    else { return }
    add(name, .variable)
  }

  /// From a `=` to before what ends the initial value.
  private mutating func scanInitializer() {
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

  private mutating func skipBrackets() {
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

  // MARK: Braces

  private mutating func openBrace() {
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

  private mutating func closeBrace() {
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

  private mutating func skipLiteralOrComment(_ current: UInt8) {
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
  private mutating func skipBlock(_ nesting: Int, inside: Int? = nil) {
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

  private mutating func skipBlock(_ nesting: Int, _ outer: Int, byLayout: Bool) -> Bool {
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
  private mutating func skipGroup(_ nesting: Int, inside: Int? = nil) {
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

  // MARK: Preprocessor

  private mutating func remember(braces: Int, parentheses: Int) {
    guard conditionals.count < Self.maximumConditionals else {
      surplusConditionals += 1
      return
    }
    conditionals.append(
      Conditional(statement: statement, levels: levels.count, braces: braces, parentheses: parentheses))
  }

  private mutating func forget() {
    if surplusConditionals > 0 { surplusConditionals -= 1 } else { _ = conditionals.popLast() }
  }

  /// A `#` between declarations.
  private mutating func scanDirectiveHere() {
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
  private mutating func resumeAlternate() {
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
  private mutating func readDirective() -> Directive {
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
