import Bytes
import QueryLanguage
import SearchModel

/// What is remarkable about the lines that one term found in one document.
struct HitTraits: Equatable {
  /// Lines whose surroundings are looked at; the later ones of a file hardly change its rank.
  static let judgedLines = 32

  var lines = 0
  var isWholeWord = false
  /// The text stands there as it was typed, though case is ignored.
  var isCaseExact = false
  /// It is the name of a definition, or part of one.
  var definition: Definition?

  /// What the best definition is, the most telling last.
  enum Definition: Int, Comparable {
    /// The term is part of its name.
    case part
    /// A value of this name: many functions have one.
    case value
    /// More of something that is defined elsewhere.
    case extending
    /// A type, a function, a module: what somebody means who types a name.
    case whole

    /// Of a symbol whose whole name was found.
    init(naming kind: SymbolKind) {
      switch kind {
      case .property, .variable, .constant, .enumCase, .field, .heading, .other: self = .value
      case .extension: self = .extending
      default: self = .whole
      }
    }

    static func < (left: Definition, right: Definition) -> Bool { left.rawValue < right.rawValue }
  }

  /// Looks at a hit's surroundings in the text it is an offset of.
  mutating func judge(_ hit: LineHit, in text: ByteView, _ matcher: PatternMatcher) {
    let start = Int(hit.start)
    let end = Int(hit.end)
    guard start < end, end <= text.count else { return }
    if !isWholeWord { isWholeWord = Self.isWholeWord(start..<end, in: text) }
    if matcher.pattern.ignoresCase, !matcher.pattern.isRegex, !isCaseExact,
      let found = text.part(at: start, count: end - start)
    {
      isCaseExact = found.buffer.elementsEqual(matcher.pattern.text.utf8)
    }
  }

  mutating func judge(_ hit: LineHit, at symbol: SymbolSpan) {
    let isWhole = hit.start == symbol.start && hit.end == symbol.start &+ UInt32(symbol.length)
    definition = max(definition ?? .part, isWhole ? Definition(naming: symbol.kind) : .part)
  }

  static func isWholeWord(_ range: Range<Int>, in text: ByteView) -> Bool {
    let opens = !text.base[range.lowerBound].isWordByte || !(text[range.lowerBound - 1]?.isWordByte ?? false)
    let closes = !text.base[range.upperBound - 1].isWordByte || !(text[range.upperBound]?.isWordByte ?? false)
    return opens && closes
  }
}

extension PatternMatcher {
  /// Whether a match can be a name or part of one: what holds a space or a bracket cannot.
  var mayMatchName: Bool {
    switch strategy {
    case .literal(let needle): needle.mayStandInName
    case .filtered(let needles, foldsBeyondASCII: _): needles.contains(where: \.mayStandInName)
    case .acrossLines, .wholeText, .lineByLine: true
    }
  }
}

extension Needle {
  fileprivate var mayStandInName: Bool {
    !text.contains { $0 <= 0x20 || "(){}[];,.\"'".utf8.contains($0) }
  }
}
