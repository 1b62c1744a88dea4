import Hummingbird

/// What browsers are told about every answer, so that a mistake elsewhere stays harmless.
enum SecurityHeaders {
  /// Nothing inline, nothing from elsewhere. Images may be `data:`, for those within SVG files of our own.
  static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// For files of repositories: whatever they hold, it does not run and loads nothing.
  static let rawPolicy = "sandbox; default-src 'none'"

  static func add(policy: String, to headers: inout HTTPFields) {
    headers[.contentSecurityPolicy] = policy
    headers[.xContentTypeOptions] = "nosniff"
    for (name, value) in [("Referrer-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin")] {
      if let name = HTTPFields.Element.Name(name) { headers[name] = value }
    }
  }
}
