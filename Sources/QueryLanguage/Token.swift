import SearchModel

/// One word of a query, and where it stands.
struct Token: Equatable {
  enum Kind: Equatable {
    case open, close, or, and, not
    case term(Term)
  }

  var kind: Kind
  /// Bytes of the query's UTF-8.
  var range: Range<Int>
}

/// A text to look for, or a field with its value, as typed.
struct Term: Equatable {
  enum Value: Equatable {
    /// Without quotes or slashes, escapes still in it.
    case bare([UInt8])
    /// Between double quotes, escapes resolved.
    case quoted([UInt8])
    /// Between slashes, escapes still in it.
    case regex([UInt8])

    var bytes: [UInt8] {
      switch self {
      case .bare(let bytes), .quoted(let bytes), .regex(let bytes): bytes
      }
    }
  }

  var field: QueryField?
  /// `sym:function:`
  var kind: SymbolKind?
  var value: Value
  /// Where the first byte of `value.bytes` stands.
  var valueStart: Int
}

/// How the parser meets a mistake: strictly by throwing it, or, for a query that
/// is still being typed, by noting it and going on.
struct Diagnostics {
  let isLenient: Bool
  private(set) var hints: [String] = []

  init(isLenient: Bool) { self.isLenient = isLenient }

  mutating func report(_ error: QueryError) throws(QueryError) {
    guard isLenient else { throw error }
    hint(error.description)
  }

  mutating func hint(_ text: String) {
    // Bounded, since each term of a long query can give one.
    if hints.count < 10, !hints.contains(text) { hints.append(text) }
  }
}
