/// An error meant for the person who asked: a code to branch on, the thing with
/// its cause in one sentence, and the way out. Every surface shows this one shape.
package struct UserFacingError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: String, Sendable, Codable {
    case badQuery = "bad_query"
    case badRequest = "bad_request"
    case badConfiguration = "bad_configuration"
    case notFound = "not_found"
    /// Somebody else's own, where people are signed in; what a viewer may not see is `notFound`.
    case forbidden = "forbidden"
    case unavailable = "unavailable"
    case damaged = "damaged"
    case tooLarge = "too_large"
    case busy = "busy"
    case `internal` = "internal"
  }

  package var code: Code
  /// What went wrong with which thing, and why: one sentence without a final line break.
  package var message: String
  /// What to do about it; empty only when nothing can be done.
  package var hint: String

  /// Where in the query that was typed the trouble stands, as UTF-8 bytes; nil when it has no place.
  package var range: Range<Int>?
  /// What to type instead, when that can be guessed.
  package var suggestion: String?

  package init(
    _ code: Code, _ message: String, hint: String = "", range: Range<Int>? = nil, suggestion: String? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.range = range
    self.suggestion = suggestion
  }

  package var description: String { hint.isEmpty ? message : "\(message) \(hint)" }
}
