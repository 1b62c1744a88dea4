import SearchModel

/// What somebody put into a form of verdicts: what could not be recorded is shown again as it was typed, with what is wrong
/// beside the field.
struct VerdictEntries {
  /// Of one candidate.
  struct Candidate {
    var reason: Verdict.Reason?
    var words = ""
  }

  /// By identifier; `VerdictForm.other` for the project that was typed.
  var candidates: [String: Candidate] = [:]
  /// The project that was typed.
  var other = ""
  /// What was said of the need as a whole.
  var about = ""
  var trouble: FormTrouble?

  /// What is wrong with a field of a candidate.
  func trouble(of candidate: String) -> FormTrouble? {
    switch trouble?.field {
    case .reason(candidate), .words(candidate): trouble
    default: nil
    }
  }
}

/// Why what a form sent cannot be recorded.
struct FormTrouble: Error {
  /// Where it is wrong; those of a candidate by its identifier.
  enum Field: Hashable {
    case person, team, project, other, about
    case reason(of: String)
    case words(of: String)
    /// No field by itself.
    case whole
  }

  var field: Field
  var error: UserFacingError
  /// What was recorded all the same.
  var recorded: String?

  init(_ field: Field, _ message: String, hint: String = "") {
    self.init(field, UserFacingError(.badRequest, message, hint: hint))
  }

  init(_ field: Field, _ error: UserFacingError) {
    self.field = field
    self.error = error
  }

  /// What was done, and what is wrong.
  var sentence: String {
    (recorded.map { "\($0) is recorded, and the verdict is not. " } ?? "Nothing was recorded. ") + error.description
  }
}
