import SearchModel

/// What the scanner has understood of the declaration that it is reading.
struct CStatement {
  struct Name: Equatable {
    var start: Int
    var end: Int
    /// Behind `::`: a member defined outside of its class.
    var isQualified = false
  }

  var isTypedef = false
  var isExtern = false
  var isExternC = false
  var isNamespace = false
  var isUsing = false
  var isConcept = false
  /// After `struct`, `union`, `enum` or `class`, until its body is read.
  var aggregate: SymbolKind?
  /// The first name after such a keyword.
  var tag: Name?
  /// Behind the `:` of a base clause or an enum's underlying type.
  var inBaseClause = false
  /// Behind the `:` of a constructor's initialisers or a `->` result: names
  /// and parentheses no longer tell anything.
  var inTail = false
  var inMemberInitializers = false

  /// Names and type words so far: a variable has at least two.
  var words = 0
  /// Names, type words and stars since the last parentheses.
  var wordsSinceGroup = 0
  /// The last plain name.
  var name: Name?
  /// Whether `name` was the very last token.
  var endsInName = false
  /// The name in `(*name)`.
  var pointerName: Name?
  /// The name before the parentheses that look like a function's parameters.
  var function: Name?
  /// The offset behind their opening parenthesis, for macros that define.
  var functionArguments = 0
  /// Whether nothing but storage words stood before `function`.
  var isBareFunction = false

  var isEmpty: Bool { words == 0 && function == nil && aggregate == nil && !isTypedef && !isExtern && !isNamespace }
}
