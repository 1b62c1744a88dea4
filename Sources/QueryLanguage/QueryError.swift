/// Why a query cannot be run: where, what, and the way out.
package struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of mistake, to branch on.
  package enum Reason: Hashable, Sendable {
    case tooLong, tooManyTerms, tooDeep, nulCharacter
    case unclosedQuote, unclosedRegex, unclosedParenthesis, unopenedParenthesis, emptyParentheses
    case danglingOperator
    case unknownField, missingValue, badValue, notNegatable
    case badRegex
  }

  package var reason: Reason
  /// The bytes of the query's UTF-8 that are to blame; inside the query, possibly empty.
  package var range: Range<Int>
  /// What is wrong: one sentence.
  package var message: String
  /// What to do about it: one sentence.
  package var suggestion: String
  /// A text to put in place of `range` that repairs the query, where there is an obvious one.
  package var replacement: String?

  package init(
    _ reason: Reason, at range: Range<Int>, _ message: String, suggestion: String, replacement: String? = nil
  ) {
    self.reason = reason
    self.range = range
    self.message = message
    self.suggestion = suggestion
    self.replacement = replacement
  }

  /// With the place as people count: the first character is 1.
  package var description: String { "At character \(range.lowerBound + 1): \(message) \(suggestion)" }
}
