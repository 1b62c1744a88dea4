/// A stretch of source text to be coloured.
package struct HighlightToken: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Reserved words, directives, attributes, tags, headings.
    case keyword
    case string
    case comment
    case number
    /// Types, variables of shells, keys of data formats.
    case type
  }

  /// Offsets in UTF-8 bytes.
  package var range: Range<Int>
  package var kind: Kind

  package init(range: Range<Int>, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
