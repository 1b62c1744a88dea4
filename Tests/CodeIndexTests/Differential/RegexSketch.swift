/// A regular expression that is known by its parts, so that it can be written in RE2's syntax and in that of ripgrep
/// (Rust's crate regex), in such a way that both mean the same.
///
/// Left out, since the two do not mean the same by it, or only one of them has it:
/// - `\w`, `\d`, `\s`, `\b` as they stand: ASCII in RE2, Unicode in Rust, which is therefore given the classes and
///   `(?-u:\b)`;
/// - a repetition of what can be empty, as `(|a)*`: engines disagree about which alternative it prefers;
/// - `\A`, `\z`, `(?-m)`: the ends of a line for us, those of the whole file for ripgrep;
/// - `\Q…\E`, `\pN` without braces and octal escapes: spellings that only RE2 has;
/// - where matches stand in a line, of an expression with `\b` or `\B` that is no whole word: ripgrep 13 loses some that
///   follow each other without a gap (`rg -o '\b[^s]'` of `x?y` finds `x` alone); lines are compared, and a plain scan
///   has the places;
/// - `\r`: line breaks are LF and CR LF for us, LF alone for ripgrep, whose `--crlf` lets `.` match CR in some versions.
indirect enum RegexSketch {
  case text(String)
  case any
  /// Any character, a line feed too.
  case anyOrLineFeed
  case lineFeed
  case oneOf([ClassItem], isInverted: Bool)
  case lineStart, lineEnd
  case wordEdge, noWordEdge
  case sequence([RegexSketch])
  case alternatives([RegexSketch])
  /// `maximum` nil: without end.
  case repeated(RegexSketch, minimum: Int, maximum: Int?, isLazy: Bool)
  case captured(RegexSketch)

  /// Something in a class of characters.
  enum ClassItem {
    case one(Unicode.Scalar)
    case range(Unicode.Scalar, Unicode.Scalar)
    /// `d`, `w`, `s` or their opposites.
    case perl(Character)
    /// `alpha` and so on, of ASCII.
    case posix(String)
    /// A property of Unicode.
    case property(String)
  }

  enum Syntax { case re2, rust }

  var canBeEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .any, .anyOrLineFeed, .lineFeed, .oneOf: false
    case .lineStart, .lineEnd, .wordEdge, .noWordEdge: true
    case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
    case .alternatives(let parts): parts.contains(where: \.canBeEmpty)
    case .repeated(let part, let minimum, _, _): minimum == 0 || part.canBeEmpty
    case .captured(let part): part.canBeEmpty
    }
  }

  /// Whether a line feed is named, so that matches may go over lines.
  var namesLineFeed: Bool {
    switch self {
    case .lineFeed, .anyOrLineFeed: true
    case .text, .any, .oneOf, .lineStart, .lineEnd, .wordEdge, .noWordEdge: false
    case .sequence(let parts), .alternatives(let parts): parts.contains(where: \.namesLineFeed)
    case .repeated(let part, _, _, _), .captured(let part): part.namesLineFeed
    }
  }

  var hasWordEdges: Bool {
    switch self {
    case .wordEdge, .noWordEdge: true
    case .text, .any, .anyOrLineFeed, .lineFeed, .oneOf, .lineStart, .lineEnd: false
    case .sequence(let parts), .alternatives(let parts): parts.contains(where: \.hasWordEdges)
    case .repeated(let part, _, _, _), .captured(let part): part.hasWordEdges
    }
  }

  func written(in syntax: Syntax) -> String {
    switch self {
    case .text(let text): return text.unicodeScalars.map { Self.escaped($0) }.joined()
    case .any: return "."
    case .anyOrLineFeed: return "(?s:.)"
    case .lineFeed: return "\\n"
    case .oneOf(let items, let isInverted):
      return "[" + (isInverted ? "^" : "") + items.map { $0.written(in: syntax) }.joined() + "]"
    case .lineStart: return "^"
    case .lineEnd: return "$"
    case .wordEdge: return syntax == .re2 ? "\\b" : "(?-u:\\b)"
    case .noWordEdge: return syntax == .re2 ? "\\B" : "(?-u:\\B)"
    case .sequence(let parts): return parts.map { $0.bound(in: syntax) }.joined()
    case .alternatives(let parts): return parts.map { $0.written(in: syntax) }.joined(separator: "|")
    case .repeated(let part, let minimum, let maximum, let isLazy):
      return part.atom(in: syntax) + Self.quantifier(minimum, maximum) + (isLazy ? "?" : "")
    case .captured(let part): return "(" + part.written(in: syntax) + ")"
    }
  }

  private static func quantifier(_ minimum: Int, _ maximum: Int?) -> String {
    switch (minimum, maximum) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (_, nil): "{\(minimum),}"
    case (_, .some(let maximum)): minimum == maximum ? "{\(minimum)}" : "{\(minimum),\(maximum)}"
    }
  }

  /// As a part of a sequence.
  private func bound(in syntax: Syntax) -> String {
    if case .alternatives = self { "(?:" + written(in: syntax) + ")" } else { written(in: syntax) }
  }

  /// As something that a quantifier can follow.
  private func atom(in syntax: Syntax) -> String {
    switch self {
    case .any, .anyOrLineFeed, .lineFeed, .oneOf, .captured: written(in: syntax)
    case .text(let text) where text.unicodeScalars.count == 1: written(in: syntax)
    default: "(?:" + written(in: syntax) + ")"
    }
  }

  /// Both syntaxes take a backslash before these, and Rust's before hardly any other.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\t" { return "\\t" }
    if scalar == "\n" { return "\\n" }
    return ("\\.+*?()|[]{}^$#&-~".unicodeScalars.contains(scalar) ? "\\" : "") + String(scalar)
  }

  /// Letters of ASCII in both cases, and nothing else that Unicode thinks alike: how a plain text ignores case.
  static func ignoringCaseOfASCII(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      guard scalar.isASCII, scalar.properties.isAlphabetic else { return escaped(scalar) }
      return "[" + String(scalar).lowercased() + String(scalar).uppercased() + "]"
    }.joined()
  }
}

extension RegexSketch.ClassItem {
  func written(in syntax: RegexSketch.Syntax) -> String {
    switch self {
    case .one(let scalar): return RegexSketch.escaped(scalar)
    case .range(let low, let high): return RegexSketch.escaped(low) + "-" + RegexSketch.escaped(high)
    case .posix(let name): return "[:" + name + ":]"
    case .property(let name): return "\\p{" + name + "}"
    case .perl(let letter):
      guard syntax == .rust else { return "\\" + String(letter) }
      let sets: [Character: String] = ["d": "0-9", "w": "0-9A-Za-z_", "s": "\\t\\n\\f\\r "]
      let small = Character(letter.lowercased())
      return letter == small ? sets[small] ?? "" : "[^" + (sets[small] ?? "") + "]"
    }
  }
}
