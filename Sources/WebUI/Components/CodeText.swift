import HTML
import Languages

/// Source code with its syntax in colour and matches marked.
struct CodeText {
  /// UTF-8; the tokens count from its start.
  var bytes: [UInt8]
  /// Sorted and disjoint.
  var tokens: [HighlightToken] = []
  /// Sorted and disjoint; may cut through tokens.
  var marks: [Range<Int>] = []

  /// Writes the bytes of `range`, which begins at or after the token `first`.
  ///
  /// - Returns: the first token that may still matter after `range`.
  @discardableResult
  func write(_ range: Range<Int>, tokensFrom first: Int = 0, to html: inout HTMLWriter) -> Int {
    var position = range.lowerBound
    var token = first
    for mark in marks {
      let mark = mark.clamped(to: range)
      guard !mark.isEmpty, mark.lowerBound >= position else { continue }
      token = writeTokens(position..<mark.lowerBound, from: token, to: &html)
      html(.mark) { token = writeTokens(mark, from: token, to: &$0) }
      position = mark.upperBound
    }
    return writeTokens(position..<range.upperBound, from: token, to: &html)
  }

  func write(to html: inout HTMLWriter) {
    write(bytes.indices, to: &html)
  }

  private func writeTokens(_ range: Range<Int>, from first: Int, to html: inout HTMLWriter) -> Int {
    var index = first
    var position = range.lowerBound
    while index < tokens.count, tokens[index].range.lowerBound < range.upperBound {
      let token = tokens[index].range.clamped(to: position..<range.upperBound)
      if !token.isEmpty {
        html.text(bytes[position..<token.lowerBound])
        html(.span, tokens[index].kind.attribute) { $0.text(bytes[token]) }
        position = token.upperBound
      }
      // A token that goes on behind the range is met again there.
      if tokens[index].range.upperBound > range.upperBound { break }
      index += 1
    }
    html.text(bytes[position..<range.upperBound])
    return index
  }
}

extension HighlightToken.Kind {
  fileprivate var attribute: Attribute {
    switch self {
    case .keyword: .class("kw")
    case .string: .class("str")
    case .comment: .class("com")
    case .number: .class("num")
    case .type: .class("typ")
    }
  }
}
