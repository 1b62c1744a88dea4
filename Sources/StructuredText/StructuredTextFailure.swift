/// Why a text cannot be read.
package struct StructuredTextFailure: Error, Equatable {
  /// 1-based; nil when it concerns the whole text.
  package var line: Int?
  /// A clause without a full stop.
  package var cause: String
  /// What to do about it, as a sentence; empty when the cause says it.
  package var hint: String

  package init(line: Int? = nil, cause: String, hint: String = "") {
    self.line = line
    self.cause = cause
    self.hint = hint
  }
}
