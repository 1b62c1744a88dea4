/// How large a query may be, so that planning and running it stays cheap.
package enum QueryLimits {
  /// Bytes of UTF-8.
  package static let length = 4096
  /// Words and fields.
  package static let terms = 256
  /// Parentheses within parentheses.
  package static let depth = 100
}
