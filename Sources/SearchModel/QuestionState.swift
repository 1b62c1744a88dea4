/// How far a question is.
package enum QuestionState: String, Sendable, CaseIterable {
  /// Nobody answered.
  case open
  /// There are answers, and none was accepted.
  case answered
  /// One was.
  case solved
}
