package import SearchModel

/// What every failure answers, on every surface.
package struct ErrorReply: Codable, Sendable, Equatable {
  package var error: Details

  package struct Details: Codable, Sendable, Equatable {
    /// For programs to branch on.
    package var code: UserFacingError.Code
    /// What went wrong with which thing, and why.
    package var message: String
    /// What to do about it.
    package var hint: String
    /// Where in the query the trouble stands.
    package var range: ByteRange?
    /// What to type instead.
    package var suggestion: String?
  }

  package init(_ error: UserFacingError) {
    self.error = Details(
      code: error.code, message: error.message, hint: error.hint, range: error.range.map(ByteRange.init),
      suggestion: error.suggestion)
  }
}

/// A half-open range of UTF-8 bytes within a text that stands beside it.
package struct ByteRange: Codable, Sendable, Equatable {
  package var start: Int
  package var end: Int

  package init(_ range: Range<Int>) {
    start = range.lowerBound
    end = range.upperBound
  }
}
