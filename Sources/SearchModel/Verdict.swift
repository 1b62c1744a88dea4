package import Foundation

/// What somebody decided about a candidate, or about the need as a whole.
package struct Verdict: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    case adopt, extend, wrap, dismiss
    /// Nothing fits: it is built anew.
    case build
    /// It is not needed any more.
    case drop

    /// Whether something that exists is taken.
    package var takes: Bool { self == .adopt || self == .extend || self == .wrap }

    /// Whether it is about one candidate, and not about all.
    package var concernsCandidate: Bool { self != .build && self != .drop }
  }

  /// Why a candidate does not do.
  package enum Reason: String, Sendable, CaseIterable, Codable {
    case missingFeature = "missing-feature"
    case wrongPlatform = "wrong-platform"
    case quality, performance, security, licence
    case documentation, unmaintained
    case noSupport = "no-support"
    case tooLarge = "too-large"
    case other

    /// As people say it.
    package var words: String {
      switch self {
      case .missingFeature: "a feature is missing"
      case .wrongPlatform: "wrong platform"
      case .quality: "quality"
      case .performance: "performance"
      case .security: "security"
      case .licence: "licence"
      case .documentation: "documentation"
      case .unmaintained: "nobody maintains it"
      case .noSupport: "no support"
      case .tooLarge: "too large for the job"
      case .other: "another reason"
      }
    }
  }

  /// nil for the need as a whole.
  package var candidate: String?
  package var kind: Kind
  /// Of a dismissal.
  package var reason: Reason?
  package var words: String
  package var person: String
  package var date: Date

  package init(
    candidate: String?, kind: Kind, reason: Reason? = nil, words: String = "", person: String = "", date: Date
  ) {
    self.candidate = candidate
    self.kind = kind
    self.reason = reason
    self.words = words
    self.person = person
    self.date = date
  }
}
