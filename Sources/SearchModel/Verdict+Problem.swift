extension Verdict {
  /// Why a verdict cannot be one: what it is on, or its reason, does not go with its kind. nil when all fits.
  package static func problem(_ kind: Kind, hasCandidate: Bool, reason: Reason?) -> UserFacingError? {
    if kind.concernsCandidate != hasCandidate {
      return UserFacingError(
        .badRequest, "The verdict \(kind.rawValue) \(hasCandidate ? "takes no" : "needs a") candidate.",
        hint: "adopt, extend, wrap and dismiss are about a candidate; build and drop about the need.")
    }
    if (kind == .dismiss) != (reason != nil) {
      return UserFacingError(
        .badRequest,
        reason == nil ? "A dismissal needs a reason." : "Only a dismissal has a reason; say others in words.",
        hint: "One of \(Reason.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return nil
  }
}
