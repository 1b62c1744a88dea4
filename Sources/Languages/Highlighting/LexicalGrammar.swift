/// The words and signs of one language, as `CodeLexer` needs them.
struct LexicalGrammar: Sendable {
  struct Quote: Sendable {
    var open: [UInt8]
    var close: [UInt8]
    /// A backslash keeps the next byte from ending the literal.
    var escapes = true
    var spansLines = false
    /// The closing quote twice is one quote inside.
    var doubles = false
    /// What starts an expression inside: `\(`, `${`, `#{`. Its last byte is the bracket.
    var interpolation: [UInt8] = []
    /// Hashes before the quote are part of the delimiters, as in Swift.
    var takesHashes = false

    init(_ open: String, _ close: String? = nil) {
      self.open = Array(open.utf8)
      self.close = Array((close ?? open).utf8)
    }

    /// `flags`: `m` spans lines, `r` no escapes, `d` doubles, `h` takes hashes.
    static func quote(_ open: String, _ close: String? = nil, _ flags: String = "", with interpolation: String = "")
      -> Quote
    {
      var quote = Quote(open, close)
      quote.spansLines = flags.contains("m")
      quote.escapes = !flags.contains("r")
      quote.doubles = flags.contains("d")
      quote.takesHashes = flags.contains("h")
      quote.interpolation = Array(interpolation.utf8)
      return quote
    }
  }

  struct BlockComment: Sendable {
    var open: [UInt8]
    var close: [UInt8]
    var nests = false
    /// Opens and closes only at the very start of a line.
    var atLineStart = false
  }

  enum Apostrophe: Sendable {
    case none
    /// `'x'`, on one line.
    case character
    /// `'x'`, or a lifetime without a closing one.
    case characterOrLifetime
  }

  enum RawString: Sendable {
    case none
    /// `R"x(...)x"`.
    case cPlusPlus
    /// `r#"..."#`.
    case rust
    /// `[==[...]==]`.
    case lua
  }

  enum Directive: Sendable {
    case none
    /// `#word` at a line's start.
    case lineStart
    /// `#word` wherever it stands.
    case anywhere
  }

  enum Key: Sendable {
    case none
    /// A name or string before `:`.
    case colon
    /// A name before `:` and a blank.
    case colonBlank
    /// A name before `=`.
    case equals
  }

  var lineComments: [[UInt8]] = []
  /// A line comment's sign counts only behind a blank.
  var commentNeedsBlank = false
  var blockComments: [BlockComment] = []
  /// Those with the longer opening first.
  var quotes: [Quote] = []
  /// A quote right behind a letter is an apostrophe.
  var quoteNeedsBoundary = false
  var apostrophe = Apostrophe.none
  var rawString = RawString.none
  /// `/.../` where an expression may start.
  var hasRegexLiterals = false
  var hasHeredocs = false
  var directive = Directive.none
  /// `@word` is coloured.
  var hasAttributes = false
  /// `$word` is coloured.
  var hasVariables = false
  /// `[...]` at a line's start is a heading.
  var hasSections = false
  var key = Key.none
  /// A word right before a parenthesis is a command.
  var callsAreKeywords = false
  /// Only a line's first word can be one of the keywords.
  var keywordsStartLines = false
  /// A word that starts with a capital and is not all capitals is a type.
  var capitalsAreTypes = false
  /// Words that end in `_t` are types.
  var underscoreTIsType = false
  /// Bytes besides letters, digits and `_` that go on a name.
  var nameBytes: [UInt8] = []
  private(set) var words = PackedWordTable([])

  static let keyword: UInt16 = 0
  static let type: UInt16 = 1

  init(
    keywords: String, types: String = "", foldsCase: Bool = false, _ change: (inout LexicalGrammar) -> Void = { _ in }
  ) {
    words = PackedWordTable(
      keywords.split(separator: " ").map { (String($0), Self.keyword) }
        + types.split(separator: " ").map { (String($0), Self.type) }, folding: foldsCase)
    change(&self)
  }

  /// `//` and `/* */` with `"` strings: the family of C.
  static func cLike(keywords: String, types: String = "", _ change: (inout LexicalGrammar) -> Void = { _ in })
    -> LexicalGrammar
  {
    LexicalGrammar(keywords: keywords, types: types) { grammar in
      grammar.comments(line: "//", block: ("/*", "*/"))
      grammar.quotes = [.quote("\"")]
      grammar.apostrophe = .character
      grammar.capitalsAreTypes = true
      change(&grammar)
    }
  }

  /// `#` comments with both quotes.
  static func hashLike(
    keywords: String, types: String = "", foldsCase: Bool = false, _ change: (inout LexicalGrammar) -> Void = { _ in }
  ) -> LexicalGrammar {
    LexicalGrammar(keywords: keywords, types: types, foldsCase: foldsCase) { grammar in
      grammar.comments(line: "#")
      grammar.quotes = [.quote("\""), .quote("'")]
      change(&grammar)
    }
  }

  mutating func comments(line: String..., block: (open: String, close: String)..., nested: Bool = false) {
    lineComments = line.map { Array($0.utf8) }
    blockComments = block.map { BlockComment(open: Array($0.open.utf8), close: Array($0.close.utf8), nests: nested) }
  }
}
